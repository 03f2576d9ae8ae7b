/** What becomes of an edit of a law or calendar: taken back by one, decided by another person. */
import { Body, Controller, HttpCode, Injectable, Param, type PipeTransform, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { type DataKind, LawEdits, LAWS_ERRORS } from '../../laws/index.ts';
import { By, Needs } from '../access.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { LawResetBody } from './laws.dto.ts';

@Injectable()
export class KindPipe implements PipeTransform<string, DataKind> {
  transform(value: string): DataKind {
    if (value === 'law' || value === 'calendar') return value;
    throw new DomainError(LAWS_ERRORS.unknown, { kind: 'kind of law data', code: value.slice(0, 40) });
  }
}

@ApiTags('laws')
@Controller('api/v1/law-edits/:kind/:code')
export class LawEditsController {
  constructor(private readonly edits: LawEdits) {}

  /** Asks to return to what is shipped, as a version of its own. */
  @Post('reset')
  @HttpCode(200)
  @Needs('law.write')
  reset(
    @Param('kind', KindPipe) kind: DataKind,
    @Param('code') code: string,
    @Body() body: LawResetBody,
    @By() actor: Actor,
  ) {
    return this.edits.reset(kind, code, body, actor);
  }

  /** Takes back what waits; it was never in force. */
  @Post('withdraw')
  @HttpCode(200)
  @Needs('law.write')
  withdraw(@Param('kind', KindPipe) kind: DataKind, @Param('code') code: string, @By() actor: Actor) {
    return this.edits.withdraw(kind, code, actor);
  }

  /** Puts the version that waits in force. */
  @Post('approve')
  @HttpCode(200)
  @Needs('law.approve')
  approve(
    @Param('kind', KindPipe) kind: DataKind,
    @Param('code') code: string,
    @Body() body: ApproveBody,
    @By() actor: Actor,
  ) {
    return this.edits.decide(kind, code, { decision: 'approved', ...body }, actor);
  }

  @Post('refuse')
  @HttpCode(200)
  @Needs('law.approve')
  refuse(
    @Param('kind', KindPipe) kind: DataKind,
    @Param('code') code: string,
    @Body() body: RefuseBody,
    @By() actor: Actor,
  ) {
    return this.edits.decide(kind, code, { decision: 'refused', ...body }, actor);
  }
}
