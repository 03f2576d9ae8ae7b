/** Front door of the notices room: saying it once. */
import { deliveryLifecycle } from './rules/delivery-states.ts';
import { laneLifecycle, noticeLifecycle, waveLifecycle } from './rules/notice-states.ts';

export {
  CHANGE_LISTS,
  type ChangeCounts,
  type ChangedPerson,
  type ChangeList,
  Changes,
  type ChangesPage,
  type ToldProfile,
} from './changes.ts';
export { type Answered, Answers, letterOf, type PlainMail } from './answers.ts';
export { Ceilings, type CeilingStanding } from './ceilings.ts';
export { Compositions } from './compositions.ts';
export { Couriers, type Letter } from './couriers.ts';
export { Filings, HANDED_OUT } from './filings.ts';
export { Forecasts, type Waiting } from './forecasts.ts';
export type { Filing } from './filings.store.ts';
export { Deliveries, type Evidence, type ListedDelivery } from './deliveries.ts';
export { Delivery } from './delivery.ts';
export { type DraftChange, Drafts } from './drafts.ts';
export { Emergencies, type Emergency, type EmergencyStanding } from './emergencies.ts';
export { Gates } from './gates.ts';
export { type Hotline, Hotlines } from './hotlines.ts';
export { type ForecastWave, type LaunchForecast, LaunchForecasts } from './launch-forecasts.ts';
export { CountJobs } from './count.jobs.ts';
export { KeptChanges, type KeptChangeCounts } from './kept-changes.ts';
export { KeptCounts } from './kept-counts.ts';
export { type LaunchCheck, LaunchChecks } from './launch-checks.ts';
export { type Lane, Lanes, type ListedLane } from './lanes.ts';
export { Launches, type LaunchResult, type NoticeStanding, type StopResult } from './launches.ts';
export type { AudienceFilter } from './audiences.store.ts';
export { NoticeFence } from './notice-fence.ts';
export { NoticeJobs } from './notices.jobs.ts';
export { DeliveriesModule, NoticesModule, sesOptions, twilioOptions } from './notices.module.ts';
export { type NoticeDraft, Notices } from './notices.ts';
export { NoticePapers } from './papers.ts';
export type { NoticeFigures } from './launches.store.ts';
export type { Notice } from './notices.store.ts';
export { type PlanChange, Plans } from './plans.ts';
export { type Blocker, type Preflight, Preflights } from './preflights.ts';
export { ProviderTests } from './provider-tests.ts';
export type { ProviderTest } from './provider-tests.store.ts';
export { type LiveStanding, Progress } from './progress.ts';
export { Replays } from './replays.ts';
export { type Restore, Restores } from './restores.ts';
export { RETRIED_STATES, Retries, type RetryCount, type RetryFilter } from './retries.ts';
export { LookUps } from './look-ups.ts';
export { UnknownLooks } from './unknown-looks.ts';
export { UnknownJobs } from './unknowns.jobs.ts';
export {
  type Decided,
  type DeliveryRef,
  type RecordedDuplicate,
  UNKNOWN_DECISIONS,
  UNKNOWN_STANDINGS,
  type UnknownCount,
  type UnknownDecision,
  type UnknownDelivery,
  type UnknownFilter,
  Unknowns,
} from './unknowns.ts';
export {
  Canaries,
  CANARY_SETTINGS,
  canarySettings,
  type CanarySettings,
  canaryTag,
  parseCanaryTag,
} from './unknowns-canaries.ts';
export { NoticeHistory } from './told-history.ts';
export {
  DELIVERY_SETTINGS,
  deliverySettings,
  type DeliverySettings,
  PROVIDER_FACTS,
  type ProviderFacts,
  WEBHOOK_PATHS,
} from './settings.ts';
export { Waves } from './waves.ts';
export type { Wave } from './waves.store.ts';
export { SesProvider } from './providers/ses.ts';
export { TwilioProvider } from './providers/twilio.ts';
export type { ChangedCategory, ExposureChange } from './rules/exposure-changes.ts';
export { NOT_MINE } from './rules/attempt-facts.ts';
export type { QuietHours } from './rules/quiet-hours.ts';
export { NOTICES_ERRORS } from './notices.errors.ts';
export * from './ports.ts';
export * from './room-ports.ts';
export { type Finish, forecastFinish } from './rules/forecast.ts';
export { TOLD_FILTERS, type ToldFilter } from './rules/kinds.ts';
export type { WaveOrder } from './rules/waves.ts';
export {
  deliveryLifecycle,
  EVIDENCE_KINDS,
  type DeliveryState,
  type EvidenceKind,
} from './rules/delivery-states.ts';
export {
  type Carrier,
  MESSAGE_PROVIDERS,
  type MessageProvider,
  type OutcomeClass,
} from './rules/outcomes.ts';
export {
  type Channel,
  FILED_CHANNELS,
  type FiledChannel,
  LADDER,
  needsSecondChannel,
  type SentChannel,
} from './rules/ladder.ts';
export {
  laneLifecycle,
  NOTICE_KINDS,
  noticeLifecycle,
  UNKNOWN_POLICIES,
  waveLifecycle,
  type NoticeKind,
  type NoticeStatus,
  type UnknownPolicy,
} from './rules/notice-states.ts';

export const STATUS_CHECKS = [
  { table: 'notice', column: 'status', lifecycle: noticeLifecycle },
  { table: 'wave', column: 'status', lifecycle: waveLifecycle },
  { table: 'lane', column: 'status', lifecycle: laneLifecycle },
  { table: 'delivery', column: 'state', lifecycle: deliveryLifecycle },
];
