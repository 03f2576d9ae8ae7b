/** Wires the reconciliation room. */
import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.ts';
import { Reconciliation } from './reconciliation.ts';

@Module({ imports: [LedgerModule], providers: [Reconciliation], exports: [Reconciliation] })
export class ReconciliationModule {}
