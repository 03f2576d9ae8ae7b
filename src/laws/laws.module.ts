/** Wires the laws room. */
import { Module } from '@nestjs/common';
import { Laws } from './laws.ts';

@Module({ providers: [Laws], exports: [Laws] })
export class LawsModule {}
