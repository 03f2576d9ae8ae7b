/** Law data: what holds, where it comes from, and every version an operator made of it. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { Laws } from '../../laws/index.ts';
import { By, Needs } from '../access.ts';
import { LawBody, LawResetBody } from './laws.dto.ts';

@ApiTags('laws')
@Controller('api/v1')
export class LawsController {
  constructor(private readonly laws: Laws) {}

  /** Every law and every calendar as it stands, with the version of the whole book. Not legal advice. */
  @Get('laws')
  @Needs('law.read')
  async list() {
    const [{ version }, entries] = [await this.laws.book(), await this.laws.list()];
    return { version, entries };
  }

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

  /** The next version of a law, or a law of your own. Approved notices keep the version they were checked against. */
  @Post('laws')
  @HttpCode(200)
  @Needs('law.write')
  revise(@Body() { data, ...revision }: LawBody, @By() actor: Actor) {
    return this.laws.revise('law', data, revision, actor);
  }

  @Post('calendars')
  @HttpCode(200)
  @Needs('law.write')
  reviseCalendar(@Body() { data, ...revision }: LawBody, @By() actor: Actor) {
    return this.laws.revise('calendar', data, revision, actor);
  }

  /** Back to what is shipped, as a version of its own. */
  @Post('laws/:code/reset')
  @HttpCode(200)
  @Needs('law.write')
  reset(@Param('code') code: string, @Body() body: LawResetBody, @By() actor: Actor) {
    return this.laws.reset('law', code, body, actor);
  }

  @Post('calendars/:code/reset')
  @HttpCode(200)
  @Needs('law.write')
  resetCalendar(@Param('code') code: string, @Body() body: LawResetBody, @By() actor: Actor) {
    return this.laws.reset('calendar', code, body, actor);
  }
}
