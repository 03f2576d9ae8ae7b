/** What waits for a person while notices go out: held deliveries, a restored database; and one person's proof. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { CohortId, DeliveryNo, IncidentId, PersonNo } from '../../kernel/ids.ts';
import { Deliveries } from '../../notices/index.ts';
import { Proofs } from '../../receipts/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { WholePipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { ReleaseHeldBody } from './sending.dto.ts';

@ApiTags('sending')
@Controller('api/v1')
export class SendingController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly proofs: Proofs,
  ) {}

  /** The first thousand that wait for a person, and how many there are by reason. */
  @Get('incidents/:incident/held')
  @Needs('notice.read')
  async held(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const [held, counts] = await Promise.all([
      this.deliveries.held(incident),
      this.deliveries.heldCounts(incident),
    ]);
    const restored = counts.some(({ hold }) => hold === 'restore')
      ? null
      : both('Nothing waits for that.', 'Tidak ada yang menunggu itu.');
    return {
      held,
      counts,
      can: {
        release: can(
          actor,
          'notice.approve',
          held.length > 0 ? null : both('Nothing is held.', 'Tidak ada yang ditahan.'),
        ),
        releaseRestored: can(actor, 'notice.approve', restored),
      },
    };
  }

  /** Decides deliveries a newer run shows differently: sent with the new profile, or cancelled. */
  @Post('incidents/:incident/held/release')
  @HttpCode(200)
  @Needs('notice.approve')
  async releaseHeld(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Body() { deliveries, send }: ReleaseHeldBody,
    @By() actor: Actor,
  ) {
    let released = 0;
    for (const [cohort, ones] of Map.groupBy(deliveries, (d) => d.cohortId)) {
      const deliveryNos = ones.map((d) => d.deliveryNo as DeliveryNo);
      const order = { incidentId, cohortId: cohort as CohortId, deliveryNos, send };
      released += await this.deliveries.releaseHeld(order, actor);
    }
    return { released };
  }

  /** After a restored backup: what was never attempted may go again, the rest stays on the list of unknowns. */
  @Post('incidents/:incident/restored/release')
  @HttpCode(200)
  @Needs('notice.approve')
  async releaseRestored(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return { released: await this.deliveries.releaseRestored(incident, actor) };
  }

  /** Every attempt to reach one person, with what the provider said of each; no address, no text. */
  @Get('incidents/:incident/cohorts/:cohort/persons/:person/proof')
  @Needs('people.read')
  async proof(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('cohort', WholePipe) cohort: string,
    @Param('person', WholePipe) person: string,
  ) {
    const ref = { cohortId: BigInt(cohort) as CohortId, personId: Number(person) as PersonNo };
    return { attempts: await this.proofs.ofPerson(incident, ref) };
  }
}
