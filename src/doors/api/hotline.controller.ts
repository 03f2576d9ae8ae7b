/** The hotline: who calls, how they proved it, what they may hear, and how it ended. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, type CallId, Calls, type ListedCall } from '../../hotline/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Both, both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import {
  answerOf,
  CallAnswerBody,
  CallBody,
  CallCodeBody,
  CallEndBody,
  callsAsked,
  CallsQuery,
  statedOf,
} from './hotline.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';

@ApiTags('hotline')
@Controller('api/v1')
export class HotlineController {
  constructor(
    private readonly calls: Calls,
    private readonly operators: Operators,
  ) {}

  /** What to say before anybody is looked for, in both languages. */
  @Get('incidents/:incident/calls/script')
  @Needs('hotline.answer')
  async script(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { script: await this.calls.script(incident) };
  }

  /** Latest first, with counts by outcome; persons only where somebody must still settle what was reported. */
  @Get('incidents/:incident/calls')
  @Needs('people.read')
  async list(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() query: CallsQuery,
    @By() actor: Actor,
  ) {
    const { calls, counts } = await this.calls.list(incident, callsAsked(query), actor);
    return {
      calls: calls.map((call) => ({
        ...call,
        can: { settle: can(actor, 'intake.write', notSettled(call)) },
      })),
      counts,
      names: await namesOf(
        this.operators,
        calls.map(({ agentId }) => agentId),
      ),
    };
  }

  /** Answers alike whether somebody was found or not, unless the code of our message was read out. */
  @Post('incidents/:incident/calls')
  @Needs('hotline.answer')
  async open(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: CallBody,
    @By() actor: Actor,
  ) {
    const of = { incidentId: incident, stated: statedOf(body), locale: body.locale ?? 'id' };
    return shown(await this.calls.open(of, actor), actor);
  }

  @Get('calls/:call')
  @Needs('hotline.answer')
  async view(@Param('call', IdPipe) call: CallId, @By() actor: Actor) {
    return shown(await this.calls.view(call, actor), actor);
  }

  /** A code to the contact we have of them, if there is one; the answer does not say. */
  @Post('calls/:call/code')
  @HttpCode(200)
  @Needs('hotline.answer')
  async code(@Param('call', IdPipe) call: CallId, @Body() body: CallCodeBody, @By() actor: Actor) {
    return shown(await this.calls.sendCode(call, body.channel, actor), actor);
  }

  @Post('calls/:call/answer')
  @HttpCode(200)
  @Needs('hotline.answer')
  async answer(@Param('call', IdPipe) call: CallId, @Body() body: CallAnswerBody, @By() actor: Actor) {
    return shown(await this.calls.prove(call, answerOf(body), actor), actor);
  }

  /** Ends it once; `resent` and `not_me` are carried out. */
  @Post('calls/:call/end')
  @HttpCode(200)
  @Needs('hotline.answer')
  async end(@Param('call', IdPipe) call: CallId, @Body() body: CallEndBody, @By() actor: Actor) {
    return shown(await this.calls.close(call, body, actor), actor);
  }

  /** What a call reported stands in the incident's lists now. */
  @Post('calls/:call/settle')
  @HttpCode(200)
  @Needs('intake.write')
  async settle(@Param('call', IdPipe) call: CallId, @By() actor: Actor) {
    await this.calls.settle(call, actor);
    return { settled: true };
  }
}

const ENDED = both('This call has ended: open another.', 'Panggilan ini sudah berakhir: buka yang lain.');

/** The call with what may be done in it now; what may end it stands in `outcomes`. */
function shown<T extends Call>(call: T, actor: Actor) {
  const ended = call.state === 'closed' ? ENDED : null;
  const proven =
    call.state === 'proven'
      ? both('They have proven who they are.', 'Sudah terbukti siapa yang berbicara.')
      : null;
  const asked =
    call.codesLeft > 0
      ? null
      : both(
          'Three codes were asked for in this call; no more are sent in it.',
          'Tiga kode sudah diminta dalam panggilan ini; tidak ada lagi yang dikirim.',
        );
  const tried =
    call.triesLeft > 0
      ? null
      : both(
          'Five answers were wrong: end the call and let them call again.',
          'Lima jawaban salah: akhiri panggilan dan minta mereka menelepon lagi.',
        );
  return {
    ...call,
    can: {
      code: can(actor, 'hotline.answer', ended ?? proven ?? asked),
      answer: can(actor, 'hotline.answer', ended ?? proven ?? tried),
      end: can(actor, 'hotline.answer', ended),
    },
  };
}

function notSettled({ person, settledAt }: ListedCall): Both | null {
  if (settledAt) return both('It is settled.', 'Sudah diselesaikan.');
  return person ? null : both('This call waits for nobody.', 'Panggilan ini tidak menunggu siapa pun.');
}
