/** What administrators asked about operators, and what another of them decided. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { OperatorChanges } from '../../operators/index.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { By, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { ChangesQuery, RefusalBody, shownAsked, shownChange } from './operators.dto.ts';

@ApiTags('operators')
@Controller('api/v1/operator-changes')
export class OperatorChangesController {
  constructor(
    private readonly changes: OperatorChanges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Needs('operator.read')
  async list(@Query() { status }: ChangesQuery, @By() actor: Actor) {
    const changes = await this.changes.list(status ?? null);
    return { changes: changes.map((change) => shownChange(change, actor)) };
  }

  /** Does what was asked; never whoever asked, nor whom it is about. */
  @Post(':change/approve')
  @HttpCode(200)
  @Needs('operator.approve')
  async approve(@Param('change', IdPipe) id: string, @By() actor: Actor) {
    return shownAsked(await this.changes.approve(id, actor), actor, this.config.publicUrl);
  }

  @Post(':change/refuse')
  @HttpCode(200)
  @Needs('operator.approve')
  async refuse(@Param('change', IdPipe) id: string, @Body() { reason }: RefusalBody, @By() actor: Actor) {
    return shownChange(await this.changes.refuse(id, reason, actor), actor);
  }

  @Post(':change/withdraw')
  @HttpCode(200)
  @Needs('operator.write')
  async withdraw(@Param('change', IdPipe) id: string, @By() actor: Actor) {
    return shownChange(await this.changes.withdraw(id, actor), actor);
  }
}
