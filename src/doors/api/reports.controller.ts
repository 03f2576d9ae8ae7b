/** What the law asks by today's counts, and regulators' reports: asked for, made by a worker, fetched as files. */
import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import {
  Duties,
  type RegulatorReport,
  RegulatorReports,
  type ReportId,
  StoredReports,
} from '../../reports/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { IdPipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { sendJson } from './streaming.ts';

const TYPES = {
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

@ApiTags('reports')
@Controller('api/v1')
export class ReportsController {
  constructor(
    private readonly duties: Duties,
    private readonly reports: RegulatorReports,
    private readonly stored: StoredReports,
  ) {}

  /** Laws, duties, thresholds and clocks, counted from the published run; and what flipped since the run before. */
  @Get('incidents/:incident/duties')
  @Needs('incident.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.duties.list(incident);
  }

  /** By the lanes and quotas of now: when it is done, who misses which deadline, and what would change it. */
  @Get('incidents/:incident/forecast')
  @Needs('notice.read')
  forecast(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.reports.forecast(incident);
  }

  /** Every report that was asked for, the latest first. */
  @Get('incidents/:incident/regulator-reports')
  @Needs('report.read')
  async made(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return { reports: await this.stored.list(incident), can: { ask: can(actor, 'report.read') } };
  }

  /** Asks for a report of now: 202, and where to look until it is ready. */
  @Post('incidents/:incident/regulator-reports')
  @HttpCode(202)
  @Needs('report.read')
  async ask(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @By() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const report = await this.stored.ask(incident, actor);
    void reply.header('location', `/api/v1/regulator-reports/${report.id}`).header('retry-after', '1');
    return report;
  }

  /** How far it is; once it is ready, with its files and their hashes. */
  @Get('regulator-reports/:report')
  @Needs('report.read')
  report(@Param('report', IdPipe) report: ReportId) {
    return this.stored.get(report);
  }

  /** `figures.json`, or a page or workbook in one language: `en.html`, `id.xlsx`. The same bytes each time. */
  @Get('regulator-reports/:report/:file')
  @Needs('report.read')
  async file(
    @Param('report', IdPipe) report: ReportId,
    @Param('file') file: string,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = await this.stored.file(report, file, actor);
    if (file === 'figures.json') return sendJson<RegulatorReport>(reply, content);
    const ending = file.slice(file.lastIndexOf('.') + 1);
    if (ending === 'xlsx')
      void reply.header('content-disposition', `attachment; filename="${report}-${file}"`);
    void reply
      .type(TYPES[ending as keyof typeof TYPES])
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(content);
  }
}
