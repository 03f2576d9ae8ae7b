/** One run: rows → persons → comparison → publication, in one transaction that ends whole or not at all. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, newId, type ProfileId, type RunId, type SourceId } from '../kernel/ids.ts';
import { noteResolved, relink } from '../intake/index.ts';
import type { Audit } from '../platform/audit/audit.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Beside } from './beside.ts';
import type { Opener } from './contacts.ts';
import { liveDecisions } from './decisions.store.ts';
import * as find from './findings.ts';
import * as groups from './groups.store.ts';
import { keepPeopleCounts } from './lookups.store.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import type { ResolveResult } from './people.types.ts';
import * as persons from './persons.store.ts';
import type { ResolveFence } from './ports.ts';
import * as compare from './compare.store.ts';
import { keepOtherBlobs, type Publication } from './person-row.store.ts';
import * as publish from './publish.store.ts';
import { findRemainder, hasContactLists } from './remainder.store.ts';
import * as compute from './resolve.store.ts';
import { AFFECTED, type ReadSource, REMAINDER } from './resolve.store.ts';
import { writeAliases } from './row-keys.store.ts';
import { type DecidedGroups, mergeOrder } from './rules/decisions.ts';
import { type Inputs, inputsOf, sameInputs } from './rules/inputs.ts';
import * as runs from './runs.store.ts';
import { setSurvivors, survivorsDiffer } from './survivors.store.ts';

export interface RunContext {
  readonly incidentId: IncidentId;
  readonly actor: Actor;
  readonly now: Date;
  readonly opener: Opener;
  readonly fence: ResolveFence;
  /** What is done beside it, on a connection of its own. */
  readonly beside: Beside;
  readonly tools: { readonly clock: Clock; readonly audit: Audit };
}

export interface RunOutcome {
  readonly result: ResolveResult;
  /** False where the run would have changed nothing and the one before stays in force. */
  readonly published: boolean;
}

/** How long a finished run waits for messages in flight before it gives up: a lease and a provider's timeout. */
const QUIET_WAIT_MS = 30_000;
const QUIET_POLL_MS = 200;

/** ENGINE §5. Killed at any point it leaves nothing; run again it computes the same. */
export async function resolveRun(tx: Tx, run: RunContext): Promise<RunOutcome> {
  const { incidentId } = run;
  await runs.lockIncident(tx, incidentId);
  await runs.say(tx, incidentId, 'read');
  const placeholders = await runs.placeholders(tx, incidentId);
  await relink(run.tools, tx, incidentId, placeholders.map(keyOf));
  await compute.prepareToCompute(tx);
  const sources = await compute.takeSources(tx, incidentId);
  const decisions = await liveDecisions(tx, incidentId);
  const inputs = inputsOf({ sources, decisions, placeholders });
  const inForce = await runs.publishedRun(tx, incidentId);
  // What nothing went into since is what it was: there is nothing to compute.
  if (inForce && sameInputs(inForce.inputs, inputs)) {
    await run.beside.hold();
    return { result: inForce.result, published: false };
  }
  if (!sources.some(({ role }) => role === 0)) throw new DomainError(E.no_rows);
  await compute.markKnownReadings(tx, inForce?.inputs?.readings ?? {});
  await computePersons(tx, run, { sources, decisions, anyPlaceholder: placeholders.length > 0 });
  await runs.say(tx, incidentId, 'compare');
  const draft = await draftRun(tx, run, sources);
  return inForce && !draft.differs
    ? keepRun(tx, run, inForce.result, inputs)
    : publishRun(tx, run, { draft, inputs });
}

/** Subjects of guards read `email:<hex>`. */
function keyOf(subject: string): Buffer {
  return Buffer.from(subject.slice(subject.indexOf(':') + 1), 'hex');
}

