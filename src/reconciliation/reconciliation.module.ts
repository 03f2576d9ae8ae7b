/** Wires the reconciliation room. */
import { Module } from '@nestjs/common';
import { CompensationModule } from '../compensation/index.ts';
import { LedgerModule } from '../ledger/index.ts';
import { Reconciliation } from './reconciliation.ts';

@Module({
  imports: [CompensationModule, LedgerModule],
  providers: [Reconciliation],
  exports: [Reconciliation],
})
export class ReconciliationModule {}
