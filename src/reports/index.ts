/** Front door of the reports room: what regulators are told, and what the law asks by today's counts. */
export { Duties, type DutyList } from './duties.ts';
export { ReportJobs } from './reports.jobs.ts';
export { ReportsModule } from './reports.module.ts';
export type { LawDuties, ListedDuty } from './rules/duty-list.ts';
