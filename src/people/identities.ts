/** Who is one person, where an operator knows better than the rules: merges and splits, by group key, for every run. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, type PersonRef, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Opener } from './contacts.ts';
import * as store from './decisions.store.ts';
import type { GroupBy, IdentityDecision } from './identities.types.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { defaultCountry } from './people.store.ts';
import type { KeyKind } from './people.types.ts';
import { normalised, personKey } from './person-view.ts';
import { type DecisionRefusal, type Group, type GroupKind, refusalOf } from './rules/decisions.ts';
import { publishedRun } from './runs.store.ts';

const KINDS = ['customer_id', 'email', 'phone'] as const satisfies readonly KeyKind[];
const REASON_CHARACTERS_MAX = 1000;

const REFUSED = {
  itself: E.one_person_already,
  decided_already: E.decided_already,
  weaker_target: E.merge_into_weaker,
  circle: E.merge_circle,
  split_of_customer: E.split_of_customer,
} as const satisfies Record<DecisionRefusal, unknown>;

@Injectable()
export class Identities {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly audit: Audit,
  ) {}

  /**
   * From the next run on, `group` belongs to the person of `into`; two customers may be merged, a stronger key is never
   * merged into a weaker one. A group has one decision at a time: a second, a circle, or two that are one person already
   * is refused. Needs `people.merge` at the door and a reason; audited.
   */
  async merge(
    incidentId: IncidentId,
    merged: { readonly group: GroupBy; readonly into: GroupBy; readonly reason: string },
    actor: Actor,
  ): Promise<IdentityDecision> {
    const [group, into] = await this.#groups(incidentId, [merged.group, merged.into]);
    return this.#decide(incidentId, { group: group!, into: into!, reason: merged.reason }, actor);
  }

  /** From the next run on, this e-mail or phone group stands for itself, whoever else has its address. As `merge`. */
  async split(
    incidentId: IncidentId,
    split: { readonly group: GroupBy; readonly reason: string },
    actor: Actor,
  ): Promise<IdentityDecision> {
    const [group] = await this.#groups(incidentId, [split.group]);
    return this.#decide(incidentId, { group: group!, into: null, reason: split.reason }, actor);
  }

  /** Takes a merge or split back; the next run follows the rules again. `people.unknown_decision` where it is none in force. */
  async undo(
    incidentId: IncidentId,
    undone: { readonly decision: string; readonly reason: string },
    actor: Actor,
  ): Promise<IdentityDecision> {
    const because = reasonOf(undone.reason);
    const id = undone.decision.toLowerCase();
    return this.db.tx(async (tx) => {
      await store.lockDecisions(tx, incidentId);
      const change = { id, incidentId, because, by: actor, at: this.clock.now() };
      if (!isUuid(id) || !(await store.withdrawDecision(tx, change))) {
        throw new DomainError(E.unknown_decision, { decision: id.slice(0, 60), incident: incidentId });
      }
      const subject = `decision:${id}`;
      await this.audit.record(tx, {
        actor,
        action: 'people.undo',
        incidentId,
        subject,
        facts: { reason: because },
      });
      return (await listed(tx, incidentId)).find((decision) => decision.id === id)!;
    });
  }

  /** Every merge and split ever taken, newest first. */
  async list(incidentId: IncidentId): Promise<IdentityDecision[]> {
    return this.db.tx((tx) => listed(tx, incidentId));
  }

  async #groups(incidentId: IncidentId, wanted: readonly GroupBy[]): Promise<Group[]> {
    const opener = await Opener.of(this.keys, incidentId);
    return this.db.tx(async (tx) => {
      const country = await defaultCountry(tx, incidentId);
      const groups: Group[] = [];
      for (const by of wanted) groups.push(await groupOf(tx, { incidentId, opener, country }, by));
      return groups;
    });
  }

  async #decide(
    incidentId: IncidentId,
    wanted: { readonly group: Group; readonly into: Group | null; readonly reason: string },
    actor: Actor,
  ): Promise<IdentityDecision> {
    const reason = reasonOf(wanted.reason);
    const { group, into } = wanted;
    const id = uuidv7(this.clock.now());
    return this.db.tx(async (tx) => {
      await store.lockDecisions(tx, incidentId);
      const refusal = refusalOf(await store.liveDecisions(tx, incidentId), { group, into });
      if (refusal !== null) throw new DomainError(REFUSED[refusal]);
      await refuseNonsense(tx, incidentId, { group, into });
      await store.insertDecision(tx, {
        id,
        incidentId,
        group,
        into,
        reason,
        by: actor,
        at: this.clock.now(),
      });
      await this.audit.record(tx, {
        actor,
        action: into === null ? 'people.split' : 'people.merge',
        incidentId,
        subject: `decision:${id}`,
        facts: {
          reason,
          group: KINDS[group.kind - 1]!,
          into: into === null ? null : KINDS[into.kind - 1]!,
        },
      });
      return (await listed(tx, incidentId)).find((decision) => decision.id === id)!;
    });
  }
}

