/** Nest wiring of notices, in two modules: people's fence needs deliveries, and deliveries need no people. */
import { Module } from '@nestjs/common';
import { LawsModule } from '../laws/index.ts';
import { MessagesModule } from '../messages/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { PeopleModule } from '../people/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { Answers } from './answers.ts';
import { Ceilings } from './ceilings.ts';
import { Changes } from './changes.ts';
import { CountJobs } from './count.jobs.ts';
import { Compositions } from './compositions.ts';
import { Couriers } from './couriers.ts';
import { Deliveries } from './deliveries.ts';
import { Delivery } from './delivery.ts';
import { Filings } from './filings.ts';
import { Forecasts } from './forecasts.ts';
import { Drafts } from './drafts.ts';
import { Emergencies } from './emergencies.ts';
import { Gates } from './gates.ts';
import { Hotlines } from './hotlines.ts';
import { Lanes } from './lanes.ts';
import { KeptChanges } from './kept-changes.ts';
import { KeptCounts } from './kept-counts.ts';
import { LaunchChecks } from './launch-checks.ts';
import { LaunchForecasts } from './launch-forecasts.ts';
import { Launches } from './launches.ts';
import { NoticeFence } from './notice-fence.ts';
import { NoticeJobs } from './notices.jobs.ts';
import { Notices } from './notices.ts';
import { EMAIL_PROVIDER, type EmailProvider, SMS_PROVIDER, type SmsProvider } from './ports.ts';
import { NoticePapers } from './papers.ts';
import { Plans } from './plans.ts';
import { Preflights } from './preflights.ts';
import { Progress } from './progress.ts';
import { SesProvider } from './providers/ses.ts';
import { TwilioProvider } from './providers/twilio.ts';
import { ProviderTestPlaces } from './provider-tests-places.ts';
import { ProviderTests } from './provider-tests.ts';
import { Replays } from './replays.ts';
import { Restores } from './restores.ts';
import { Retries } from './retries.ts';
import { LookUps } from './look-ups.ts';
import { UnknownLooks } from './unknown-looks.ts';
import { Canaries, CANARY_SETTINGS, canarySettings } from './unknowns-canaries.ts';
import { UnknownJobs } from './unknowns.jobs.ts';
import { Unknowns } from './unknowns.ts';
import { NoticeHistory } from './told-history.ts';
import { DELIVERY_SETTINGS, deliverySettings, PROVIDER_FACTS, providerFacts } from './settings.ts';
import { Waves } from './waves.ts';

const byConfig = <T>(provide: symbol, useFactory: (config: Config) => T) => ({
  provide,
  useFactory,
  inject: [CONFIG],
});

@Module({
  providers: [Deliveries, Hotlines, Retries, Filings, Lanes, NoticeFence, Restores],
  exports: [Deliveries, Hotlines, Retries, Filings, Lanes, NoticeFence, Restores],
})
export class DeliveriesModule {}

/** The app provides `MergeFields`, `COHORT_PREPARATION` and `SUPPRESSIONS` in a global module. */
@Module({
  imports: [DeliveriesModule, LawsModule, PeopleModule, MessagesModule, OperatorsModule],
  providers: [
    Notices,
    Launches,
    Waves,
    Emergencies,
    Progress,
    Plans,
    Drafts,
    Gates,
    Ceilings,
    LaunchForecasts,
    LaunchChecks,
    KeptCounts,
    KeptChanges,
    CountJobs,
    NoticePapers,
    Preflights,
    Forecasts,
    Couriers,
    Answers,
    Compositions,
    Delivery,
    NoticeJobs,
    Changes,
    NoticeHistory,
    LookUps,
    Replays,
    Canaries,
    UnknownLooks,
    UnknownJobs,
    Unknowns,
    byConfig(CANARY_SETTINGS, canarySettings),
    ProviderTests,
    ProviderTestPlaces,
    byConfig(DELIVERY_SETTINGS, deliverySettings),
    byConfig(PROVIDER_FACTS, providerFacts),
    byConfig<EmailProvider>(
      EMAIL_PROVIDER,
      ({ providers, limits }) => new SesProvider(sesOptions(providers, limits)),
    ),
    byConfig<SmsProvider>(
      SMS_PROVIDER,
      ({ providers, limits }) => new TwilioProvider(twilioOptions(providers, limits)),
    ),
  ],
  exports: [
    DeliveriesModule,
    Notices,
    Launches,
    Emergencies,
    Progress,
    Plans,
    Drafts,
    Ceilings,
    LaunchChecks,
    KeptChanges,
    CountJobs,
    NoticePapers,
    Forecasts,
    NoticeJobs,
    Answers,
    Changes,
    NoticeHistory,
    LookUps,
    Replays,
    UnknownLooks,
    UnknownJobs,
    Unknowns,
    ProviderTests,
    PROVIDER_FACTS,
    EMAIL_PROVIDER,
    SMS_PROVIDER,
  ],
})
export class NoticesModule {}

export function sesOptions(
  { ses }: Config['providers'],
  limits: Pick<Config['limits'], 'providerCallTimeoutMs'>,
) {
  const { region, endpoint, from, configurationSet, mode, sockets, credentials } = ses;
  const timeoutMs = limits.providerCallTimeoutMs;
  return {
    region,
    endpoint,
    from,
    configurationSet,
    mode,
    timeoutMs,
    ...(sockets !== null && { callsMax: sockets }),
    ...(credentials && { credentials }),
  };
}

export function twilioOptions(
  { twilio }: Config['providers'],
  limits: Pick<Config['limits'], 'providerCallTimeoutMs'>,
) {
  return { ...twilio, timeoutMs: limits.providerCallTimeoutMs };
}
