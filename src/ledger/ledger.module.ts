/** Wires the ledger. */
import { Module } from '@nestjs/common';
import { Journals } from './journals.ts';
import { Ledger } from './ledger.ts';

@Module({ providers: [Ledger, Journals], exports: [Ledger, Journals] })
export class LedgerModule {}
