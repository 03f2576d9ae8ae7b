/** Look-ups: people counted over profiles, one person without anything in clear, and, with a reason, in clear. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, PersonRef, ProfileId } from '../../kernel/ids.ts';
import { exposureBits } from '../../incidents/index.ts';
import { exposureSection } from '../../messages/index.ts';
import { dangersOf, Lookups, Reveals } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { findBy, FindBody, OverlapsQuery, ProfilesQuery, ReasonBody } from './lookups.dto.ts';
import { PersonPipe } from './person.pipe.ts';

const OVERLAPS_SHOWN = 15;
const PROFILES_MAX = 10_000;

@ApiTags('people')
@Controller('api/v1/incidents/:incident')
export class LookupsController {
  constructor(
    private readonly lookups: Lookups,
    private readonly reveals: Reveals,
  ) {}

  @Get('profiles')
  @Needs('people.read')
  profiles(@Param('incident', IncidentPipe) incident: IncidentId, @Query() { after, limit }: ProfilesQuery) {
    const page = { after: after as ProfileId | undefined, limit: limit ?? PROFILES_MAX };
    return this.lookups.profilePage(incident, page);
  }

  /** With what a message would say of it, in both languages. */
  @Get('profiles/:profile')
  @Needs('people.read')
  async profile(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('profile', IdPipe) id: ProfileId,
  ) {
    const profile = await this.lookups.profile(incident, id);
    const bits = exposureBits(profile.exposure);
    const told = (locale: 'id' | 'en') => exposureSection(bits, locale, { full: false });
    return { ...profile, told: { id: told('id'), en: told('en') } };
  }

  /** People by exactly which categories leaked of them: the combinations of most people, and the rest in one number. */
  @Get('overlaps')
  @Needs('people.read')
  overlaps(@Param('incident', IncidentPipe) incident: IncidentId, @Query() { top }: OverlapsQuery) {
    return this.lookups.overlaps(incident, top ?? OVERLAPS_SHOWN);
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
    @By() actor: Actor,
  ) {
    const [person] = await this.lookups.find(incident, { ref });
    const dangers = dangersOf(person!.exposure).map(({ name, label, risk }) => ({ name, label, risk }));
    const reveal = can(actor, 'people.reveal');
    return { ...person!, dangers, can: { reveal, merge: can(actor, 'people.merge') } };
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
