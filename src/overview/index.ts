/** Front door of the overview room: how far an incident is, and what needs somebody now. */
export { type Funnel, type IncidentOverview, type Need, type NoticeAtAGlance, Overview } from './overview.ts';
export { OverviewModule } from './overview.module.ts';
export { type DecisionKind, NEED_KINDS, type NeedKind } from './rules/needs.ts';
