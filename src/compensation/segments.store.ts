/** SQL that groups people by what a set's rules look at: who could get what, without looking at each of them. */
import { assert } from '../kernel/assert.ts';
import type { CohortId, IncidentId, OfferSetId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { readExposure } from '../incidents/index.ts';
import { keepAlike } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Follows } from './compensation.types.ts';
import {
  type Eligibility,
  type Facets,
  facetsOf,
  isDay,
  isPlain,
  type PersonRole,
} from './rules/eligibility.ts';
import type { Segment } from './rules/choices.ts';
import { rememberedOf } from './segment-memory.ts';
import type { Audience } from './rules/states.ts';

/** What of a set decides who could get it. */
export interface Asking {
  readonly audience: Audience;
  readonly follows: Follows | null;
  readonly offers: readonly { readonly eligibility: Eligibility }[];
}

export interface KeyedSegment extends Segment {
  /** What `segmentKey` says of each of its people. */
  readonly segment: string;
}

const VIEW: Readonly<Record<Audience, string>> = {
  affected: 'people_v_audience',
  unaffected: 'people_v_unaffected',
};

export function facetsOfSet(set: Asking): Facets {
  return facetsOf(set.offers.map(({ eligibility }) => eligibility));
}

/** The view with a set's people; its rows are `cohort_id, person_id, incident_id, …`. */
export function audienceView(set: Pick<Asking, 'audience'>): string {
  return VIEW[set.audience];
}

/** An SQL expression over a row of the audience: equal for people whom the rules cannot tell apart. */
export function segmentKey(set: Asking, alias = 'a'): string {
  const profile = set.audience === 'affected' ? `${alias}.profile_id::text` : `'-'`;
  const facets = facetsOfSet(set);
  if (isPlain(facets)) return profile;
  const parts = [
    profile,
    ...(facets.place ? [`COALESCE(${alias}.country, '')`, `COALESCE(${alias}.region, '')`] : []),
    ...(facets.role ? [`COALESCE(${alias}.subject_role, '')`] : []),
    ...(facets.former ? [`COALESCE(${alias}.former, false)::text`] : []),
    ...(facets.minor ? [`COALESCE(${alias}.minor, false)::text`] : []),
    ...(facets.since.length > 0 ? [sinceBucket(facets.since, alias)] : []),
  ];
  return `(${parts.join(` || '|' || `)})`;
}

/** A condition on the row `alias`, beginning with AND; `param` is the number of its first parameter. */
export function followsFilter(
  { follows }: Pick<Asking, 'follows'>,
  alias: string,
  param: number,
): { readonly sql: string; readonly params: readonly unknown[] } {
  if (!follows) return { sql: '', params: [] };
  const states = {
    all: `<> 'voided'`,
    taken: `IN ('redeemed','fulfilling','fulfilled')`,
    not_taken: `IN ('granted','reserved','failed','expired')`,
  }[follows.who];
  const sql = `AND EXISTS (SELECT FROM offer_grant w WHERE w.cohort_id = ${alias}.cohort_id AND w.offer_set_id = $${param}
                              AND w.person_id = ${alias}.person_id AND w.state ${states})`;
  return { sql, params: [follows.setId] };
}

/** Who of these people a set that follows another goes to, as `cohort:person`; null: it follows none. */
export async function followersAmong(
  tx: Tx,
  set: Pick<Asking, 'follows'>,
  persons: readonly PersonRef[],
): Promise<ReadonlySet<string> | null> {
  if (!set.follows) return null;
  const follows = followsFilter(set, 'p', 3);
  const rows = await tx.q<{ cohortId: CohortId; personId: number }>(
    `SELECT p.cohort_id AS "cohortId", p.person_id AS "personId"
       FROM unnest($1::bigint[], $2::int[]) AS p(cohort_id, person_id) WHERE true ${follows.sql}`,
    [persons.map(({ cohortId }) => cohortId), persons.map(({ personId }) => personId), ...follows.params],
  );
  return new Set(rows.map(({ cohortId, personId }) => `${cohortId}:${personId}`));
}

/** The rules look at nothing but profiles, which are counted already: an incident's segments cost no look at its people. */
export function isByProfile(set: Asking): boolean {
  return isPlain(facetsOfSet(set)) && set.audience === 'affected' && !set.follows;
}

type Where =
  | { readonly incidentId: IncidentId; readonly nameless?: boolean }
  | {
      readonly cohortId: CohortId;
      readonly withoutSet: OfferSetId;
      /** Who has it through somebody they are one with. */
      readonly served: readonly PersonNo[];
    };

