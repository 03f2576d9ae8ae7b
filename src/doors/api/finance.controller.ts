/** What compensation costs, who was granted what, and whether the books agree. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Incidents } from '../../incidents/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { Reconciliation } from '../../reconciliation/index.ts';
import { By, Needs } from '../access.ts';
import { Text } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';

class ProveBody {
  @Text({ max: 60, optional: true, description: 'Id or short name; every incident by default.' })
  incident?: string;
}

@ApiTags('finance')
@Controller('api/v1')
export class FinanceController {
  constructor(
    private readonly reconciliation: Reconciliation,
    private readonly incidents: Incidents,
  ) {}

  @Get('incidents/:incident/cost-report')
  @Needs('report.read')
  costReport(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.reconciliation.costReport(incident);
  }

  @Get('incidents/:incident/grants')
  @Needs('offer.read')
  async grants(@Param('incident', IncidentPipe) incident: IncidentId) {
    return { sets: await this.reconciliation.takeUp(incident) };
  }

  /** Recomputes every identity the books claim. */
  @Post('ledger/prove')
  @HttpCode(200)
  @Needs('ledger.prove')
  async prove(@Body() { incident }: ProveBody, @By() actor: Actor) {
    const id = incident === undefined ? null : (await this.incidents.get(incident)).id;
    return this.reconciliation.prove(id, actor);
  }
}
