/** Regulators' reports: asked for by a person, made by a worker, kept byte for byte as they were handed over. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, refusalOf } from '../kernel/errors.ts';
import { type IncidentId, newId } from '../kernel/ids.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { RegulatorReports } from './regulator-reports.ts';
import { regulatorPage } from './regulator/page.ts';
import type { RegulatorReport } from './regulator/report.types.ts';
import { regulatorWorkbook } from './regulator/workbook.ts';
import { REPORTS_ERRORS as E } from './reports.errors.ts';
import { REPORT_FILES, type ReportFile } from './rules/report-states.ts';
import * as store from './stored-reports.store.ts';
import type { ReportId, StoredReport } from './stored-reports.store.ts';

export const REPORTS_QUEUE = 'report';

const LOOK_MS = 300;
const LIST_MAX = 100;

@Injectable()
export class StoredReports {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reports: RegulatorReports,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Asks for a report of the moment in which it will be made. Needs `report.read`. */
  async ask(incidentId: IncidentId, actor: Actor): Promise<StoredReport> {
    needs(actor, 'report.read');
    const askedAt = this.clock.now();
    const id = newId<ReportId>(askedAt);
    return this.db.tx(async (tx) => {
      await store.insertReport(tx, { id, incidentId, askedBy: actor.operatorId, askedAt });
      const entry = { actor, action: 'reports.ask', incidentId, subject: `report:${id}` };
      await this.audit.record(tx, entry);
      await this.jobs.wake(tx, REPORTS_QUEUE, id);
      return find(tx, id);
    });
  }

  /**
   * Makes what was asked for; one process at a time makes one, and whoever comes second finds it made. A process that
   * dies leaves nothing behind, and the next begins anew.
   */
  async make(id: ReportId): Promise<void> {
    await this.db.exclusively(`report:${id}`, async () => {
      if (!(await this.db.tx((tx) => store.beginReport(tx, id)))) return;
      const { incidentId } = await this.get(id);
      try {
        await this.#step(id, 'counting people and deliveries');
        const report = await this.reports.make(incidentId, SYSTEM_ACTOR);
        await this.#step(id, 'writing the files');
        await this.#keep(id, report, await filesOf(report));
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        await this.db.tx((tx) => store.failReport(tx, id, refusalOf(error)));
      }
    });
  }

  /** Makes it here, or waits until another process has; `watch` hears of every step. */
  async finish(id: ReportId, watch: (step: string) => void = () => undefined): Promise<StoredReport> {
    let last: string | null = null;
    for (;;) {
      // Taken by another process it ends at once; should that one die, the next turn makes it here.
      const making = this.make(id).then(() => true);
      making.catch(() => undefined);
      for (let ended = false; !ended;) {
        ended = await Promise.race([making, sleep(LOOK_MS, false)]);
        const report = await this.get(id);
        if (report.status === 'failed') throw failed(report);
        if (report.status === 'ready') return report;
        if (report.step !== null && report.step !== last) watch(report.step);
        last = report.step;
      }
      await sleep(LOOK_MS);
    }
  }

  async get(id: ReportId): Promise<StoredReport> {
    return this.db.tx((tx) => find(tx, id));
  }

  /** Latest first, at most 100. */
  async list(incidentId: IncidentId): Promise<StoredReport[]> {
    return this.db.tx((tx) => store.reportsOf(tx, incidentId, LIST_MAX));
  }

  /** One of its files, as it was made. Refuses with `reports.not_ready` until then; every fetch is in the audit. */
  async file(id: ReportId, name: string, actor: Actor): Promise<Buffer> {
    needs(actor, 'report.read');
    const known = REPORT_FILES.find((file) => file === name);
    if (!known)
      throw new DomainError(E.unknown_file, { file: name.slice(0, 40), files: REPORT_FILES.join(', ') });
    return this.db.tx(async (tx) => {
      const report = await find(tx, id);
      const { status, incidentId } = report;
      if (status === 'failed') throw failed(report);
      const content = await store.fileOf(tx, id, known);
      if (content === null) throw new DomainError(E.not_ready, { status });
      const entry = {
        actor,
        action: 'reports.fetch',
        incidentId,
        subject: `report:${id}`,
        facts: { file: known },
      };
      await this.audit.record(tx, entry);
      return content;
    });
  }

  /** What nobody finished yet. */
  async open(): Promise<ReportId[]> {
    return this.db.tx((tx) => store.openReports(tx));
  }

  async #step(id: ReportId, step: string): Promise<void> {
    await this.db.tx((tx) => store.noteStep(tx, id, step));
  }

  async #keep(
    id: ReportId,
    report: RegulatorReport,
    files: readonly (readonly [ReportFile, Buffer])[],
  ): Promise<void> {
    const { madeAt, runNo, persons, told, delivered, bookVersion } = report;
    const hashed = files.map(([name, content]) => ({ name, content, sha256: sha256(content) }));
    const figures = { madeAt, runNo, persons, told, delivered, bookVersion };
    await this.db.tx((tx) => store.keepReport(tx, { id, ...figures, files: hashed }));
  }
}

/** The figures as they were stored, with their dates as dates. */
export function readReport(figures: Uint8Array): RegulatorReport {
  return JSON.parse(Buffer.from(figures).toString('utf8'), (_, value: unknown) =>
    typeof value === 'string' && INSTANT.test(value) ? new Date(value) : value,
  ) as RegulatorReport;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

async function find(tx: Tx, id: ReportId): Promise<StoredReport> {
  const report = await store.findReport(tx, id);
  if (!report) throw new DomainError(E.unknown, { report: id });
  return report;
}

async function filesOf(report: RegulatorReport): Promise<[ReportFile, Buffer][]> {
  return [
    ['figures.json', Buffer.from(JSON.stringify(report))],
    ['id.html', Buffer.from(regulatorPage(report, 'id'))],
    ['en.html', Buffer.from(regulatorPage(report, 'en'))],
    ['id.xlsx', await regulatorWorkbook(report, 'id')],
    ['en.xlsx', await regulatorWorkbook(report, 'en')],
  ];
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function failed({ failedWith }: StoredReport): DomainError {
  return new DomainError(E.failed, { why: failedWith! });
}
