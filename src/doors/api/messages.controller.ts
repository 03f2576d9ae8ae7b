/** Messages: texts to start from, template versions, their check and their preview. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { exposureBits } from '../../incidents/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Messages } from '../../messages/index.ts';
import { People } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { LintBody, PreviewQuery, TemplateBody } from './messages.dto.ts';

@ApiTags('messages')
@Controller('api/v1')
export class MessagesController {
  constructor(
    private readonly messages: Messages,
    private readonly people: People,
  ) {}

  @Get('messages/starters')
  @Needs('message.read')
  starters() {
    return { starters: this.messages.starters() };
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

  /** Checked against every exposure of the published run. */
  @Post('incidents/:incident/templates/:template/lint')
  @HttpCode(200)
  @Needs('message.read')
  async lint(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('template', IdPipe) template: string,
    @Body() body: LintBody,
  ) {
    await this.messages.get(template, incident);
    const profiles = (await this.people.profiles(incident)).map(({ exposure }) => exposureBits(exposure));
    const findings = await this.messages.lint(template, { ...body, profiles });
    return { findings };
  }

  @Get('incidents/:incident/templates/:template/preview')
  @Needs('message.read')
  async preview(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('template', IdPipe) template: string,
    @Query() { locale, profile }: PreviewQuery,
  ) {
    await this.messages.get(template, incident);
    const chosen = profile && (await this.people.profiles(incident)).find(({ id }) => id === profile);
    return this.messages.preview(template, {
      ...(locale ? { locale } : {}),
      ...(chosen ? { exposure: exposureBits(chosen.exposure) } : {}),
    });
  }
}
