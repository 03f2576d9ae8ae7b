/** Wires the operators room. */
import { Module } from '@nestjs/common';
import { ApiKeys } from './api-keys.ts';
import { Approvals } from './approvals.ts';
import { Deputies } from './deputies.ts';
import { Operators } from './operators.ts';
import { Orders } from './orders.ts';
import { SignIn } from './sign-in.ts';

const verbs = [Operators, SignIn, ApiKeys, Approvals, Deputies, Orders];

@Module({ providers: verbs, exports: verbs })
export class OperatorsModule {}
