/** Guards: what a run found that a person should look at, decided one by one or, where it holds people, in bulk. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { type Both, both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type Guard, Guards, type GuardSummary } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { type Can, can } from '../can.ts';
import {
  DecideAllBody,
  DecideGuardBody,
  GuardedPeopleQuery,
  GuardsQuery,
  WithdrawBody,
} from './guards.dto.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';

@ApiTags('guards')
@Controller('api/v1/incidents/:incident/guards')
export class GuardsController {
  constructor(private readonly guards: Guards) {}

  @Get()
  @Needs('people.read')
  async list(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() query: GuardsQuery,
    @By() actor: Actor,
  ) {
    const page = await this.guards.list(incident, { ...query, undecided: query.undecided === 'true' });
    return { guards: page.guards.map((guard) => withCan(guard, actor)), next: page.next };
  }

  /** Every kind, with what it does, how many were found and what is still to be decided. */
  @Get('overview')
  @Needs('people.read')
  async overview(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const kinds = await this.guards.overview(incident);
    return {
      kinds: kinds.map((kind) => ({ ...kind, can: { decideAll: can(actor, 'guard.decide', allOf(kind)) } })),
    };
  }

  @Post('decide-all')
  @HttpCode(200)
  @Needs('guard.decide')
  decideAll(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: DecideAllBody,
    @By() actor: Actor,
  ) {
    return this.guards.decideAll(incident, body, actor);
  }

  /** One finding with every decision ever taken about it. */
  @Get(':guard')
  @Needs('people.read')
  async show(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @By() actor: Actor,
  ) {
    return withCan(await this.guards.show(incident, guard), actor);
  }

  @Get(':guard/people')
  @Needs('people.read')
  people(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Query() query: GuardedPeopleQuery,
    @By() actor: Actor,
  ) {
    return this.guards.people(incident, guard, { ...query, hints: query.hints === 'true' }, actor);
  }

  @Post(':guard/decide')
  @HttpCode(200)
  @Needs('guard.decide')
  decide(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Body() body: DecideGuardBody,
    @By() actor: Actor,
  ) {
    return this.guards.decide(incident, guard, body, actor);
  }

  @Post(':guard/withdraw')
  @HttpCode(200)
  @Needs('guard.decide')
  withdraw(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('guard', IdPipe) guard: string,
    @Body() { reason }: WithdrawBody,
    @By() actor: Actor,
  ) {
    return this.guards.withdraw(incident, guard, reason, actor);
  }
}

interface GuardCan {
  readonly can: { readonly decide: Can; readonly withdraw: Can; readonly hints: Can };
}

function withCan<G extends Guard>(guard: G, actor: Actor): G & GuardCan {
  const maker = guard.makers.includes(actor.operatorId)
    ? both(
        'You uploaded or mapped the files it was found in: another person decides.',
        'Anda mengunggah atau memetakan berkas tempat temuan ini: orang lain yang memutuskan.',
      )
    : null;
  const closed =
    guard.decisions.length === 0
      ? both(
          'There is nothing to decide here: it is only shown.',
          'Tidak ada yang diputuskan di sini: hanya ditampilkan.',
        )
      : null;
  const open = guard.decision === null ? both('Nothing is decided yet.', 'Belum ada keputusan.') : null;
  return {
    ...guard,
    can: {
      decide: can(actor, 'guard.decide', closed ?? maker),
      withdraw: can(actor, 'guard.decide', open ?? maker),
      hints: can(actor, 'people.reveal'),
    },
  };
}

function allOf({ inBulk, undecided }: GuardSummary): Both | null {
  if (!inBulk) return both('These are decided one by one.', 'Ini diputuskan satu per satu.');
  return undecided === 0
    ? both('Nothing of this kind waits for a decision.', 'Tidak ada temuan sejenis yang menunggu keputusan.')
    : null;
}
