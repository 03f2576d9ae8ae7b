/** What proves that people were told: daily roots, and packages that are checked without us. */
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../kernel/ids.ts';
import { DailyRoots, ProofPackages, PublishedRoots } from '../../proofs/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { PersonPipe } from './person.pipe.ts';
import { sendStream } from './streaming.ts';

@ApiTags('proofs')
@Controller('api/v1')
export class ProofsController {
  constructor(
    private readonly roots: DailyRoots,
    private readonly packages: ProofPackages,
    private readonly published: PublishedRoots,
  ) {}

  /** The hash of everything known on each day, oldest first, and the key that signs packages. */
  @Get('incidents/:incident/proof/roots')
  @Needs('notice.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const [days, publicKey, publishedAt] = await Promise.all([
      this.roots.list(incident),
      this.roots.publicKey(),
      this.published.urlOf(incident),
    ]);
    return { days, publicKey, publishedAt, can: { fetch: can(actor, 'report.read') } };
  }

  /** A zip with everything that was sent to one person; `sh VERIFY.txt` in it checks it. */
  @Get('incidents/:incident/people/:person/proof.zip')
  @Needs('people.read')
  person(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) ref: PersonRef,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filename = `proof-${ref.cohortId}-${ref.personId}.zip`;
    return sendStream(reply, this.packages.person(incident, ref, actor), {
      type: 'application/zip',
      filename,
    });
  }

  /** The same of everybody: as large as the incident. */
  @Get('incidents/:incident/proof.zip')
  @Needs('report.read')
  incident(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return sendStream(reply, this.packages.incident(incident, actor), {
      type: 'application/zip',
      filename: 'proof.zip',
    });
  }
}
