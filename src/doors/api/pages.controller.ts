/** An incident's public page as it stands: what is published, what waits, what changed, and who asked there. */
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Inquiries } from '../../inquiries/index.ts';
import { Operators } from '../../operators/index.ts';
import { Pages } from '../../pages/index.ts';
import { PublishedRoots } from '../../proofs/index.ts';
import { By, Needs } from '../access.ts';
import { keptCan, pageCan, waitingCan } from '../page-can.ts';
import { WholePipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';

@ApiTags('pages')
@Controller('api/v1/incidents/:incident/page')
export class PagesController {
  constructor(
    private readonly pages: Pages,
    private readonly inquiries: Inquiries,
    private readonly operators: Operators,
    private readonly published: PublishedRoots,
  ) {}

  /** What is published and where, what waits for a second person, what is kept, and every version. */
  @Get()
  @Needs('incident.read')
  async standing(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const standing = await this.pages.standing(incident);
    const { current, waiting, kept, versions } = standing;
    const people = [waiting?.madeBy, waiting?.askedBy, kept?.madeBy];
    const ids = [...people, ...versions.flatMap((one) => [one.madeBy, one.publishedBy])];
    return {
      address: await this.published.pageOf(incident),
      current,
      waiting: waiting && { ...waiting, can: waitingCan(actor, waiting) },
      kept: kept && { ...kept, can: keptCan(actor, kept) },
      versions,
      names: await namesOf(this.operators, ids),
      can: pageCan(actor, standing),
    };
  }

  /** A page to begin with: the published one, or what the incident's facts say already. */
  @Get('starter')
  @Needs('incident.read')
  async starter(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { content: await this.pages.starter(incident) };
  }

  @Get('versions/:version')
  @Needs('incident.read')
  version(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('version', WholePipe) version: string,
  ) {
    return this.pages.version(incident, Number(version));
  }

  /** Word by word, in both languages, beside the version before it. */
  @Get('versions/:version/changes')
  @Needs('incident.read')
  versionChanges(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('version', WholePipe) version: string,
  ) {
    return this.pages.changes(incident, { version: Number(version) });
  }

  /** How many asked on the page whether they are affected, day by day; never who. */
  @Get('inquiries')
  @Needs('incident.read')
  async asked(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { days: await this.inquiries.days(incident) };
  }
}
