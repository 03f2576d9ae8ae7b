/** Reports for tests: over the real post office, with its lanes, provider and clock. */
import type { Clock } from '../../src/kernel/clock.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { Laws } from '../../src/laws/index.ts';
import { Forecasts } from '../../src/notices/index.ts';
import { Duties, RegulatorReports, ReportSources } from '../../src/reports/index.ts';
import { incidentParts } from './incidents.ts';
import type { PostOffice } from './notices.ts';
import { sesAt } from './providers.ts';

export interface Reporting {
  readonly laws: Laws;
  readonly duties: Duties;
  readonly reports: RegulatorReports;
}

export function reportingOf(office: PostOffice, clock: Clock = systemClock): Reporting {
  const { db } = office.t;
  const { incidents } = incidentParts(office.t, clock);
  const laws = new Laws(db, clock, office.audit);
  const duties = new Duties(db, clock, incidents, laws, office.notices);
  const forecasts = new Forecasts(office.lanes, sesAt(office.sandbox.url), clock);
  const sources = new ReportSources(incidents, office.audit);
  return { laws, duties, reports: new RegulatorReports(db, clock, duties, forecasts, sources) };
}