function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '' || reason.length > REASON_CHARACTERS_MAX) throw new DomainError(E.reason_missing);
  return reason;
}

interface Asking {
  readonly incidentId: IncidentId;
  readonly opener: Opener;
  readonly country: string | null;
}

async function groupOf(tx: Tx, { incidentId, opener, country }: Asking, by: GroupBy): Promise<Group> {
  if ('ref' in by) {
    const group = await store.groupOfPerson(tx, incidentId, by.ref);
    if (group) return group;
    throw new DomainError(E.unknown_person, { person: personKey(by.ref), incident: incidentId });
  }
  const { kind, value, idSpace } = normalised(by, country);
  const key = opener.keyOf(kind, value, idSpace).toString('hex');
  const group = { kind: (KINDS.indexOf(kind) + 1) as GroupKind, key };
  if (await store.groupStands(tx, incidentId, group)) return group;
  throw new DomainError(E.unknown_group, { incident: incidentId });
}

/** Decisions that would change nothing: what is one person is merged, what stands alone is split. */
async function refuseNonsense(
  tx: Tx,
  incidentId: IncidentId,
  { group, into }: { readonly group: Group; readonly into: Group | null },
): Promise<void> {
  const keys = [group.key, ...(into === null ? [] : [into.key])];
  const places = await store.groupPlaces(tx, incidentId, keys);
  const here = places.filter(({ key }) => key === group.key);
  if (into === null) {
    if (here.some(({ own }) => own)) throw new DomainError(E.stands_alone_already);
    return;
  }
  const there = places.filter(({ key }) => key === into.key);
  const persons = new Set([...here, ...there].map((place) => `${place.cohort_id}:${place.person_id}`));
  if (here.length > 0 && there.length > 0 && persons.size === 1) throw new DomainError(E.one_person_already);
}

async function listed(tx: Tx, incidentId: IncidentId): Promise<IdentityDecision[]> {
  const rows = await store.decisionRows(tx, incidentId);
  const obeyed = new Set((await publishedRun(tx, incidentId))?.inputs?.decisions ?? []);
  const keys = rows.flatMap((row) => [row.group_key, row.into_key ?? []].flat());
  const places = await store.groupPlaces(
    tx,
    incidentId,
    keys.map((key) => key.toString('hex')),
  );
  const personOf = (key: Buffer): PersonRef | null => {
    const place = places.find((one) => one.key === key.toString('hex'));
    return place ? { cohortId: place.cohort_id, personId: place.person_id } : null;
  };
  return rows.map((row) => ({
    id: row.id,
    verb: row.verb,
    group: { kind: KINDS[row.group_kind - 1]!, person: personOf(row.group_key) },
    into: row.into_key && {
      kind: KINDS[row.into_kind! - 1]!,
      person: personOf(row.into_key),
    },
    reason: row.reason,
    madeBy: { id: row.made_by, name: row.made_by_name },
    madeAt: row.made_at,
    withdrawn: row.withdrawn_at && {
      by: { id: row.withdrawn_by!, name: row.withdrawn_by_name! },
      at: row.withdrawn_at,
      because: row.withdrawn_because!,
    },
    waitsForRun: (row.withdrawn_at === null) !== obeyed.has(row.id),
  }));
}
