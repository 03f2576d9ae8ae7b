/** The people who run Amends: what gives them more is asked here and decided by another; keys and sessions. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Incidents } from '../../incidents/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import {
  ApiKeys,
  type OpenSession,
  type Operator,
  OperatorChanges,
  Operators,
  OPERATORS_ERRORS,
  Sessions,
} from '../../operators/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { By, MaybeSession, Needs } from '../access.ts';
import { sees } from '../reach.ts';
import { IdPipe } from './id.pipe.ts';
import { CreateOperatorBody, KeyBody, RolesBody, seenOf, shownAsked, WorksOnBody } from './operators.dto.ts';

@ApiTags('operators')
@Controller('api/v1/operators')
export class OperatorsController {
  constructor(
    private readonly operators: Operators,
    private readonly changes: OperatorChanges,
    private readonly incidents: Incidents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Needs('operator.read')
  async list(@By() actor: Actor): Promise<{ operators: Operator[] }> {
    const operators = await this.operators.list();
    return {
      operators: operators.map((operator) => ({ ...operator, incidents: seenOf(operator.incidents, actor) })),
    };
  }

  /** Asks; a second administrator decides, and gets the link for the new person. */
  @Post()
  @HttpCode(202)
  @Needs('operator.write')
  async create(@Body() body: CreateOperatorBody, @By() actor: Actor) {
    const incidents = body.incidents ? await this.#named(body.incidents, actor) : 'all';
    const { name, email, roles } = body;
    return this.#shown(await this.changes.create({ name, email, roles, incidents }, actor), actor);
  }

  /** At once where there are only fewer. */
  @Put(':operator/roles')
  @Needs('operator.write')
  async setRoles(@Param('operator') operator: string, @Body() { roles }: RolesBody, @By() actor: Actor) {
    return this.#shown(await this.changes.setRoles(operator, roles, actor), actor);
  }

  /** At once where there are only fewer. */
  @Put(':operator/incidents')
  @Needs('operator.write')
  async setIncidents(@Param('operator') operator: string, @Body() body: WorksOnBody, @By() actor: Actor) {
    const wanted = body.all ? 'all' : new Set(await this.#named(body.incidents ?? [], actor));
    return this.#shown(await this.changes.setIncidents(operator, wanted, actor), actor);
  }

  /** Asks; once decided, the person enrols anew after the password. */
  @Post(':operator/second-factor/reset')
  @HttpCode(202)
  @Needs('operator.write')
  async resetFactor(@Param('operator') operator: string, @By() actor: Actor) {
    return this.#shown(await this.changes.resetFactor(operator, actor), actor);
  }

  /** Asks; whoever decides gets the link, also for a first password. */
  @Post(':operator/set-up-link')
  @Needs('operator.write')
  async newLink(@Param('operator') operator: string, @By() actor: Actor) {
    return this.#shown(await this.changes.newSetupLink(operator, actor), actor);
  }

  /** Ends every session and key at once; one administrator is enough. */
  @Post(':operator/disable')
  @Needs('operator.write')
  @HttpCode(204)
  disable(@Param('operator') operator: string, @By() actor: Actor) {
    return this.operators.disable(operator, actor);
  }

  /** Asks; whoever decides gets the link for a new password. */
  @Post(':operator/enable')
  @HttpCode(202)
  @Needs('operator.write')
  async enable(@Param('operator') operator: string, @By() actor: Actor) {
    return this.#shown(await this.changes.enable(operator, actor), actor);
  }

  /** Nobody gives more than they see themselves. */
  async #named(named: readonly string[], actor: Actor): Promise<IncidentId[]> {
    const found = await Promise.all(
      named.map((name) => this.incidents.get(name).catch((error: unknown) => unknownTo(actor, error))),
    );
    const stranger = found.find(({ id }) => !sees(actor, id));
    if (stranger) throw new DomainError(OPERATORS_ERRORS.bad_incidents);
    return [...new Set(found.map(({ id }) => id))];
  }

  #shown(asked: Parameters<typeof shownAsked>[0], actor: Actor) {
    return shownAsked(asked, actor, this.config.publicUrl);
  }
}

/** What is nowhere and what somebody does not see are refused in the same words. */
function unknownTo({ incidents }: Actor, error: unknown): never {
  throw error instanceof DomainError && incidents !== 'all'
    ? new DomainError(OPERATORS_ERRORS.bad_incidents)
    : error;
}

@ApiTags('operators')
@Controller('api/v1/operators/:operator')
export class OperatorAccessController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly sessions: Sessions,
  ) {}

  @Get('keys')
  @Needs('key.write')
  async keys(@Param('operator') operator: string, @By() actor: Actor) {
    return { keys: await this.apiKeys.list(operator, actor) };
  }

  /** Only one's own, and signed in: a key acts as its owner and makes no other. */
  @Post('keys')
  @Needs('key.write')
  async makeKey(
    @Param('operator') operator: string,
    @Body() body: KeyBody,
    @By() actor: Actor,
    @MaybeSession() session: OpenSession | null,
  ) {
    const { id, prefix, key } = await this.apiKeys.make(operator, body.label, actor, session);
    return { id, prefix, key: key.reveal() };
  }

  @Delete('keys/:key')
  @Needs('key.write')
  @HttpCode(204)
  revoke(@Param('operator') operator: string, @Param('key') key: string, @By() actor: Actor) {
    return this.apiKeys.revoke(operator, key, actor);
  }

  @Get('sessions')
  @Needs('operator.write')
  async list(
    @Param('operator') operator: string,
    @By() actor: Actor,
    @MaybeSession() session: OpenSession | null,
  ) {
    return { sessions: await this.sessions.list(operator, actor, session?.id ?? null) };
  }

  @Delete('sessions/:session')
  @HttpCode(204)
  @Needs('operator.write')
  end(@Param('operator') operator: string, @Param('session', IdPipe) id: string, @By() actor: Actor) {
    return this.sessions.end(operator, id, actor);
  }

  @Post('sessions/end-all')
  @HttpCode(200)
  @Needs('operator.write')
  async endAll(@Param('operator') operator: string, @By() actor: Actor) {
    return { ended: await this.sessions.endAll(operator, actor, null) };
  }
}
