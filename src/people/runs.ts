/** Finding people, as whoever watches it sees it: what a run would do, how far one is, what the last one said. */
import { Injectable } from '@nestjs/common';
import { DomainError, refusalOf } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { liveDecisions } from './decisions.store.ts';
import { Guards } from './guards.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { inputsOf, sameInputs } from './rules/inputs.ts';
import { RUN_STAGES } from './rules/run-states.ts';
import * as store from './runs.store.ts';
import type { FilesToRead, PublishedRun, RunStanding, RunUnderWay, SourceRole } from './runs.types.ts';
import * as standing from './standing.store.ts';

const RUNS_SHOWN = 10;
const BLOCKING_SHOWN = 20;
const ROLES: readonly SourceRole[] = ['leaked', 'reference', 'contact_only', 'suppression'];
const READ = ['finished', 'accepted'];

@Injectable()
export class Runs {
  constructor(
    private readonly db: Db,
    private readonly guards: Guards,
  ) {}

  /** Everything a page about finding people shows; reads lines of files and runs, no row and no person. */
  async standing(incidentId: IncidentId): Promise<RunStanding> {
    return this.db.tx(async (tx) => {
      const sources = await standing.standingSources(tx, incidentId);
      const read = sources.filter(({ status }) => READ.includes(status));
      const blocking = await this.guards.blocking(tx, incidentId);
      const leaked = read.some(({ role }) => role === 'leaked');
      return {
        runs: (await standing.lastRuns(tx, incidentId, RUNS_SHOWN)).map(shown),
        underWay: await underWay(tx, incidentId),
        wouldRead: filesOf(read),
        unread: sources
          .filter(({ status }) => !READ.includes(status))
          .map(({ file, status }) => ({ file, status })),
        ...(await behind(tx, incidentId, read)),
        blocking: { count: blocking.length, first: blocking.slice(0, BLOCKING_SHOWN) },
        refusal: leaked ? null : refusalOf(new DomainError(E.no_rows)),
      };
    });
  }
}

async function underWay(tx: Tx, incidentId: IncidentId): Promise<RunUnderWay | null> {
  const now = await store.underWay(tx, incidentId);
  return now && { ...now, step: RUN_STAGES.indexOf(now.stage) + 1, steps: RUN_STAGES.length };
}

/** What the published run does not know of what stands now. */
async function behind(
  tx: Tx,
  incidentId: IncidentId,
  read: readonly standing.StandingSource[],
): Promise<Pick<RunStanding, 'unknown' | 'decisionsWaiting' | 'isCurrent'>> {
  const decisions = await liveDecisions(tx, incidentId);
  const inForce = await store.publishedRun(tx, incidentId);
  const known = inForce?.inputs ?? null;
  const now = inputsOf({ sources: read, decisions, placeholders: await store.placeholders(tx, incidentId) });
  const before = known?.decisions ?? [];
  const waiting = [...before, ...now.decisions].filter(
    (id) => before.includes(id) !== now.decisions.includes(id),
  ).length;
  return {
    unknown: read.filter(({ id, reading }) => known?.readings[id] !== reading).map(({ file }) => file),
    decisionsWaiting: waiting + (await standing.waitingPlaceholders(tx, incidentId)),
    isCurrent: inForce !== null && sameInputs(known, now),
  };
}

function filesOf(read: readonly standing.StandingSource[]): FilesToRead[] {
  return ROLES.flatMap((role) => {
    const files = read.filter((source) => source.role === role);
    if (files.length === 0) return [];
    const sum = (count: 'staged' | 'rejected') => files.reduce((total, file) => total + file[count], 0);
    return [{ role, files: files.length, rows: sum('staged'), rejected: sum('rejected') }];
  });
}

function shown(row: standing.RunOfRow): PublishedRun {
  const { customerIds, emails, phones, newcomers, changed, gone, ...rest } = row;
  return {
    ...rest,
    persons: { customer_id: customerIds, email: emails, phone: phones },
    total: customerIds + emails + phones,
    changes: newcomers === null || changed === null || gone === null ? null : { newcomers, changed, gone },
  };
}
