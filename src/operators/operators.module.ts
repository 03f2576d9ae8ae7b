/** Wires the operators room. */
import { Module } from '@nestjs/common';
import { ApiKeys } from './api-keys.ts';
import { Approvals } from './approvals.ts';
import { OperatorChanges } from './changes.ts';
import { Deputies } from './deputies.ts';
import { Operators } from './operators.ts';
import { Orders } from './orders.ts';
import { SecondFactors } from './second-factors.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';

const verbs = [
  Operators,
  SignIn,
  Sessions,
  SecondFactors,
  ApiKeys,
  Approvals,
  OperatorChanges,
  Deputies,
  Orders,
];

@Module({ providers: verbs, exports: verbs })
export class OperatorsModule {}
