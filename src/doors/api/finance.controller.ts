/** What compensation costs, who was granted what, what the book says and whether it agrees. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Incidents } from '../../incidents/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Reconciliation } from '../../reconciliation/index.ts';
import { By, Needs } from '../access.ts';
import { Book } from '../book.ts';
import { Finance } from '../finance.ts';
import { meansEvery } from '../reach.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { JournalsQuery, ProveBody } from './finance.dto.ts';
import { sendStream } from './streaming.ts';

@ApiTags('finance')
@Controller('api/v1')
export class FinanceController {
  constructor(
    private readonly reconciliation: Reconciliation,
    private readonly finance: Finance,
    private readonly book: Book,
    private readonly incidents: Incidents,
  ) {}

  /** Exact at this moment: reads every grant of the incident, which takes seconds where they are many. */
  @Get('incidents/:incident/cost-report')
  @Needs('report.read')
  costReport(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.reconciliation.costReport(incident);
  }

  /** The same as a file for whoever reconciles: one line per offer of a set, exact at this moment. */
  @Get('incidents/:incident/cost-report.csv')
  @Needs('report.read')
  costFile(@Param('incident', IncidentPipe) incident: IncidentId, @Res() reply: FastifyReply): Promise<void> {
    const file = this.book.costFile(incident);
    return sendStream(reply, file, { type: 'text/csv; charset=utf-8', filename: 'cost-report.csv' });
  }

  @Get('incidents/:incident/grants')
  @Needs('offer.read')
  async grants(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { sets: await this.reconciliation.takeUp(incident) };
  }

  /** Cost, take-up by day, budgets and accounts as the worker counted them last, and when that was. */
  @Get('incidents/:incident/finance')
  @Needs('offer.read')
  figures(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.finance.figures(incident, actor);
  }

  /** Asks the worker to count again now; it does by itself within minutes of a change. */
  @Post('incidents/:incident/finance/count')
  @HttpCode(202)
  @Needs('offer.read')
  async count(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    await this.finance.want(incident);
    return this.finance.figures(incident, actor);
  }

  /** Journals of an account, or of all, newest first, each with its lines and its cause; `next` goes on. */
  @Get('incidents/:incident/journals')
  @Needs('report.read')
  journals(@Param('incident', IncidentPipe) incident: IncidentId, @Query() query: JournalsQuery) {
    return this.book.journals(incident, query);
  }

  /** Every line of the incident's book. */
  @Get('incidents/:incident/journals.csv')
  @Needs('report.read')
  lines(@Param('incident', IncidentPipe) incident: IncidentId, @Res() reply: FastifyReply): Promise<void> {
    const file = this.book.lines(incident);
    return sendStream(reply, file, { type: 'text/csv; charset=utf-8', filename: 'journals.csv' });
  }

  /** Proofs of this incident's book, the newest first; and how far the one is that somebody asked for. */
  @Get('incidents/:incident/proofs')
  @Needs('report.read')
  proofs(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.finance.proofs(incident, actor);
  }

  /** Asks the worker to prove the incident's books; where one runs already, that one is answered. */
  @Post('incidents/:incident/proofs')
  @HttpCode(202)
  @Needs('ledger.prove')
  askProof(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.finance.askProof(incident, actor);
  }

  /** Recomputes every identity the books claim, and answers when it is done; who works on named incidents names one. */
  @Post('ledger/prove')
  @HttpCode(200)
  @Needs('ledger.prove')
  async prove(@Body() { incident }: ProveBody, @By() actor: Actor) {
    const id = incident === undefined ? meansEvery(actor) : (await this.incidents.get(incident)).id;
    return this.reconciliation.prove(id, actor);
  }
}
