/** Law data: what holds, where it comes from, every version, and what two people make of it. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { type DataKind, LawEdits, Laws } from '../../laws/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { lawCan } from '../law-can.ts';
import { LawBody } from './laws.dto.ts';
import { namesOf } from './names.ts';

@ApiTags('laws')
@Controller('api/v1')
export class LawsController {
  constructor(
    private readonly laws: Laws,
    private readonly edits: LawEdits,
    private readonly operators: Operators,
  ) {}

  /** Every law and every calendar as it stands, with the version of the whole book. Not legal advice. */
  @Get('laws')
  @Needs('law.read')
  async list(@By() actor: Actor) {
    const [{ version }, entries] = [await this.laws.book(), await this.laws.list()];
    return { version, entries, can: { revise: can(actor, 'law.write') } };
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
  law(@Param('code') code: string, @By() actor: Actor) {
    return this.#standing('law', code, actor);
  }

  @Get('calendars/:code')
  @Needs('law.read')
  calendar(@Param('code') code: string, @By() actor: Actor) {
    return this.#standing('calendar', code, actor);
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

  /** With the digest of what waits: a yes names it, so that nobody approves what was written meanwhile. */
  async #standing(kind: DataKind, code: string, actor: Actor) {
    const [entry, waiting] = [await this.laws.get(kind, code), await this.edits.waiting(kind, code)];
    const people = entry.versions.flatMap(({ madeBy, decidedBy }) => [madeBy, decidedBy]);
    const names = await namesOf(this.operators, people);
    return { ...entry, waitingDigest: waiting?.digest ?? null, names, can: lawCan(actor, entry, waiting) };
  }
}