async function computePersons(
  tx: Tx,
  run: RunContext,
  given: {
    readonly sources: readonly ReadSource[];
    readonly decisions: readonly DecidedGroups[];
    readonly anyPlaceholder: boolean;
  },
): Promise<void> {
  const { incidentId } = run;
  const hasRole = (wanted: number) => given.sources.some(({ role }) => role === wanted);
  const glance = await compute.takeRows(tx, incidentId, given.sources);
  // From here on one process computes; until here rows were read by several.
  run.beside.start();
  await runs.say(tx, incidentId, 'join');
  await compute.findTwice(tx);
  // Before placeholders are taken from the rows; without any there is no hurry, and nothing to wait for.
  const lookAtRows = async () => find.lookAtRows(tx, await run.beside.crowds());
  if (given.anyPlaceholder) await lookAtRows();
  const dropped = await compute.dropPlaceholders(tx, incidentId);
  await groups.makeMemberTable(tx, AFFECTED);
  await groups.joinCrosswalks(tx, AFFECTED, hasRole(1));
  const decided = mergeOrder(await groups.takeDecisions(tx, AFFECTED, given.decisions));
  for (const merge of decided[1]) await groups.mergeGroups(tx, AFFECTED, merge);
  // Rows that lost a key to a placeholder are of a weaker kind now.
  for (const kind of kindsOf(dropped ? await groups.weakerKinds(tx, AFFECTED) : glance)) {
    await groups.joinGroups(tx, AFFECTED, kind);
    for (const merge of decided[kind]) await groups.mergeGroups(tx, AFFECTED, merge);
  }
  await runs.say(tx, incidentId, 'gather');
  await makePersons(tx, AFFECTED, {
    extras: hasRole(2) || hasRole(3) ? EXTRA_ROWS : null,
    counted: !dropped,
  });
  if (!given.anyPlaceholder) await lookAtRows();
  await find.lookAtPeople(tx, run);
}

/** Customers stand for themselves; often there is nobody else, and nothing has to look for their people. */
function kindsOf({ emails, phones }: compute.Glance): readonly (2 | 3)[] {
  return [...(emails ? [2 as const] : []), ...(phones ? [3 as const] : [])];
}

/** Rows that attach to people found otherwise; those that look for somebody unaffected found nobody affected. */
const EXTRA_ROWS = 'role >= 2';
const LOOSE_SUPPRESSIONS = 'role = 3';

async function makePersons(
  tx: Tx,
  scope: compute.Scope,
  { extras, counted }: { readonly extras: string | null; readonly counted: boolean },
): Promise<void> {
  await persons.attachRows(tx, scope, extras);
  await persons.findSeveral(tx, scope, counted);
  await persons.sumUp(tx, scope);
  await persons.listForms(tx, scope);
  await persons.listPersons(tx, scope);
}

interface Draft {
  readonly runNo: number;
  readonly counts: persons.PersonCounts;
  readonly people: readonly DraftPeople[];
  readonly differs: boolean;
}

interface DraftPeople extends Publication {
  readonly newcomers: number;
  /** Were there people of this kind before, to be compared with? */
  readonly compared: boolean;
  readonly changed: number;
  readonly gone: number;
  readonly all: number;
}

/** Everything a run would say, beside what the one in force says; writes nothing but new profiles. */
async function draftRun(tx: Tx, run: RunContext, sources: readonly ReadSource[]): Promise<Draft> {
  const { incidentId } = run;
  const counts = await persons.countPersons(tx);
  if (counts.all === 0) throw new DomainError(E.no_rows);
  const newProfiles = await addProfiles(tx, run);
  const runNo = (await runs.lastRunNo(tx, incidentId)) + 1;
  const people = [
    await compared(tx, { scope: AFFECTED, kind: 'affected', incidentId, runNo, sources }, counts.all),
  ];
  const before = await compare.hasPersons(tx, incidentId, 'unaffected');
  if (before || (await hasContactLists(tx))) {
    await findRemainder(tx, incidentId);
    await groups.makeMemberTable(tx, REMAINDER);
    for (const kind of kindsOf(await groups.weakerKinds(tx, REMAINDER))) {
      await groups.joinGroups(tx, REMAINDER, kind);
    }
    await makePersons(tx, REMAINDER, { extras: LOOSE_SUPPRESSIONS, counted: false });
    const all = await persons.countAll(tx, REMAINDER);
    people.push(
      await compared(tx, { scope: REMAINDER, kind: 'unaffected', incidentId, runNo, sources }, all),
    );
  }
  const differs =
    newProfiles > 0 ||
    people.some((p) => p.newcomers + p.changed > 0) ||
    (await anyLeadsElsewhere(tx, people));
  return { runNo, counts, people, differs };
}

/** A group of reference rows alone says nothing of its person, and yet that person leads where the group belongs. */
async function anyLeadsElsewhere(tx: Tx, all: readonly DraftPeople[]): Promise<boolean> {
  for (const people of all) if (people.compared && (await survivorsDiffer(tx, people))) return true;
  return false;
}