/** Of the whole incident, or of its people without a customer id, or of those in a cohort without a grant of the set. */
export async function segmentsIn(tx: Tx, where: Where, set: Asking): Promise<KeyedSegment[]> {
  if ('incidentId' in where && !where.nameless && isByProfile(set)) {
    return profileSegments(tx, where.incidentId);
  }
  if ('incidentId' in where && isByRun(set)) return alikeSegments(tx, where, set);
  if ('incidentId' in where && !set.follows) {
    const { incidentId, nameless = false } = where;
    const asked = `${set.audience} ${nameless} ${segmentKey(set)}`;
    const run = () => publishedRun(tx, incidentId);
    return rememberedOf({ incidentId, asked, run }, () => lookedAt(tx, where, set));
  }
  return lookedAt(tx, where, set);
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<number | undefined> {
  const row = await tx.one<{ runNo: number }>(
    `SELECT run_no AS "runNo" FROM people_v_run WHERE incident_id = $1`,
    [incidentId],
  );
  return row?.runNo;
}

/** Everybody meant is looked at. */
async function lookedAt(tx: Tx, where: Where, set: Asking): Promise<KeyedSegment[]> {
  const facets = facetsOfSet(set);
  const [sql, params] =
    'incidentId' in where
      ? [`a.incident_id = $1${where.nameless ? NAMELESS : ''}`, [where.incidentId]]
      : [
          `a.cohort_id = $1 AND NOT EXISTS (SELECT FROM offer_grant g WHERE g.cohort_id = $1 AND g.offer_set_id = $2
                                                AND g.person_id = a.person_id)
             AND a.person_id <> ALL ($3::int[])`,
          [where.cohortId, where.withoutSet, where.served],
        ];
  const follows = followsFilter(set, 'a', params.length + 1);
  const rows = await tx.q<FactsRow>(
    `SELECT s.*, p.exposure::text AS exposure FROM (
       SELECT ${segmentKey(set)} AS segment, ${profileOf(set)} AS profile_id, count(*)::bigint AS persons,
              ${facets.place ? 'min(a.country)' : 'NULL'} AS country, ${facets.place ? 'min(a.region)' : 'NULL'} AS region,
              ${facets.role ? 'min(a.subject_role)' : 'NULL'} AS role,
              bool_or(COALESCE(a.former, false)) AS former, bool_or(COALESCE(a.minor, false)) AS minor,
              ${facets.since.length > 0 ? 'min(a.customer_since)::text' : 'NULL'} AS since
         FROM ${audienceView(set)} a WHERE ${sql} ${follows.sql}
        GROUP BY 1) s
       LEFT JOIN people_v_profile p ON p.id = s.profile_id`,
    [...params, ...follows.params],
  );
  return rows.map(segmentOf);
}

/** The rules look at nothing but what a run counted: neither at days nor at what somebody holds of another set. */
function isByRun(set: Asking): boolean {
  return facetsOfSet(set).since.length === 0 && !set.follows;
}

/** The same from counts of the published run. */
async function alikeSegments(
  tx: Tx,
  { incidentId, nameless = false }: { readonly incidentId: IncidentId; readonly nameless?: boolean },
  set: Asking,
): Promise<KeyedSegment[]> {
  const facets = facetsOfSet(set);
  await keepAlike(tx, incidentId);
  const rows = await tx.q<FactsRow>(
    `SELECT s.*, p.exposure::text AS exposure FROM (
       SELECT ${segmentKey(set)} AS segment, ${profileOf(set)} AS profile_id, sum(a.persons)::bigint AS persons,
              ${facets.place ? 'min(a.country)' : 'NULL'} AS country, ${facets.place ? 'min(a.region)' : 'NULL'} AS region,
              ${facets.role ? 'min(a.subject_role)' : 'NULL'} AS role,
              bool_or(a.former) AS former, bool_or(a.minor) AS minor, NULL AS since
         FROM people_v_alike a
        WHERE a.incident_id = $1 AND a.kind = $2 ${nameless ? 'AND NOT a.has_account' : ''}
        GROUP BY 1 HAVING sum(a.persons) > 0) s
       LEFT JOIN people_v_profile p ON p.id = s.profile_id`,
    [incidentId, set.audience],
  );
  return rows.map(segmentOf);
}

/** No account of theirs is known: one look at everybody, as where the rules ask for more than what leaked. */
const NAMELESS = ` AND NOT EXISTS (SELECT FROM people_v_customer k
                                     WHERE k.incident_id = $1 AND k.cohort_id = a.cohort_id AND k.person_id = a.person_id)`;

/** Everything laws look at: where somebody lives, what leaked, whether they are a minor, beside what the rules look at. */
export async function residents(tx: Tx, incidentId: IncidentId, set: Asking): Promise<Segment[]> {
  const wide = { ...set, offers: [...set.offers, { eligibility: WIDEST }] };
  return segmentsIn(tx, { incidentId }, wide);
}

/** Holds for everyone and looks at what laws look at. */
const WIDEST: Eligibility = { everyone: true, notIn: ['ZZ'], minor: false };

interface FactsRow {
  readonly [column: string]: unknown;
  readonly segment: string;
  readonly persons: bigint;
  readonly country: string | null;
  readonly region: string | null;
  readonly role: PersonRole | null;
  readonly former: boolean;
  readonly minor: boolean;
  readonly since: string | null;
  readonly exposure: string | null;
}

/** People of the published run by what leaked about them, from counts that are kept. */
export async function profileSegments(tx: Tx, incidentId: IncidentId): Promise<KeyedSegment[]> {
  const rows = await tx.q<FactsRow>(
    `SELECT id::text AS segment, exposure::text AS exposure, persons::bigint AS persons, NULL AS country, NULL AS region,
            NULL AS role, false AS former, false AS minor, NULL AS since
       FROM people_v_profile WHERE incident_id = $1 AND persons > 0`,
    [incidentId],
  );
  return rows.map(segmentOf);
}

function segmentOf({ segment, persons, country, region, role, former, minor, since, exposure }: FactsRow) {
  const exposed = exposure === null ? [] : readExposure(exposure);
  return { segment, persons, facts: { exposed, country, region, role, former, minor, customerSince: since } };
}

/** A grouping key holds one profile; there is no smallest uuid. */
function profileOf({ audience }: Asking): string {
  return audience === 'affected' ? `min(a.profile_id::text)::uuid` : 'NULL::uuid';
}

function sinceBucket(days: readonly string[], alias: string): string {
  assert(days.every(isDay), 'days of rules are days');
  const array = `ARRAY[${days.map((day) => `'${day}'`).join(', ')}]::date[]`;
  return `COALESCE(width_bucket(${alias}.customer_since, ${array})::text, '')`;
}
