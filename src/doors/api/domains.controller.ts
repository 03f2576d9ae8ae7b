/** Mail domains: a check is asked for, done by a worker, and its counts are read. */
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { DomainJobs, MailDomains } from '../../people/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IncidentPipe } from './incident.pipe.ts';

@ApiTags('people')
@Controller('api/v1/incidents/:incident/domains')
export class DomainsController {
  constructor(
    private readonly domains: MailDomains,
    private readonly jobs: DomainJobs,
  ) {}

  /** The last check: how many people per answer of the DNS, and the domains that take no mail; off beside the sandbox. */
  @Get()
  @Needs('people.read')
  async standing(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const standing = await this.domains.standing(incident);
    const off = standing.off
      ? both(
          'Nothing is asked beside the sandbox: no name leaves this machine.',
          'Di samping sandbox tidak ada yang ditanyakan: tidak ada nama yang meninggalkan mesin ini.',
        )
      : null;
    const busy =
      standing.check?.status === 'asked'
        ? both('A check is under way already.', 'Pemeriksaan sudah berjalan.')
        : null;
    return { ...standing, can: { ask: can(actor, 'people.resolve', off ?? busy) } };
  }

  /** Runs in the worker; domains leave the machine, addresses never. */
  @Post()
  @HttpCode(202)
  @Needs('people.resolve')
  async ask(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return { check: await this.jobs.ask(incident, actor) };
  }
}
