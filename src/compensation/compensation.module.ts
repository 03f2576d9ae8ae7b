/** Wires the compensation room. */
import { Module } from '@nestjs/common';
import { CodesModule } from '../codes/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { LedgerModule } from '../ledger/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { PeopleModule } from '../people/index.ts';
import { Absorptions } from './absorptions.ts';
import { Budgets } from './budgets.ts';
import { BudgetRaises } from './budget-raises.ts';
import { Bundles } from './bundles.ts';
import { CompensationJobs } from './compensation.jobs.ts';
import { DuplicateBenefits } from './duplicate-benefits.ts';
import { Fulfilments } from './fulfilments.ts';
import { GrantEnds } from './grant-ends.ts';
import { GrantJobs } from './grant-jobs.ts';
import { Grants } from './grants.ts';
import { Links } from './links.ts';
import { Offers } from './offers.ts';
import { Outbox } from './outbox.ts';
import { PersonPages } from './person-pages.ts';
import { Receipts } from './receipts.ts';
import { Redemptions } from './redemptions.ts';
import { SetApprovals } from './set-approvals.ts';
import { Simulations } from './simulations.ts';
import { Standings } from './standings.ts';
import { Voids } from './voids.ts';
import { Waiting } from './waiting.ts';

const verbs = [
  Offers, Bundles, Simulations, Grants, Links, PersonPages, Redemptions, Fulfilments, Outbox, Voids,
  Waiting, Receipts, BudgetRaises, Absorptions, DuplicateBenefits, GrantJobs, CompensationJobs, Budgets, Standings,
]; // prettier-ignore

@Module({
  imports: [CodesModule, IncidentsModule, LawsModule, LedgerModule, OperatorsModule, PeopleModule],
  providers: [...verbs, GrantEnds, SetApprovals],
  exports: verbs,
})
export class CompensationModule {}
