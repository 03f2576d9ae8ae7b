/** Whether an incident's people are compared with those of others: off until two people say so, gone when one ends it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type CohortId, type IncidentId, type PersonNo, type PersonRef, uuidv7 } from '../kernel/ids.ts';
import { Approvals, needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { personKey } from './person-view.ts';
import * as comparisons from './comparisons.store.ts';
import * as store from './sharing.store.ts';
import type { Duplicate, DuplicatePeople, Duplicates, SharingStanding } from './sharing.types.ts';

const APPROVAL_KIND = 'sharing';
const PAGE_MAX = 1_000;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

@Injectable()
export class Sharing {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /** Asks a second person to let this incident's people be compared. Needs `sharing.write` and a reason. */
  async request(incidentId: IncidentId, reason: string, actor: Actor): Promise<SharingStanding> {
    needs(actor, 'sharing.write');
    const why = reasonOf(reason);
    const at = this.clock.now();
    await this.db.tx(async (tx) => {
      const current = await store.lockCurrent(tx, incidentId);
      if (current) throw new DomainError(E.already_shared, { status: current.status });
      const pins = { incident: incidentId, reason: why };
      await this.approvals.request(
        tx,
        { kind: APPROVAL_KIND, subjectId: incidentId, incidentId, pins, makers: [] },
        actor,
      );
      await store.insertRequest(tx, { id: uuidv7(at), incidentId, reason: why, by: actor.operatorId, at });
      await this.#record(tx, 'request_sharing', incidentId, actor, { reason: why });
    });
    return this.standing(incidentId);
  }

  /** The second person's yes or no; after a yes the worker makes the keys. Needs `sharing.approve`. */
  async decide(
    incidentId: IncidentId,
    answer: { decision: 'approved' | 'refused'; reason?: string; digest?: string },
    actor: Actor,
  ): Promise<SharingStanding> {
    await this.db.tx(async (tx) => {
      const current = await store.lockCurrent(tx, incidentId);
      if (current?.status !== 'requested') throw new DomainError(E.not_asked_to_share);
      await this.approvals.decide(tx, { kind: APPROVAL_KIND, subjectId: incidentId, ...answer }, actor);
      const status = answer.decision === 'approved' ? 'shared' : 'refused';
      await store.decided(tx, { id: current.id, status, by: actor.operatorId, at: this.clock.now() });
      await this.#record(tx, status === 'shared' ? 'share' : 'refuse_sharing', incidentId, actor, {});
    });
    return this.standing(incidentId);
  }

  /**
   * Ends it at once, whoever asks with `sharing.write`: every key is deleted in the same transaction, and how many there
   * were and that none is left stands in the audit.
   */
  async end(incidentId: IncidentId, reason: string, actor: Actor): Promise<SharingStanding> {
    needs(actor, 'sharing.write');
    const why = reasonOf(reason);
    await this.db.tx(async (tx) => {
      const current = await store.lockCurrent(tx, incidentId);
      if (!current) throw new DomainError(E.not_shared);
      await comparisons.forget(tx, incidentId);
      const deletedKeys = await store.deleteKeys(tx, incidentId);
      const left = await store.keysLeft(tx, incidentId);
      const at = this.clock.now();
      await store.ended(tx, { id: current.id, by: actor.operatorId, at, reason: why, deletedKeys });
      await this.approvals.withdraw(tx, APPROVAL_KIND, incidentId);
      await this.#record(tx, 'end_sharing', incidentId, actor, { reason: why, deleted: deletedKeys, left });
    });
    return this.standing(incidentId);
  }

  /** Who asked, who said yes, and how far the keys are. */
  async standing(incidentId: IncidentId): Promise<SharingStanding> {
    return this.db.tx(async (tx) => {
      const latest = (await store.latest(tx, incidentId)) ?? null;
      const shared = latest?.status === 'shared';
      const none = { keys: 0, cohortsDone: 0, cohortsDue: 0 };
      return { latest, ...(shared ? await store.standing(tx, incidentId) : none) };
    });
  }

  /**
   * How many people of this incident are also affected in other shared ones, as when keys were last compared;
   * `people.not_shared` while it is not.
   */
  async duplicates(incidentId: IncidentId): Promise<Duplicates> {
    return this.db.tx(async (tx) => {
      await refuseUnshared(tx, incidentId);
      const kept = await comparisons.comparisonRow(tx, incidentId);
      if (!kept) return { persons: 0, incidents: [], comparedAt: null, isComparing: true };
      const { persons, others, comparedAt, basis } = kept;
      const isComparing = basis !== (await comparisons.basisNow(tx));
      return { persons, incidents: others, comparedAt, isComparing };
    });
  }

  /** Who they are, a page at a time, with their references in the other incidents and by which identifiers. */
  async duplicatePeople(
    incidentId: IncidentId,
    page: { readonly after?: PersonRef | undefined; readonly limit?: number | undefined } = {},
  ): Promise<DuplicatePeople> {
    const limit = Math.min(page.limit ?? 100, PAGE_MAX);
    return this.db.tx(async (tx) => {
      await refuseUnshared(tx, incidentId);
      const found = await comparisons.foundPeople(tx, incidentId, { after: page.after ?? BEFORE_ALL, limit });
      const people = peopleOf(found);
      const next = people.length < limit ? null : people.at(-1)!.person;
      // Whose other incident is shared no longer stays out, until keys are compared anew.
      return { people: people.filter(({ others }) => others.length > 0), next };
    });
  }

  async #record(
    tx: Tx,
    verb: string,
    incidentId: IncidentId,
    actor: Actor,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action: `people.${verb}`, incidentId, facts });
  }
}

async function refuseUnshared(tx: Tx, incidentId: IncidentId): Promise<void> {
  if (!(await store.holdShared(tx, incidentId))) throw new DomainError(E.not_shared);
}

function reasonOf(reason: string): string {
  const why = reason.trim();
  if (why.length === 0 || why.length > 1_000) throw new DomainError(E.reason_missing);
  return why;
}

function peopleOf(rows: readonly comparisons.FoundRow[]): Duplicate[] {
  const people = new Map<string, { person: PersonRef; others: Duplicate['others'][number][] }>();
  for (const row of rows) {
    const person = { cohortId: row.cohort_id, personId: row.person_id };
    const duplicate = people.get(personKey(person)) ?? { person, others: [] };
    const { other_incident_id: incidentId, other_cohort_id: cohortId, other_person_id: personId } = row;
    if (incidentId !== null && cohortId !== null && personId !== null) {
      duplicate.others.push({ incidentId, person: { cohortId, personId }, by: row.kinds ?? [] });
    }
    people.set(personKey(person), duplicate);
  }
  return [...people.values()];
}