async function compared(tx: Tx, p: Publication, all: number): Promise<DraftPeople> {
  if (!(await compare.hasPersons(tx, p.incidentId, p.kind))) {
    return { ...p, newcomers: all, compared: false, changed: 0, gone: 0, all };
  }
  await compare.placePersons(tx, p);
  return { ...p, ...(await compare.countChanges(tx, p.scope)), compared: true, all };
}

async function addProfiles(tx: Tx, run: RunContext): Promise<number> {
  const exposures = await publish.unknownProfiles(tx, run.incidentId);
  const profiles = exposures.map((exposure) => ({ id: newId<ProfileId>(run.now), exposure }));
  await publish.addProfiles(tx, run.incidentId, profiles);
  return profiles.length;
}

/** Other inputs, same people: findings and keys follow, the run in force stays. */
async function keepRun(tx: Tx, run: RunContext, result: ResolveResult, inputs: Inputs): Promise<RunOutcome> {
  await writeAliases(tx, run.incidentId);
  await find.keepFindings(tx, run);
  await runs.noteInputs(tx, run.incidentId, inputs);
  await endRun(tx, run, inputs);
  return { result, published: false };
}

async function publishRun(
  tx: Tx,
  run: RunContext,
  { draft, inputs }: { readonly draft: Draft; readonly inputs: Inputs },
): Promise<RunOutcome> {
  const { incidentId, now, actor } = run;
  await runs.say(tx, incidentId, 'wait');
  await untilQuiet(tx, run);
  await runs.say(tx, incidentId, 'write');
  for (const people of draft.people) await writePeople(tx, people);
  await publish.recountProfiles(tx, incidentId);
  await keepPeopleCounts(tx, { incidentId, runNo: draft.runNo }, draft.counts.heads);
  await writeAliases(tx, incidentId);
  await find.keepFindings(tx, run);
  const { persons: n, flagged } = draft.counts;
  const affected = draft.people.find(({ kind }) => kind === 'affected')!;
  await runs.insertRun(tx, {
    id: newId<RunId>(now),
    incidentId,
    no: draft.runNo,
    result: { persons: { customer_id: n[1], email: n[2], phone: n[3] }, flagged },
    unaffected: draft.people.find(({ kind }) => kind === 'unaffected')?.all ?? 0,
    changes: {
      newcomers: affected.newcomers,
      changed: affected.changed - affected.gone,
      gone: affected.gone,
    },
    inputs,
    madeBy: actor,
    at: now,
  });
  await endRun(tx, run, inputs);
  return { result: (await runs.publishedRun(tx, incidentId))!.result, published: true };
}

async function writePeople(tx: Tx, people: DraftPeople): Promise<void> {
  const { newcomers, changed, compared: known } = people;
  const blobs = newcomers + changed > 0 && (await keepOtherBlobs(tx, people, known));
  const written = await publish.insertNewcomers(tx, people, { count: newcomers, compared: known, blobs });
  // A row that is gone since it was read: its source is being read again.
  if (written < newcomers) throw new DomainError(E.rows_changed, { incident: people.incidentId });
  if (!known) return;
  await publish.updateChanged(tx, people, { count: changed, blobs });
  await publish.recountCohorts(tx, people);
  await setSurvivors(tx, people);
}

/** The sealed rows were copied after the others were read: what was read must still stand. */
async function endRun(tx: Tx, run: RunContext, inputs: Inputs): Promise<void> {
  if (!(await compute.sourcesStand(tx, run.incidentId))) {
    throw new DomainError(E.rows_changed, { incident: run.incidentId });
  }
  await noteResolved(tx, Object.keys(inputs.readings) as SourceId[]);
  await run.beside.hold();
}

/** Asks the fence until nothing is in flight; a fence that never falls quiet ends the run with a sentence. */
async function untilQuiet(tx: Tx, { fence, incidentId }: RunContext): Promise<void> {
  for (let waitedMs = 0; !(await fence.quiet(tx, incidentId)); waitedMs += QUIET_POLL_MS) {
    if (waitedMs >= QUIET_WAIT_MS) throw new DomainError(E.being_sent, { incident: incidentId });
    await pause(QUIET_POLL_MS);
  }
}
