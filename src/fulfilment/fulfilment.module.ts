/** Wires the fulfilment room; the adapter is there only where a system to call is set up. */
import { Module } from '@nestjs/common';
import { CodesModule } from '../codes/index.ts';
import { CompensationModule } from '../compensation/index.ts';
import { GuestsModule } from '../guests/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { PagesModule } from '../pages/index.ts';
import { PeopleModule } from '../people/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { ArrivedCodes } from './arrived-codes.ts';
import { HttpAdapter } from './adapters/http.ts';
import { CalledPeople } from './called.ts';
import { Calls, FULFILMENT_ADAPTER } from './calls.ts';
import { Claims } from './claims.ts';
import { ClaimSeals } from './claim-seals.ts';
import { DeadLetters } from './dead-letters.ts';
import { Enrolments } from './enrolments.ts';
import { Failures } from './failures.ts';
import { FulfilmentJobs } from './fulfilment.jobs.ts';
import { NewsJobs } from './news.jobs.ts';
import { PayoutFiles } from './payout-files.ts';
import { Payouts } from './payouts.ts';
import { Programmes } from './programmes.ts';
import { ReceiptMails } from './receipt-mails.ts';

const verbs = [Calls, DeadLetters, Payouts, Claims, Programmes, Enrolments, FulfilmentJobs];

@Module({
  imports: [IncidentsModule, PeopleModule, CodesModule, CompensationModule, GuestsModule, PagesModule],
  providers: [
    {
      provide: FULFILMENT_ADAPTER,
      inject: [CONFIG],
      useFactory: ({ fulfilment }: Config) => fulfilment.http && new HttpAdapter(fulfilment.http),
    },
    PayoutFiles,
    ClaimSeals,
    Failures,
    ArrivedCodes,
    CalledPeople,
    ReceiptMails,
    NewsJobs,
    ...verbs,
  ],
  exports: verbs,
})
export class FulfilmentModule {}
