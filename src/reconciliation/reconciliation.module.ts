/** Wires the reconciliation room. */
import { Module } from '@nestjs/common';
import { CompensationModule } from '../compensation/index.ts';
import { LedgerModule } from '../ledger/index.ts';
import { Figures } from './figures.ts';
import { ProofOrders } from './proof-orders.ts';
import { ReconciliationJobs } from './reconciliation.jobs.ts';
import { Reconciliation } from './reconciliation.ts';

const verbs = [Reconciliation, Figures, ProofOrders, ReconciliationJobs];

@Module({ imports: [CompensationModule, LedgerModule], providers: verbs, exports: verbs })
export class ReconciliationModule {}
