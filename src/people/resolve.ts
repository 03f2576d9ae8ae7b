/** One run: rows → persons → comparison → publication, in one transaction that ends whole or not at all. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, newId, type ProfileId, type RunId, uuidv7 } from '../kernel/ids.ts';
import { noteResolved } from '../intake/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { maskedKey, type Opener } from './contacts.ts';
import * as find from './findings.store.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import type { Finding, ResolveResult } from './people.types.ts';
import type { ResolveFence } from './ports.ts';
import * as publish from './publish.store.ts';
import * as compute from './resolve.store.ts';

export interface RunContext {
  readonly incidentId: IncidentId;
  readonly actor: Actor;
  readonly now: Date;
  readonly opener: Opener;
  readonly fence: ResolveFence;
}

export interface RunOutcome {
  readonly result: ResolveResult;
  /** False where the run would have changed nothing and the one before stays in force. */
  readonly published: boolean;
}

/** How long a finished run waits for messages in flight before it gives up: a lease and a provider's timeout. */
const QUIET_WAIT_MS = 30_000;
const QUIET_POLL_MS = 200;
/** Masked examples opened per run; the list needs a few, not one per finding of a hostile file. */
const EXAMPLES_MAX = 200;

/** ENGINE §5. Killed at any point it leaves nothing; run again it computes the same. */
export async function resolveRun(tx: Tx, run: RunContext): Promise<RunOutcome> {
  await publish.lockIncident(tx, run.incidentId);
  await computePersons(tx, run.incidentId);
  if ((await compute.countPersons(tx)) === 0) throw new DomainError(E.no_rows, { incident: run.incidentId });
  const newProfiles = await addProfiles(tx, run);
  const newcomers = await publish.placePersons(tx, run.incidentId);
  await publish.compareWithPublished(tx, run.incidentId);
  if (!(await publish.contactsStand(tx))) throw new DomainError(E.rows_changed, { incident: run.incidentId });
  const inForce = await publish.publishedRun(tx, run.incidentId);
  if (inForce && newProfiles + newcomers === 0 && !(await publish.anythingChanged(tx))) {
    await keepFindings(tx, run);
    await noteResolved(tx, await compute.sourcesRead(tx));
    return { result: inForce.result, published: false };
  }
  await untilQuiet(tx, run);
  const result = await publishRun(tx, run);
  await noteResolved(tx, await compute.sourcesRead(tx));
  return { result, published: true };
}

async function computePersons(tx: Tx, incidentId: IncidentId): Promise<void> {
  await compute.takeRows(tx, incidentId);
  await find.makeFindingTable(tx);
  await find.findSuspectKeys(tx);
  await compute.dropPlaceholders(tx, incidentId);
  await find.findIdSpaces(tx);
  await find.findFreeText(tx);
  await compute.linkGroups(tx);
  await compute.gatherFacts(tx);
  await compute.sumUpPersons(tx);
  await find.findConflicts(tx);
  await find.keepProvenConflicts(tx, incidentId);
  await compute.chooseContacts(tx);
  await find.findSharedAddresses(tx);
}

async function addProfiles(tx: Tx, run: RunContext): Promise<number> {
  const exposures = await publish.unknownProfiles(tx, run.incidentId);
  const profiles = exposures.map((exposure) => ({ id: newId<ProfileId>(run.now), exposure }));
  await publish.addProfiles(tx, run.incidentId, profiles);
  return profiles.length;
}

/** Asks the fence until nothing is in flight; a fence that never falls quiet ends the run with a sentence. */
async function untilQuiet(tx: Tx, { fence, incidentId }: RunContext): Promise<void> {
  for (let waitedMs = 0; !(await fence.quiet(tx, incidentId)); waitedMs += QUIET_POLL_MS) {
    if (waitedMs >= QUIET_WAIT_MS) throw new DomainError(E.being_sent, { incident: incidentId });
    await pause(QUIET_POLL_MS);
  }
}

async function publishRun(tx: Tx, run: RunContext): Promise<ResolveResult> {
  const { incidentId, now } = run;
  const no = (await publish.lastRunNo(tx, incidentId)) + 1;
  await publish.openCohorts(tx, incidentId, no);
  await publish.setSurvivors(tx, incidentId);
  await publish.writeExposures(tx, incidentId, no);
  await publish.writeContacts(tx, incidentId);
  await publish.recount(tx, incidentId);
  await keepFindings(tx, run);
  await publish.insertRun(tx, {
    id: newId<RunId>(now),
    incidentId,
    no,
    madeBy: run.actor.operatorId,
    startedAt: now,
    publishedAt: now,
  });
  return (await publish.publishedRun(tx, incidentId))!.result;
}

async function keepFindings(tx: Tx, run: RunContext): Promise<void> {
  const found = await find.findings(tx);
  const shown = found.filter((f) => f.ref !== null).slice(0, EXAMPLES_MAX);
  const rows = new Map(
    (
      await find.exampleRows(
        tx,
        run.incidentId,
        shown.map((f) => f.ref!),
      )
    ).map((r) => [r.ref, r]),
  );
  const withExamples = found.map((finding) => {
    const row = finding.ref === null ? undefined : rows.get(finding.ref);
    return { ...finding, id: uuidv7(run.now), example: row ? example(run.opener, finding, row) : null };
  });
  await find.upsertGuards(tx, run.incidentId, withExamples, run.now);
  await find.refreshPersonFindings(tx, run.incidentId);
}

function example(opener: Opener, finding: Finding, row: find.ExampleRow): string | null {
  return maskedKey(opener.row(row), finding.subject.slice(0, finding.subject.indexOf(':')));
}
