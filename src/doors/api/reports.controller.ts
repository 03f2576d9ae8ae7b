/** What the law asks by today's counts, and the regulator's report as figures, page or workbook. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import {
  Duties,
  regulatorPage,
  RegulatorReports,
  regulatorWorkbook,
  REPORT_LOCALES,
  type ReportLocale,
} from '../../reports/index.ts';
import { By, Needs } from '../access.ts';
import { OneOf } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export class ReportQuery {
  @OneOf(REPORT_LOCALES, { optional: true, description: 'English unless told otherwise.' })
  locale?: ReportLocale;
}

@ApiTags('reports')
@Controller('api/v1/incidents/:incident')
export class ReportsController {
  constructor(
    private readonly duties: Duties,
    private readonly reports: RegulatorReports,
  ) {}

  /** Laws, duties, thresholds and clocks, counted from the published run; and what flipped since the run before. */
  @Get('duties')
  @Needs('incident.read')
  list(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.duties.list(incident);
  }

  /** By the lanes and quotas of now: when it is done, who misses which deadline, and what would change it. */
  @Get('forecast')
  @Needs('notice.read')
  forecast(@Param('incident', IncidentPipe) incident: IncidentId) {
    return this.reports.forecast(incident);
  }

  @Get('regulator-report')
  @Needs('report.read')
  figures(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    return this.reports.make(incident, actor);
  }

  /** As a page to read and print, every figure with its definition. */
  @Get('regulator-report.html')
  @Needs('report.read')
  async page(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() { locale = 'en' }: ReportQuery,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const html = regulatorPage(await this.reports.make(incident, actor), locale);
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(html);
  }

  /** The same tables as a workbook. */
  @Get('regulator-report.xlsx')
  @Needs('report.read')
  async workbook(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() { locale = 'en' }: ReportQuery,
    @By() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.make(incident, actor);
    void reply
      .type(XLSX)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${report.incident.code}-${locale}.xlsx"`)
      .send(await regulatorWorkbook(report, locale));
  }
}
