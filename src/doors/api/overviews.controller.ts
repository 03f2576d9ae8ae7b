/** One look at an incident: its funnel, its notices, and what needs this person now. */
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Permission } from '../../operators/index.ts';
import { type IncidentOverview, type Need, type NeedKind, Overview } from '../../overview/index.ts';
import { By, Needs } from '../access.ts';
import { type Can, can } from '../can.ts';
import { IncidentPipe } from './incident.pipe.ts';

/** What it takes to do something about it. */
const TAKES: Readonly<Record<NeedKind, Permission>> = {
  facts_missing: 'incident.write',
  files_missing: 'intake.write',
  lanes_halted: 'notice.launch',
  notices_held: 'notice.approve',
  decide_notice: 'notice.approve',
  notices_to_launch: 'notice.launch',
  sources_failed: 'intake.write',
  sources_to_map: 'intake.write',
  sources_to_read: 'intake.write',
  rejects_to_accept: 'intake.accept',
  people_to_find: 'people.resolve',
  guards_to_decide: 'guard.decide',
  notice_missing: 'notice.write',
  decide_handover: 'handover.approve',
  decide_incident_page: 'incident_page.approve',
  decide_offer_set: 'offer_set.approve',
  unknowns_open: 'notice.launch',
  dead_letters: 'fulfilment.write',
  decide_payout: 'payout.approve',
  decide_claim: 'claim.approve',
  decide_grant_void: 'grant_void.approve',
  decide_sharing: 'sharing.approve',
  decide_extract: 'extract.approve',
  decide_hold: 'hold.approve',
  decide_law: 'law.approve',
};

interface NeedSeen extends Need {
  readonly can: Can;
}

interface OverviewSeen extends Omit<IncidentOverview, 'needs'> {
  readonly needs: readonly NeedSeen[];
}

@ApiTags('incidents')
@Controller('api/v1/incidents/:incident/overview')
export class OverviewsController {
  constructor(private readonly overview: Overview) {}

  @Get()
  @Needs('incident.read')
  async look(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @By() actor: Actor,
  ): Promise<OverviewSeen> {
    const seen = await this.overview.of(incident, actor);
    return { ...seen, needs: seen.needs.map((need) => ({ ...need, can: mayDo(actor, need) })) };
  }
}

function mayDo(actor: Actor, { kind, ownWork }: Need): Can {
  return can(
    actor,
    TAKES[kind],
    ownWork
      ? both(
          'You had a hand in it: another person decides.',
          'Anda ikut menanganinya: orang lain yang memutuskan.',
        )
      : null,
  );
}
