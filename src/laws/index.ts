/** Front door of the laws room: breach-notice law as data, by residence. */
export { LAWS_ERRORS } from './laws.errors.ts';
export { LawsModule } from './laws.module.ts';
export { Laws, type DataKind, type LawEntry, type LawVersion, type Revision } from './laws.ts';
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
export { lawsFor, lawsWhere, type Residence } from './rules/residence.ts';
export { triggered, type Affected, type Leak } from './rules/triggers.ts';
