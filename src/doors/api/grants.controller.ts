/** Grants: who holds what, and what is taken back from whom, with a reason and a second person. */
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Injectable,
  Param,
  type PipeTransform,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  DuplicateBenefits,
  grantKey,
  Grants,
  type GrantRef,
  readGrantRef,
  Standings,
  VOID_STATUSES,
  type VoidStatus,
  Voids,
} from '../../compensation/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId, OfferSetId, PersonRef } from '../../kernel/ids.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { heldCan, voidCan } from '../money-can.ts';
import { ApproveBody, RefuseBody } from './decision.dto.ts';
import { readPersonRef } from '../../people/index.ts';
import { Count, OneOf, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';
import { PersonPipe } from './person.pipe.ts';

@Injectable()
class GrantPipe implements PipeTransform<string, GrantRef> {
  transform(value: string): GrantRef {
    return readGrantRef(value);
  }
}

class VoidBody {
  @Text({ max: 1_000, description: 'Why nobody owes it: kept beside the grant, read by auditors.' })
  reason!: string;
}

class DuplicatesQuery {
  @Text({ max: 30, optional: true, description: 'The person a page ended with, such as 12:7.' })
  after?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 1_000, optional: true })
  limit?: number;
}

class VoidsQuery {
  @OneOf(VOID_STATUSES, { optional: true, description: 'Only these; every one by default.' })
  status?: VoidStatus;
}

@ApiTags('grants')
@Controller('api/v1')
export class GrantsController {
  constructor(
    private readonly grants: Grants,
    private readonly voids: Voids,
    private readonly duplicates: DuplicateBenefits,
    private readonly standings: Standings,
    private readonly operators: Operators,
  ) {}

  @Get('incidents/:incident/people/:person/grants')
  @Needs('offer.read')
  async ofPerson(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('person', PersonPipe) person: PersonRef,
    @By() actor: Actor,
  ) {
    const held = await this.grants.ofPerson(incident, person);
    return held.map((grant) => ({ ...grant, can: heldCan(actor, grant) }));
  }

  /** People of this incident who hold a kind of offer twice; the page after begins behind `next`. */
  @Get('incidents/:incident/duplicate-benefits')
  @Needs('offer.read')
  twice(@Param('incident', IncidentPipe) incident: IncidentId, @Query() { after, limit }: DuplicatesQuery) {
    return this.duplicates.list(incident, {
      after: after === undefined ? undefined : readPersonRef(after),
      limit,
    });
  }

  /** Redeems once more what failed of a set applied without asking. */
  @Post('offer-sets/:set/retry-failed')
  @HttpCode(200)
  @Needs('offer.write')
  retryFailed(@Param('set', IdPipe) set: OfferSetId, @By() actor: Actor) {
    return this.grants.retryFailed(set, actor);
  }

  @Get('incidents/:incident/voids')
  @Needs('offer.read')
  async list(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() { status }: VoidsQuery,
    @By() actor: Actor,
  ) {
    const [voids, asked] = await Promise.all([
      this.voids.list(incident, status ?? null),
      this.standings.voids(incident),
    ]);
    const names = await namesOf(
      this.operators,
      voids.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]),
    );
    return voids.map((row) => ({
      ...row,
      askedByName: names[row.askedBy] ?? null,
      decidedByName: row.decidedBy === null ? null : (names[row.decidedBy] ?? null),
      can: voidCan(actor, row.status === 'asked' ? asked.get(grantKey(row)) : undefined),
    }));
  }

  /** At once where one person may; else 'asked', until a second one agrees. */
  @Post('grants/:grant/void')
  @HttpCode(200)
  @Needs('grant.void')
  ask(@Param('grant', GrantPipe) grant: GrantRef, @Body() { reason }: VoidBody, @By() actor: Actor) {
    return this.voids.ask(grant, reason, actor);
  }

  @Post('grants/:grant/void/approve')
  @HttpCode(200)
  @Needs('grant_void.approve')
  approve(@Param('grant', GrantPipe) grant: GrantRef, @Body() body: ApproveBody, @By() actor: Actor) {
    return this.voids.decide(grant, { ...body, decision: 'approved' }, actor);
  }

  @Post('grants/:grant/void/refuse')
  @HttpCode(200)
  @Needs('grant_void.approve')
  refuse(@Param('grant', GrantPipe) grant: GrantRef, @Body() body: RefuseBody, @By() actor: Actor) {
    return this.voids.decide(grant, { ...body, decision: 'refused' }, actor);
  }
}
