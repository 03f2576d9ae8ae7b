/** What a worker tells people of their choices by e-mail: received, failed, a code that came late, their turn in a line. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { ArrivedCodes } from './arrived-codes.ts';
import { CalledPeople } from './called.ts';
import { Failures } from './failures.ts';
import { ReceiptMails } from './receipt-mails.ts';

const NEWS_SECONDS = 10;
/** Whoever has just chosen looks for it. */
const RECEIPT_SECONDS = 2;

@Injectable()
export class NewsJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly receipts: ReceiptMails,
    private readonly failures: Failures,
    private readonly arrived: ArrivedCodes,
    private readonly called: CalledPeople,
  ) {}

  start(): void {
    this.jobs.every(RECEIPT_SECONDS, 'fulfilment.receipts', async () => void (await this.receipts.tell()));
    this.jobs.every(NEWS_SECONDS, 'fulfilment.failures', async () => void (await this.failures.tell()));
    this.jobs.every(NEWS_SECONDS, 'fulfilment.codes', async () => void (await this.arrived.tell()));
    this.jobs.every(NEWS_SECONDS, 'fulfilment.called', async () => void (await this.called.tell()));
  }
}
