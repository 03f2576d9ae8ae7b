/** Single codes: whose one is, another in its place, taken back. A code is never in an address. */
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Codes, CODES_ERRORS } from '../../codes/index.ts';
import { referenceOf } from '../../compensation/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { By, Needs } from '../access.ts';
import { CodeOfBody, FindCodeBody, redemptionOf } from './codes.dto.ts';
import { IncidentPipe } from './incident.pipe.ts';

@ApiTags('codes')
@Controller('api/v1/incidents/:incident/codes')
export class CodesController {
  constructor(private readonly codes: Codes) {}

  @Post('find')
  @HttpCode(200)
  @Needs('code.read')
  async find(@Param('incident', IncidentPipe) incident: IncidentId, @Body() { code }: FindCodeBody) {
    const found = await this.codes.find(incident, code);
    if (!found) throw new DomainError(CODES_ERRORS.unknown_code);
    const { redemption, ...rest } = found;
    return { ...rest, reference: redemption && referenceOf(redemption.cohortId, redemption.redemptionId) };
  }

  /** The old code is revoked; assigned: the receipt shows another one; waiting: it will, first in line. */
  @Post('reissue')
  @HttpCode(200)
  @Needs('code.write')
  async reissue(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { reference, reason }: CodeOfBody,
    @By() actor: Actor,
  ) {
    return { outcome: await this.codes.reissue(incident, redemptionOf(reference), reason, actor) };
  }

  @Post('revoke')
  @HttpCode(200)
  @Needs('code.write')
  async revoke(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() { reference, reason }: CodeOfBody,
    @By() actor: Actor,
  ) {
    await this.codes.revoke(incident, redemptionOf(reference), reason, actor);
    return { outcome: 'revoked' };
  }
}
