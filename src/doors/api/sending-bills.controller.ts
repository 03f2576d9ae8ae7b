/** What sending was billed, beside what it is estimated to cost; and the cost report as a workbook. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import {
  Bills,
  COST_LOCALES,
  CostFiles,
  type CostLocale,
  SENT_CHANNELS,
} from '../../reconciliation/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { AmountMinor, OneOf, Text, Whole } from './fields.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';

class LanguageQuery {
  @OneOf(COST_LOCALES, { optional: true, description: 'English unless told otherwise.' })
  language?: CostLocale;
}

class BillBody {
  @OneOf(SENT_CHANNELS)
  channel!: string;

  @Text({ max: 120, description: 'Who sent the invoice.' })
  biller!: string;

  @Text({ max: 120, description: 'The number of the invoice.' })
  reference!: string;

  @Text({ max: 10, description: 'The first day it is for: 2026-06-01.' })
  fromDay!: string;

  @Text({ max: 10, description: 'The last day it is for.' })
  toDay!: string;

  @Whole({ optional: true, description: 'Recipients, segments or letters, where it names them.' })
  units?: bigint;

  @AmountMinor()
  amountMinor!: bigint;

  @Text({ max: 3, description: 'As the invoice says: USD.' })
  currency!: string;
}

class WithdrawBody {
  @Text({ max: 1_000, description: 'What was read wrongly.' })
  reason!: string;
}

@ApiTags('finance')
@Controller('api/v1/incidents/:incident')
export class SendingBillsController {
  constructor(
    private readonly bills: Bills,
    private readonly files: CostFiles,
    private readonly operators: Operators,
  ) {}

  /** The figures as they were counted last, each with its definition, as a workbook. */
  @Get('cost-report.xlsx')
  @Needs('report.read')
  async workbook(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Query() { language = 'en' }: LanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.files.workbook(incident, language);
    void reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="cost-report.xlsx"')
      .send(bytes);
  }

  /** Invoices for sending, the newest first; withdrawn ones say why. */
  @Get('sending-bills')
  @Needs('report.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const bills = await this.bills.list(incident);
    const names = await namesOf(
      this.operators,
      bills.flatMap(({ recordedBy, withdrawnBy }) => [recordedBy, withdrawnBy]),
    );
    return { bills, names, can: { write: can(actor, 'bill.write') } };
  }

  /** Keeps what an invoice says; it moves no money and posts nothing. */
  @Post('sending-bills')
  @Needs('bill.write')
  record(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: BillBody, @By() actor: Actor) {
    return this.bills.record(incident, body, actor);
  }

  /** Takes back one that was read wrongly; it stays to be seen. */
  @Post('sending-bills/:bill/withdraw')
  @HttpCode(200)
  @Needs('bill.write')
  withdraw(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Param('bill') bill: string,
    @Body() body: WithdrawBody,
    @By() actor: Actor,
  ) {
    return this.bills.withdraw(incident, bill, body, actor);
  }
}
