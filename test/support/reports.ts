/** Reports for tests: over the real post office, with its lanes, provider and clock. */
import type { Clock } from '../../src/kernel/clock.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { Holds, LawEdits, Laws, Postings } from '../../src/laws/index.ts';
import { Forecasts } from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import {
  Duties,
  RegulatorReports,
  ReportSources,
  Rulings,
  StoredReports,
  Substitutes,
} from '../../src/reports/index.ts';
import { incidentParts } from './incidents.ts';
import type { PostOffice } from './notices.ts';
import { sesAt } from './providers.ts';

export interface Reporting {
  readonly laws: Laws;
  readonly edits: LawEdits;
  readonly holds: Holds;
  readonly postings: Postings;
  readonly duties: Duties;
  readonly reports: RegulatorReports;
  readonly stored: StoredReports;
  readonly substitutes: Substitutes;
}

export function reportingOf(office: PostOffice, clock: Clock = systemClock): Reporting {
  const { db } = office.t;
  const { audit } = office;
  const { incidents } = incidentParts(office.t, clock);
  const approvals = new Approvals(audit, clock);
  const laws = new Laws(db, clock);
  const holds = new Holds(db, clock, laws, approvals, audit);
  const postings = new Postings(db, clock, laws, audit);
  const duties = new Duties(db, clock, incidents, new Rulings(laws, holds), office.notices);
  const forecasts = new Forecasts(office.lanes, sesAt(office.sandbox.url), clock);
  const sources = new ReportSources(incidents, holds, postings, audit);
  const reports = new RegulatorReports(db, clock, duties, forecasts, sources);
  return {
    laws,
    edits: new LawEdits(db, clock, approvals, audit),
    holds,
    postings,
    duties,
    reports,
    stored: new StoredReports(db, clock, reports, office.jobs, audit),
    substitutes: new Substitutes(db, incidents, laws, office.notices, postings),
  };
}
