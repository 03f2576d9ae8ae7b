/** Law data: what holds, where it comes from, every version, and what two people make of it. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { LawEdits, Laws } from '../../laws/index.ts';
import { By, Needs } from '../access.ts';
import { LawBody } from './laws.dto.ts';

@ApiTags('laws')
@Controller('api/v1')
export class LawsController {
  constructor(
    private readonly laws: Laws,
    private readonly edits: LawEdits,
  ) {}

  /** Every law and every calendar as it stands, with the version of the whole book. Not legal advice. */
  @Get('laws')
  @Needs('law.read')
  async list() {
    const [{ version }, entries] = [await this.laws.book(), await this.laws.list()];
    return { version, entries };
  }

  /** A book that was in use, by the version a notice or an attempt is pinned to. */
  @Get('law-books/:version')
  @Needs('law.read')
  book(@Param('version') version: string) {
    return this.laws.bookOfVersion(version);
  }

  /** With every version it ever had, what each changed, and who decided it. */
  @Get('laws/:code')
  @Needs('law.read')
  law(@Param('code') code: string) {
    return this.laws.get('law', code);
  }

  @Get('calendars/:code')
  @Needs('law.read')
  calendar(@Param('code') code: string) {
    return this.laws.get('calendar', code);
  }

  /** The next version of a law, or a law of your own; in force once somebody else approved it. */
  @Post('laws')
  @HttpCode(200)
  @Needs('law.write')
  revise(@Body() { data, ...revision }: LawBody, @By() actor: Actor) {
    return this.edits.revise('law', data, revision, actor);
  }

  @Post('calendars')
  @HttpCode(200)
  @Needs('law.write')
  reviseCalendar(@Body() { data, ...revision }: LawBody, @By() actor: Actor) {
    return this.edits.revise('calendar', data, revision, actor);
  }
}
