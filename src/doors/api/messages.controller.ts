/** Messages: texts to start from, template versions, their check and their preview. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, OfferSetId, PersonRef, ProfileId } from '../../kernel/ids.ts';
import {
  type Audience,
  Messages,
  Previews,
  Prices,
  type TemplateChannel,
  type TemplateKind,
  type Variable,
  VARIABLES,
} from '../../messages/index.ts';
import { Notices } from '../../notices/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import {
  DraftPreviewBody,
  idsOf,
  LintBody,
  LintDraftBody,
  PersonDraftPreviewBody,
  PersonPreviewQuery,
  PreviewQuery,
  StartersQuery,
  TemplateBody,
} from './messages.dto.ts';
import { namesOf } from './names.ts';
import { PersonPipe } from './person.pipe.ts';

@ApiTags('messages')
@Controller('api/v1')
export class MessagesController {
  constructor(
    private readonly messages: Messages,
    private readonly previews: Previews,
    private readonly prices: Prices,
    private readonly notices: Notices,
    private readonly operators: Operators,
  ) {}

  /** Of an `individual` notice by e-mail and SMS, unless others are asked for. */
  @Get('messages/starters')
  @Needs('message.read')
  starters(@Query() query: StartersQuery) {
    return { starters: this.messages.starters(query) };
  }

  /** Everything a text may insert, and where. */
  @Get('messages/variables')
  @Needs('message.read')
  variables() {
    const variables: Readonly<Record<string, Variable>> = VARIABLES;
    return { variables };
  }

  /** Every version, with who wrote it and which notices hold to it. */
  @Get('incidents/:incident/templates')
  @Needs('message.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const [templates, notices] = [await this.messages.list(incident), await this.notices.list(incident)];
    const names = await namesOf(
      this.operators,
      templates.map(({ createdBy }) => createdBy),
    );
    const usedBy = (template: string) =>
      notices
        .filter(({ templateIds }) => templateIds.some((id) => id === template))
        .map(({ id, name, status }) => ({ id, name, status }));
    return {
      templates: templates.map((template) => ({ ...template, usedBy: usedBy(template.id) })),
      names,
      can: { write: can(actor, 'message.write') },
    };
  }

  @Get('incidents/:incident/templates/:template')
  @Needs('message.read')
  one(@Param('incident', IncidentPipe) incident: IncidentId, @Param('template', IdPipe) template: string) {
    return this.messages.get(template, incident);
  }

  /** The newest version saved again gives its id and adds nothing. */
  @Post('incidents/:incident/templates')
  @Needs('message.write')
  async save(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: TemplateBody,
    @By() actor: Actor,
  ) {
    return { id: await this.messages.save(incident, body, actor) };
  }

  /** Checked against every exposure and residence of the published run, with readability and the longest SMS. */
  @Post('incidents/:incident/templates/:template/lint')
  @HttpCode(200)
  @Needs('message.read')
  async lint(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('template', IdPipe) template: string,
    @Body() body: LintBody,
  ) {
    const { kind, channel } = await this.messages.get(template, incident);
    return this.#checked(template, channel, await this.#audience(incident, kind, body.countries));
  }

  /** The same for a text that is not kept yet. */
  @Post('incidents/:incident/drafts/lint')
  @HttpCode(200)
  @Needs('message.read')
  async lintDraft(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { countries, ...draft }: LintDraftBody,
  ) {
    const audience = await this.#audience(incident, draft.kind, countries);
    return this.#checked({ incident, draft }, draft.channel, audience);
  }

  /** A text that is not kept yet as it would be sent, by the renderer that sends: to somebody who does not exist. */
  @Post('incidents/:incident/drafts/preview')
  @HttpCode(200)
  @Needs('message.read')
  previewDraft(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { profile, offerSets = [], ...draft }: DraftPreviewBody,
  ) {
    const reader = { profile: profile as ProfileId | undefined, offerSetIds: offerSets as OfferSetId[] };
    return this.previews.ofDraft(incident, draft, reader);
  }

  /** The same as one person would read it; by name only with a reason and `people.reveal`. */
  @Post('incidents/:incident/people/:person/previews')
  @HttpCode(200)
  @Needs('people.read')
  previewDraftFor(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
    @Body() { reason, offerSets = [], ...draft }: PersonDraftPreviewBody,
    @By() actor: Actor,
  ) {
    const offerSetIds = offerSets as OfferSetId[];
    return this.previews.ofPersonDraft(incident, draft, { ref, reason, offerSetIds }, actor);
  }

  @Get('incidents/:incident/templates/:template/preview')
  @Needs('message.read')
  preview(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('template', IdPipe) template: string,
    @Query() { locale, profile, offerSets }: PreviewQuery,
  ) {
    const offerSetIds = idsOf(offerSets) as OfferSetId[];
    const reader = { profile: profile as ProfileId | undefined, locale, offerSetIds };
    return this.previews.ofExample(incident, template, reader);
  }

  /** As one person would read it; greeted by name only with a reason and `people.reveal`. Nothing is sent. */
  @Get('incidents/:incident/people/:person/previews/:template')
  @Needs('people.read')
  previewFor(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
    @Param('template', IdPipe) template: string,
    @Query() { locale, reason, offerSets }: PersonPreviewQuery,
    @By() actor: Actor,
  ) {
    const offerSetIds = idsOf(offerSets) as OfferSetId[];
    return this.previews.ofPerson(incident, template, { ref, reason, locale, offerSetIds }, actor);
  }

  /** The people of the run; or what if they lived in other countries. */
  async #audience(
    incident: IncidentId,
    kind: TemplateKind | undefined,
    countries: readonly string[] | undefined,
  ): Promise<Audience & { readonly countedAt: Date | null }> {
    const audience = await this.messages.audience(incident, kind);
    if (!countries) return audience;
    const profiles = [...new Set(audience.readers?.map((r) => r.exposure))];
    return { profiles, countries, countedAt: audience.countedAt };
  }

  /** Findings, what each law asks, how it reads, and what the longest of it costs in the countries it goes to. */
  async #checked(
    what: Parameters<Messages['examine']>[0],
    channel: TemplateChannel,
    audience: Audience & { readonly countedAt: Date | null },
  ) {
    const { countries, ...examined } = await this.messages.examine(what, audience);
    const readability = await this.messages.readability(what);
    const worstSms = await this.messages.worstSms(what);
    const costs = await this.prices.ofMessage({ channel, segments: worstSms?.segments ?? 1 }, countries);
    return { ...examined, readability, worstSms, costs, countedAt: audience.countedAt };
  }
}
