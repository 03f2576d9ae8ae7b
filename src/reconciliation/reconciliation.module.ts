/** Wires the reconciliation room. */
import { Module } from '@nestjs/common';
import { CompensationModule } from '../compensation/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { LedgerModule } from '../ledger/index.ts';
import { Bills } from './bills.ts';
import { CostFiles } from './cost-files.ts';
import { Figures } from './figures.ts';
import { ProofOrders } from './proof-orders.ts';
import { ReconciliationJobs } from './reconciliation.jobs.ts';
import { Reconciliation } from './reconciliation.ts';

const verbs = [Reconciliation, Figures, Bills, CostFiles, ProofOrders, ReconciliationJobs];

@Module({ imports: [CompensationModule, IncidentsModule, LedgerModule], providers: verbs, exports: verbs })
export class ReconciliationModule {}
