/** What becomes of a report somebody asked for. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const reportLifecycle = lifecycle('waiting', {
  waiting: ['making'],
  making: ['ready', 'failed'],
  ready: [],
  failed: [],
});
export type ReportStatus = (typeof reportLifecycle.statuses)[number];

export const REPORT_FILES = ['figures.json', 'id.html', 'en.html', 'id.xlsx', 'en.xlsx'] as const;
export type ReportFile = (typeof REPORT_FILES)[number];
