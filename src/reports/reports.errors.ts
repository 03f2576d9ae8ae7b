/** What the reports room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const REPORTS_ERRORS = errors('reports', {
  unknown: ['not_found', 'There is no report {report}.'],
  unknown_file: ['not_found', 'A report has no file {file}: ask for one of {files}.'],
  not_ready: ['conflict', 'The report is {status}: ask again in a moment.'],
  failed: ['conflict', 'The report could not be made: {why}'],
});
