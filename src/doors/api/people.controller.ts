/** People: the runs that find them, and what one of them was told. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resends } from '../../hotline/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId, PersonRef } from '../../kernel/ids.ts';
import { Orders } from '../../operators/index.ts';
import { Runs } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { SendPageBody } from './lookups.dto.ts';
import { PersonPipe } from './person.pipe.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident')
export class PeopleController {
  constructor(
    private readonly orders: Orders,
    private readonly runs: Runs,
    private readonly resends: Resends,
  ) {}

  /** What a run begun now would read, how far one is, what the last ones found, and what blocks a launch. */
  @Get('resolve')
  @Needs('people.read')
  async standing(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const [standing, order] = await Promise.all([
      this.runs.standing(incident),
      this.orders.latest('resolve', incident),
    ]);
    const running =
      order?.status === 'placed'
        ? both(
            'People are being found already: wait for that run.',
            'Penelusuran sudah berjalan: tunggu sampai selesai.',
          )
        : null;
    return {
      ...standing,
      order,
      can: { resolve: can(actor, 'people.resolve', running ?? standing.refusal) },
    };
  }

  /** Runs in the worker; ask `resolve` how far it is and what became of it. */
  @Post('resolve')
  @HttpCode(202)
  @Needs('people.resolve')
  async resolve(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const { id } = await this.orders.place('resolve', incident, actor);
    return { run: id };
  }

  @Get('runs/latest')
  @Needs('people.read')
  async latestRun(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { run: await this.orders.latest('resolve', incident) };
  }

  /** Every delivery to one person with its attempts and their events; no address, no text. */
  @Get('people/:person/told')
  @Needs('people.read')
  async told(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) person: PersonRef,
    @By() actor: Actor,
  ) {
    const deliveries = await this.resends.told(incident, person);
    const never = deliveries.some(({ attempts }) => attempts.length > 0)
      ? null
      : both(
          'This person was sent nothing yet: the first word comes by a notice.',
          'Belum ada yang dikirim kepada orang ini: kabar pertama datang lewat pemberitahuan.',
        );
    return { deliveries, can: { sendPage: can(actor, 'notice.launch', never) } };
  }

  /** Their own page once more, to a contact we have: ordered here, sent by a worker at most once. */
  @Post('people/:person/send-page')
  @HttpCode(202)
  @Needs('notice.launch')
  sendPage(
    @Param('incident', IncidentPipe) incidentId: IncidentId,
    @Param('person', PersonPipe) person: PersonRef,
    @Body() { channel, locale, reason }: SendPageBody,
    @By() actor: Actor,
  ) {
    return this.resends.sendPage({ incidentId, person, channel, locale: locale ?? 'id', reason }, actor);
  }
}
