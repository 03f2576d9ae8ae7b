/** Messages: texts to start from, template versions, their check and their preview. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, OfferSetId, PersonRef, ProfileId } from '../../kernel/ids.ts';
import { type Audience, Messages, Previews, type TemplateKind, VARIABLES } from '../../messages/index.ts';
import { By, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import {
  idsOf,
  LintBody,
  LintDraftBody,
  PersonPreviewQuery,
  PreviewQuery,
  StartersQuery,
  TemplateBody,
} from './messages.dto.ts';
import { PersonPipe } from './person.pipe.ts';

@ApiTags('messages')
@Controller('api/v1')
export class MessagesController {
  constructor(
    private readonly messages: Messages,
    private readonly previews: Previews,
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
    return { variables: VARIABLES };
  }

  @Get('incidents/:incident/templates')
  @Needs('message.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { templates: await this.messages.list(incident) };
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
    const { kind } = await this.messages.get(template, incident);
    return this.#checked(template, await this.#audience(incident, kind, body.countries));
  }

  /** The same for a text that is not kept yet. */
  @Post('incidents/:incident/drafts/lint')
  @HttpCode(200)
  @Needs('message.read')
  async lintDraft(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { countries, ...draft }: LintDraftBody,
  ) {
    return this.#checked({ incident, draft }, await this.#audience(incident, draft.kind, countries));
  }

  @Get('incidents/:incident/templates/:template/preview')
  @Needs('message.read')
  async preview(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('template', IdPipe) template: string,
    @Query() { locale, profile }: PreviewQuery,
  ) {
    if (profile) {
      return this.previews.ofProfile(incident, template, { profile: profile as ProfileId, locale });
    }
    await this.messages.get(template, incident);
    return this.messages.preview(template, locale ? { locale } : {});
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
  ): Promise<Audience> {
    const audience = await this.messages.audience(incident, kind);
    if (!countries) return audience;
    return { profiles: [...new Set(audience.readers?.map((r) => r.exposure))], countries };
  }

  async #checked(what: Parameters<Messages['lint']>[0], audience: Audience) {
    const [findings, readability, worstSms] = [
      await this.messages.lint(what, audience),
      await this.messages.readability(what),
      await this.messages.worstSms(what),
    ];
    return { findings, readability, worstSms };
  }
}
