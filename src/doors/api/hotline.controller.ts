/** The hotline: who calls, how they proved it, what they may hear, and how it ended. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CallId, Calls } from '../../hotline/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
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

@ApiTags('hotline')
@Controller('api/v1')
export class HotlineController {
  constructor(private readonly calls: Calls) {}

  /** What to say before anybody is looked for, in both languages. */
  @Get('incidents/:incident/calls/script')
  @Needs('hotline.answer')
  async script(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { script: await this.calls.script(incident) };
  }

  /** Latest first, with counts by outcome; persons only where somebody must still settle what was reported. */
  @Get('incidents/:incident/calls')
  @Needs('people.read')
  list(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() query: CallsQuery,
    @By() actor: Actor,
  ) {
    return this.calls.list(incident, callsAsked(query), actor);
  }

  /** Answers alike whether somebody was found or not, unless the code of our message was read out. */
  @Post('incidents/:incident/calls')
  @Needs('hotline.answer')
  open(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: CallBody, @By() actor: Actor) {
    return this.calls.open(
      { incidentId: incident, stated: statedOf(body), locale: body.locale ?? 'id' },
      actor,
    );
  }

  @Get('calls/:call')
  @Needs('hotline.answer')
  view(@Param('call', IdPipe) call: CallId, @By() actor: Actor) {
    return this.calls.view(call, actor);
  }

  /** A code to the contact we have of them, if there is one; the answer does not say. */
  @Post('calls/:call/code')
  @HttpCode(200)
  @Needs('hotline.answer')
  code(@Param('call', IdPipe) call: CallId, @Body() body: CallCodeBody, @By() actor: Actor) {
    return this.calls.sendCode(call, body.channel, actor);
  }

  @Post('calls/:call/answer')
  @HttpCode(200)
  @Needs('hotline.answer')
  answer(@Param('call', IdPipe) call: CallId, @Body() body: CallAnswerBody, @By() actor: Actor) {
    return this.calls.prove(call, answerOf(body), actor);
  }

  /** Ends it once; `resent` and `not_me` are carried out. */
  @Post('calls/:call/end')
  @HttpCode(200)
  @Needs('hotline.answer')
  end(@Param('call', IdPipe) call: CallId, @Body() body: CallEndBody, @By() actor: Actor) {
    return this.calls.close(call, body, actor);
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
