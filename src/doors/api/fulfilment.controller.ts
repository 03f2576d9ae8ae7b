/** What becomes of what was chosen: dead letters of calls, files for finance. */
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Calls, DeadLetters, Payouts } from '../../fulfilment/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { Fulfilling } from '../fulfilling.ts';
import {
  ConfirmPaidBody,
  PayoutBody,
  ReasonBody,
  RetryAllBody,
  SettleBody,
  WordBody,
} from './fulfilment.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';

@ApiTags('fulfilment')
@Controller('api/v1')
export class FulfilmentController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly payouts: Payouts,
    private readonly calls: Calls,
    private readonly fulfilling: Fulfilling,
  ) {}

  /** What no call settles any more, oldest first, a thousand at most. */
  @Get('incidents/:incident/dead-letters')
  @Needs('fulfilment.read')
  deadLetters(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.fulfilling.deadLetters(incident, actor);
  }

  /** After an outage: everything that is dead for one reason, and nobody else’s, is tried anew. */
  @Post('incidents/:incident/dead-letters/retry')
  @HttpCode(200)
  @Needs('fulfilment.write')
  retryAll(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: RetryAllBody,
    @By() actor: Actor,
  ) {
    return this.letters.retryAll(incident, body, actor);
  }

  /** One fulfilment that goes by calls, with every try. */
  @Get('incidents/:incident/dead-letters/:reference')
  @Needs('fulfilment.read')
  deadLetter(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @By() actor: Actor,
  ) {
    return this.fulfilling.deadLetter(incident, reference, actor);
  }

  /** Makes you its owner, whoever’s it was. */
  @Post('incidents/:incident/dead-letters/:reference/take')
  @HttpCode(200)
  @Needs('fulfilment.write')
  take(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @By() actor: Actor,
  ) {
    return this.letters.take(incident, reference, actor);
  }

  /** Tries it anew; what is in doubt is asked first, or needs your word that you checked. */
  @Post('incidents/:incident/dead-letters/:reference/retry')
  @HttpCode(200)
  @Needs('fulfilment.write')
  async retry(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Body() body: WordBody,
    @By() actor: Actor,
  ) {
    await this.letters.retry(incident, reference, body, actor);
    return this.letters.get(incident, reference);
  }

  /** It was booked, as the other side says. */
  @Post('incidents/:incident/dead-letters/:reference/settle')
  @HttpCode(200)
  @Needs('fulfilment.write')
  async settle(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Body() body: SettleBody,
    @By() actor: Actor,
  ) {
    await this.letters.settle(incident, reference, body, actor);
    return this.letters.get(incident, reference);
  }

  /** It will not arrive: the person may choose again. */
  @Post('incidents/:incident/dead-letters/:reference/fail')
  @HttpCode(200)
  @Needs('fulfilment.write')
  async fail(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('reference') reference: string,
    @Body() body: WordBody,
    @By() actor: Actor,
  ) {
    await this.letters.fail(incident, reference, body, actor);
    return this.letters.get(incident, reference);
  }

  @Get('incidents/:incident/payouts')
  @Needs('fulfilment.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.fulfilling.payoutFiles(incident, this.calls.kinds, actor);
  }

  /** One file of what waits; kinds that go by calls stand in none. */
  @Post('incidents/:incident/payouts')
  @Needs('payout.write')
  handOver(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { kind }: PayoutBody,
    @By() actor: Actor,
  ) {
    return this.payouts.handOver(incident, { kind, byCall: this.calls.kinds }, actor);
  }

  /** With its totals by currency, which is what a second person looks at. */
  @Get('payouts/:payout')
  @Needs('fulfilment.read')
  payout(@Param('payout', IdPipe) id: string, @By() actor: Actor) {
    return this.fulfilling.payoutFile(id, actor);
  }

  /** A second person’s yes: before it nobody sees the bytes. */
  @Post('payouts/:payout/release')
  @HttpCode(200)
  @Needs('payout.approve')
  release(@Param('payout', IdPipe) id: string, @By() actor: Actor) {
    return this.payouts.release(id, actor);
  }

  /** Takes back a file nobody paid from. */
  @Post('payouts/:payout/recall')
  @HttpCode(200)
  @Needs('payout.write')
  recall(@Param('payout', IdPipe) id: string, @Body() body: ReasonBody, @By() actor: Actor) {
    return this.payouts.recall(id, body, actor);
  }

  /** The released file, the same bytes each time; every download is audited. */
  @Post('payouts/:payout/file')
  @HttpCode(200)
  @Needs('payout.write')
  async file(
    @Param('payout', IdPipe) id: string,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.payouts.file(id, actor);
    void reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="payout-${id}.csv"`)
      .send(bytes);
  }

  /** Every line was paid, but for those named. */
  @Post('payouts/:payout/confirm')
  @HttpCode(200)
  @Needs('payout.write')
  confirm(@Param('payout', IdPipe) id: string, @Body() body: ConfirmPaidBody, @By() actor: Actor) {
    return this.payouts.confirmPaid(id, body, actor);
  }
}
