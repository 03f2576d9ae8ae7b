/** Look-ups: people counted over profiles, one person without anything in clear, and, with a reason, in clear. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, PersonRef, ProfileId } from '../../kernel/ids.ts';
import { Lookups, Reveals } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { findBy, FindBody, ReasonBody } from './lookups.dto.ts';
import { PersonPipe } from './person.pipe.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident')
export class LookupsController {
  constructor(
    private readonly lookups: Lookups,
    private readonly reveals: Reveals,
  ) {}

  @Get('profiles')
  @Needs('people.read')
  async profiles(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { profiles: await this.lookups.profiles(incident) };
  }

  @Get('profiles/:profile')
  @Needs('people.read')
  profile(@Param('incident', IncidentPipe) incident: IncidentId, @Param('profile', IdPipe) id: ProfileId) {
    return this.lookups.profile(incident, id);
  }

  /** How many people per category and form, per tier and country. */
  @Get('categories')
  @Needs('people.read')
  categories(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.lookups.categories(incident);
  }

  /** Dangerous combinations with their people, those of nobody too. */
  @Get('combinations')
  @Needs('people.read')
  async combinations(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { combinations: await this.lookups.dangers(incident) };
  }

  /** By matching key: nothing is opened, and no address stands in a log of addresses. */
  @Post('people/find')
  @HttpCode(200)
  @Needs('people.read')
  async find(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: FindBody) {
    return { people: await this.lookups.find(incident, findBy(body)) };
  }

  @Get('people/:person')
  @Needs('people.read')
  async person(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
  ) {
    const [person] = await this.lookups.find(incident, { ref });
    return person;
  }

  /** Which rows of which files, what each contributed, and the rule that joined it. */
  @Get('people/:person/lineage')
  @Needs('people.read')
  lineage(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
  ) {
    return this.lookups.lineage(incident, ref);
  }

  /** Contacts in clear. A GET, so that no remembered answer ever holds them; the reason stands in the audit. */
  @Get('people/:person/contacts')
  @Needs('people.reveal')
  reveal(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
    @Query() { reason }: ReasonBody,
    @By() actor: Actor,
  ) {
    return this.reveals.one(incident, ref, reason, actor);
  }
}
