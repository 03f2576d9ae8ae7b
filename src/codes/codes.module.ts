/** Wires the codes room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { CodeFiles } from './code-files.ts';
import { Codes } from './codes.ts';
import { CodePools } from './pools.ts';

@Module({
  imports: [IncidentsModule, OperatorsModule],
  providers: [Codes, CodePools, CodeFiles],
  exports: [Codes, CodePools, CodeFiles],
})
export class CodesModule {}
