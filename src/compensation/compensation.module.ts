/** Wires the compensation room. */
import { Module } from '@nestjs/common';
import { CodesModule } from '../codes/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { LedgerModule } from '../ledger/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { PeopleModule } from '../people/index.ts';
import { CompensationJobs } from './compensation.jobs.ts';
import { Fulfilments } from './fulfilments.ts';
import { GrantEnds } from './grant-ends.ts';
import { Grants } from './grants.ts';
import { Links } from './links.ts';
import { Offers } from './offers.ts';
import { PayoutFiles } from './payout-files.ts';
import { Payouts } from './payouts.ts';
import { PersonPages } from './person-pages.ts';
import { Redemptions } from './redemptions.ts';
import { Voids } from './voids.ts';

const verbs = [
  Offers,
  Grants,
  Links,
  PersonPages,
  Redemptions,
  Fulfilments,
  Payouts,
  Voids,
  CompensationJobs,
];

@Module({
  imports: [CodesModule, IncidentsModule, LedgerModule, OperatorsModule, PeopleModule],
  providers: [...verbs, GrantEnds, PayoutFiles],
  exports: verbs,
})
export class CompensationModule {}
