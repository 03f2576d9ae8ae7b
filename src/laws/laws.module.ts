/** Wires the laws room. */
import { Module } from '@nestjs/common';
import { OperatorsModule } from '../operators/index.ts';
import { Holds } from './holds.ts';
import { LawEdits } from './law-edits.ts';
import { Laws } from './laws.ts';
import { Postings } from './postings.ts';

const verbs = [Laws, LawEdits, Holds, Postings];

@Module({ imports: [OperatorsModule], providers: verbs, exports: verbs })
export class LawsModule {}
