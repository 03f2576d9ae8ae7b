/** People who were told something that is no longer the whole truth: for a supplement, for a correction. */
import { Injectable } from '@nestjs/common';
import { categoryOf, type ExposedCategory, readExposure, tierOf } from '../incidents/index.ts';
import type { CohortId, IncidentId, NoticeId, PersonNo, PersonRef, ProfileId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import * as store from './changes.store.ts';
import { TOLD_STATES } from './rules/delivery-states.ts';
import { compareExposures, type ExposureChange, uniteChanges } from './rules/exposure-changes.ts';
import { SAYING_KINDS, URGENT_TIER } from './rules/kinds.ts';
import type { NoticeKind } from './rules/notice-states.ts';

const PAGE_MAX = 1_000;
const BEFORE_ALL: PersonRef = { cohortId: 0n as CohortId, personId: -1 as PersonNo };

export const CHANGE_LISTS = ['grew', 'shrank'] as const;
export type ChangeList = (typeof CHANGE_LISTS)[number];

export interface ChangeCounts {
  /** Told less than is known now: a supplement. */
  readonly grew: number;
  /** Told more than is known now: a correction. */
  readonly shrank: number;
  /** On both lists. */
  readonly both: number;
}

/** What one address was told last; several where persons told apart turned out to be one. */
export interface ToldProfile extends ExposureChange {
  readonly person: PersonRef;
  readonly noticeId: NoticeId;
  readonly noticeKind: NoticeKind;
  readonly runNo: number;
  readonly profileId: ProfileId;
  readonly exposure: readonly ExposedCategory[];
}

export interface ChangedPerson extends ExposureChange {
  /** The living person: where somebody told was absorbed, the survivor. */
  readonly person: PersonRef;
  readonly told: readonly ToldProfile[];
  /** Null where the published run has no such person: everything told is to be corrected. */
  readonly current: { readonly profileId: ProfileId; readonly exposure: readonly ExposedCategory[] } | null;
}

export interface ChangesPage {
  readonly counts: ChangeCounts;
  readonly people: readonly ChangedPerson[];
  /** Ask on after this person; null at the end of the list. */
  readonly next: PersonRef | null;
}

@Injectable()
export class Changes {
  constructor(private readonly db: Db) {}

  /** How many people stand on each list now; told means told and not afterwards bounced. */
  async counts(incidentId: IncidentId): Promise<ChangeCounts> {
    return this.db.tx(async (tx) => {
      await classify(tx, incidentId);
      return store.countChanged(tx);
    });
  }

  /** One list, at most 1,000 people a page, in order of cohort and ordinal. */
  async list(
    incidentId: IncidentId,
    list: ChangeList,
    page: { readonly after?: PersonRef | undefined; readonly limit?: number | undefined } = {},
  ): Promise<ChangesPage> {
    const limit = Math.min(page.limit ?? 100, PAGE_MAX);
    return this.db.tx(async (tx) => {
      const exposures = await classify(tx, incidentId);
      const rows = await store.changedPage(tx, list, { after: page.after ?? BEFORE_ALL, limit });
      const people = changedPeople(rows, exposures);
      const next = people.length < limit ? null : (people.at(-1)?.person ?? null);
      return { counts: await store.countChanged(tx), people, next };
    });
  }
}

type Exposures = ReadonlyMap<ProfileId, readonly ExposedCategory[]>;

/** Compares profiles, not people: the distinct pairs of what was told and what is known are few. */
export async function classify(tx: Tx, incidentId: IncidentId): Promise<Exposures> {
  await store.findChanged(tx, incidentId, { kinds: SAYING_KINDS, states: TOLD_STATES });
  const pairs = await store.changedPairs(tx);
  const ids = new Set(pairs.flatMap(({ told, now }) => (now ? [told, now] : [told])));
  const bits = await store.exposuresOf(tx, incidentId, [...ids]);
  const exposures: Exposures = new Map([...bits].map(([id, exposure]) => [id, readExposure(exposure)]));
  const classed = pairs.map((pair) => {
    const { added, removed } = compared(pair, exposures);
    return { ...pair, grew: added.length > 0, shrank: removed.length > 0, urgent: isUrgent(added) };
  });
  await store.keepClasses(tx, classed);
  return exposures;
}

/** A category they have not heard of at all, of the highest tier in the form in which it leaked. */
function isUrgent(added: ExposureChange['added']): boolean {
  return added.some(
    ({ code, told, now }) => told === null && now !== null && tierOf(categoryOf(code), now) >= URGENT_TIER,
  );
}

function compared({ told, now }: store.Pair, exposures: Exposures): ExposureChange {
  return compareExposures(exposures.get(told) ?? [], (now && exposures.get(now)) ?? []);
}

function changedPeople(rows: readonly store.ChangedRow[], exposures: Exposures): ChangedPerson[] {
  const byPerson = new Map<string, store.ChangedRow[]>();
  for (const row of rows) {
    const key = `${row.live_cohort}:${row.live_person}`;
    byPerson.set(key, [...(byPerson.get(key) ?? []), row]);
  }
  return [...byPerson.values()].map((of) => {
    const { live_cohort: cohortId, live_person: personId, now } = of[0]!;
    const told = of.map((row) => toldProfile(row, exposures));
    return {
      person: { cohortId, personId },
      told,
      current: now ? { profileId: now, exposure: exposures.get(now) ?? [] } : null,
      ...uniteChanges(told),
    };
  });
}

function toldProfile(row: store.ChangedRow, exposures: Exposures): ToldProfile {
  return {
    person: { cohortId: row.cohort_id, personId: row.person_id },
    noticeId: row.notice_id,
    noticeKind: row.notice_kind as NoticeKind,
    runNo: row.run_no,
    profileId: row.told,
    exposure: exposures.get(row.told) ?? [],
    ...compared(row, exposures),
  };
}
