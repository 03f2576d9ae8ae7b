/** Front door of the laws room: breach-notice law as data, by residence. */
import { holdLifecycle } from './rules/hold-states.ts';

export { LAWS_ERRORS } from './laws.errors.ts';
export { LawsModule } from './laws.module.ts';
export { Laws, type DataKind, type LawEntry, type LawVersion } from './laws.ts';
export { type LawAnswer, LawEdits, type Proposed, type Revision } from './law-edits.ts';
export { type HoldInput, Holds } from './holds.ts';
export type { Hold, HoldId } from './holds.store.ts';
export { type ListedPosting, type PostingInput, Postings, type ProofInput } from './postings.ts';
export {
  POSTING_MEDIA,
  type Posting,
  type PostingId,
  type PostingMedium,
  type PostingProof,
} from './postings.store.ts';
export { SHIPPED_BOOK } from './data/shipped.ts';
export * from './rules/law.ts';
export { leaksOf } from './leaks.ts';
export {
  assess,
  flips,
  type Flip,
  type AffectedGroup,
  type Assessment,
  type DutyStanding,
  type LawStanding,
} from './rules/assess.ts';
export {
  clocksOf,
  strictestClock,
  type Choices,
  type Clock as LawClock,
  type ClockFacts,
  type ClockReading as LawReading,
} from './rules/clocks.ts';
export {
  finishForecast,
  type Change as ForecastChange,
  type Demand as ForecastDemand,
  type Forecast,
  type ForecastLane,
  type Miss as ForecastMiss,
} from './rules/forecast.ts';
export { overlayOf, overlaysFor, type Overlay, type OverlayElement } from './rules/overlays.ts';
export type { Difference } from './rules/differences.ts';
export { heldUntil, holdsLaw, isInForce } from './rules/holds.ts';
export { postingStanding, type PostingStanding } from './rules/postings.ts';
export { lawsFor, lawsWhere, type Residence } from './rules/residence.ts';
export { triggered, type Affected, type Leak } from './rules/triggers.ts';

export const STATUS_CHECKS = [{ table: 'authority_hold', column: 'status', lifecycle: holdLifecycle }];
