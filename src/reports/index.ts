/** Front door of the reports room: what regulators are told, and what the law asks by today's counts. */
export { Duties, type DutyList } from './duties.ts';
export { RegulatorReports, ReportSources } from './regulator-reports.ts';
export { regulatorPage } from './regulator/page.ts';
export { REPORT_LOCALES, type RegulatorReport, type ReportLocale } from './regulator/report.types.ts';
export { sectionsOf } from './regulator/sections.ts';
export { regulatorWorkbook } from './regulator/workbook.ts';
export { ReportJobs } from './reports.jobs.ts';
export { ReportsModule } from './reports.module.ts';
export type { LawDuties, ListedDuty } from './rules/duty-list.ts';
