/** Every SQL statement that reads whom a notice is for: counted, by profile, by country. */
import type { IncidentId, NoticeId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { FiledChannel } from './rules/ladder.ts';
import type { AudienceSource, ToldFilter } from './rules/kinds.ts';

/** Who of a run is meant, and by which channels. */
export interface Plan {
  readonly noticeId: NoticeId;
  readonly incidentId: IncidentId;
  readonly runNo: number;
  readonly email: boolean;
  readonly sms: boolean;
  /** The rung of those whom neither e-mail nor SMS reaches; null: there is none. */
  readonly file: FiledChannel | null;
  /** Beside whatever else reaches a minor, a letter goes to whoever looks after them. */
  readonly letters: boolean;
  /** A letter goes to the families of the deceased. */
  readonly kin: boolean;
  /** Profiles whose mailbox is not safe by itself (rules/ladder.ts). */
  readonly parallelProfiles: readonly ProfileId[];
  readonly source: AudienceSource;
  readonly told: ToldFilter | null;
  readonly toldBy: { readonly states: readonly string[]; readonly sayingKinds: readonly string[] };
  readonly audience: AudienceFilter;
}

/** Absent: everyone its kind is for. */
export interface AudienceFilter {
  readonly countries?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly subjectRoles?: readonly string[] | undefined;
  readonly profileIds?: readonly string[] | undefined;
  readonly told?: ToldFilter | undefined;
  /** Absent: of the deceased, nobody is written to; `kin`: their families, by letter. */
  readonly deceased?: 'kin' | undefined;
}

/** The statement's parameters, in the order their places were asked for. */
export class Params {
  readonly values: unknown[] = [];

  at(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Everyone meant, one row each; `only` narrows it, such as to cohorts. */
export function peopleSql(plan: Plan, params: Params, only = 'true'): string {
  const listed = isListed(plan);
  const where = [...filtersSql(plan, params), ...toldSql(plan, params), only].join(' AND ');
  return `
    SELECT a.cohort_id, a.person_id, a.contact_as_of, ${saidSql(plan, params)},
           ${listed ? 'l.urgent' : 'false'} AS urgent
      FROM people_v_addressee a
      ${listed ? `JOIN notice_addressee l ON l.cohort_id = a.cohort_id AND l.person_id = a.person_id AND l.notice_id = ${params.at(plan.noticeId)}` : ''}
     WHERE ${where}`;
}

/**
 * The same people in rows of `persons` who are alike, with the first of them; some rows take away what others add. Where
 * nothing but the run says who they are its counts are read (`keepAlike` comes first), else everybody is.
 */
export function alikeSql(plan: Plan, params: Params): string {
  if (!isOfRun(plan)) {
    return `SELECT p.*, 1 AS persons, ARRAY[p.cohort_id, p.person_id::bigint] AS sample FROM (${peopleSql(plan, params)}) p`;
  }
  return `
    SELECT ${saidSql(plan, params)}, a.persons, ARRAY[a.sample_cohort_id, a.sample_person_id::bigint] AS sample
      FROM people_v_alike a WHERE ${filtersSql(plan, params).join(' AND ')}`;
}

/** True where who is meant depends on the published run alone: not on a list, nor on what anybody was told. */
export function isOfRun(plan: Pick<Plan, 'source' | 'told'>): boolean {
  return plan.told === null && !isListed(plan);
}

function isListed({ source }: Pick<Plan, 'source'>): boolean {
  return source === 'grew' || source === 'shrank';
}

function filtersSql({ audience, source, incidentId, runNo }: Plan, params: Params): string[] {
  const among = (column: string, type: string, wanted: readonly string[] | undefined): string[] =>
    wanted ? [`${column} = ANY(${params.at(wanted)}::${type}[])`] : [];
  return [
    `a.incident_id = ${params.at(incidentId)}`,
    `a.run_no = ${params.at(runNo)}`,
    `a.kind = '${source === 'unaffected' ? 'unaffected' : 'affected'}'`,
    ...among('a.country', 'text', audience.countries),
    ...among('a.locale', 'text', audience.locales),
    ...among('a.subject_role', 'text', audience.subjectRoles),
    ...among('a.profile_id', 'uuid', audience.profileIds),
  ];
}

/** What decides how somebody is reached, of a person or of people alike. */
function saidSql(plan: Plan, params: Params): string {
  const twoWays =
    plan.parallelProfiles.length > 0
      ? `a.profile_id = ANY(${params.at(plan.parallelProfiles)}::uuid[])`
      : 'false';
  return `a.profile_id, a.locale, COALESCE(a.country, '') AS country, a.region, a.time_zone, a.minor, a.held,
           ${plan.kin ? 'false' : 'a.deceased'} AS deceased, ${plan.letters ? 'a.minor' : 'false'} AS guarded,
           ${plan.letters ? '(a.minor OR a.deceased)' : 'false'} AS paper,
           a.has_email, a.has_sms, a.has_phone,
           ${plan.email ? 'a.has_email AND NOT a.deceased' : 'false'} AS by_email,
           ${plan.sms ? 'a.has_sms AND NOT a.deceased' : 'false'} AS by_sms,
           COALESCE(${twoWays}, false) AS two_ways`;
}

/** By delivery_once_key: a person's deliveries are found notice by notice, of which there are few. */
function toldSql(plan: Plan, params: Params): string[] {
  if (plan.told === null) return [];
  const saying = plan.told === 'not_individually';
  const kinds = saying
    ? `AND n.kind = ANY(${params.at(plan.toldBy.sayingKinds)}::text[])`
    : `AND n.kind <> 'goodwill'`;
  const told = `EXISTS (
    SELECT FROM notice n
      JOIN delivery d ON d.cohort_id = a.cohort_id AND d.notice_id = n.id AND d.person_id = a.person_id
     WHERE n.incident_id = a.incident_id AND n.id <> ${params.at(plan.noticeId)} ${kinds}
       AND d.state = ANY(${params.at(plan.toldBy.states)}::text[]))`;
  return [saying ? `NOT ${told}` : told];
}

export interface CountedPeople {
  readonly country: string;
  readonly deceased: boolean;
  readonly held: boolean;
  readonly hasEmail: boolean;
  readonly hasSms: boolean;
  readonly hasPhone: boolean;
  readonly byEmail: boolean;
  readonly bySms: boolean;
  readonly both: boolean;
  readonly guarded: boolean;
  readonly paper: boolean;
  readonly persons: number;
}

export async function countPeople(tx: Tx, plan: Plan): Promise<CountedPeople[]> {
  const params = new Params();
  return tx.q<CountedPeople & { [column: string]: unknown }>(
    `SELECT country, deceased, held, has_email AS "hasEmail", has_sms AS "hasSms", has_phone AS "hasPhone",
            by_email AS "byEmail", by_sms AS "bySms", two_ways AS both, guarded, paper, sum(persons)::int AS persons
       FROM (${alikeSql(plan, params)}) p GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(persons) > 0`,
    params.values,
  );
}

export async function profiles(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ id: ProfileId; exposure: string; persons: number }[]> {
  return tx.q(
    `SELECT id, exposure::text AS exposure, persons FROM people_v_profile
      WHERE incident_id = $1 AND persons > 0 ORDER BY persons DESC, id`,
    [incidentId],
  );
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<number | null> {
  const row = await tx.one<{ runNo: number }>(
    `SELECT run_no AS "runNo" FROM people_v_run WHERE incident_id = $1`,
    [incidentId],
  );
  return row?.runNo ?? null;
}
