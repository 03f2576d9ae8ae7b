/** Wires the pages room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { Logos } from './logos.ts';
import { Pages } from './pages.ts';

const verbs = [Pages, Logos];

@Module({ imports: [IncidentsModule, OperatorsModule], providers: verbs, exports: verbs })
export class PagesModule {}
