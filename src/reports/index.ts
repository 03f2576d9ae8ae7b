/** Front door of the reports room: what regulators are told, and what the law asks by today's counts. */
import { reportLifecycle } from './rules/report-states.ts';

export { Duties, type DutyList, Rulings } from './duties.ts';
export { RegulatorReports, ReportSources } from './regulator-reports.ts';
export { regulatorPage } from './regulator/page.ts';
export { REPORT_LOCALES, type RegulatorReport, type ReportLocale } from './regulator/report.types.ts';
export { sectionsOf } from './regulator/sections.ts';
export { regulatorWorkbook } from './regulator/workbook.ts';
export { ReportJobs } from './reports.jobs.ts';
export { REPORTS_ERRORS } from './reports.errors.ts';
export { ReportsModule } from './reports.module.ts';
export { REPORT_FILES, type ReportFile } from './rules/report-states.ts';
export { readReport, REPORTS_QUEUE, StoredReports } from './stored-reports.ts';
export type { ReportId, StoredReport } from './stored-reports.store.ts';
export { Substitutes } from './substitutes.ts';
export type { LawDuties, ListedDuty } from './rules/duty-list.ts';

export const STATUS_CHECKS = [{ table: 'regulator_report', column: 'status', lifecycle: reportLifecycle }];
