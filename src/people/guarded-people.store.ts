/** Who stands behind a finding, page by page in order of cohort and ordinal. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { KeyKind } from './people.types.ts';
import type { FindingKind } from './rules/guards.ts';

export interface BehindRow extends PersonRef {
  readonly keyKind: KeyKind;
  readonly held: boolean;
}

export interface BehindPage {
  readonly incidentId: IncidentId;
  readonly guardId: string;
  readonly kind: FindingKind;
  readonly after: PersonRef;
  readonly limit: number;
}

const OF_FINDING = `SELECT cohort_id, person_id FROM person_finding f WHERE f.guard_id = g.id`;
/** Cohort by cohort (cohort_incident, person_pkey): a page ends the walk. */
const OF_LIST = (where: string) =>
  `SELECT p.cohort_id, p.id AS person_id FROM cohort c
     JOIN person p ON p.cohort_id = c.id AND p.since_run IS NOT NULL AND p.survivor_cohort_id IS NULL
    WHERE c.incident_id = g.incident_id AND c.kind = 'affected' AND ${where}`;
/** A file's name is unique in its incident; the facts of the finding name the files. */
const IN_FILES = (files: string) => `p.source_ids @> ARRAY(SELECT s.source_id FROM intake_v_source s
    WHERE s.incident_id = g.incident_id AND s.base_name IN (SELECT jsonb_array_elements_text(${files})))`;

/** people_v_key and person_finding_guard answer at once; the lists walk the people of the incident in order. */
const BEHIND: Readonly<Record<FindingKind, string>> = {
  suspect_key: `SELECT k.cohort_id, k.person_id FROM people_v_key k
                 WHERE k.incident_id = g.incident_id AND k.key = decode(split_part(g.subject, ':', 2), 'hex')`,
  id_space: OF_LIST(IN_FILES(`g.facts -> 'files'`)),
  free_text: OF_LIST(
    `${IN_FILES(`jsonb_build_array(g.facts -> 'file')`)}
      AND EXISTS (SELECT FROM profile x WHERE x.id = p.profile_id AND substring(x.exposure FROM 457 FOR 8) <> B'00000000')`,
  ),
  conflict: OF_FINDING,
  shared_address: OF_FINDING,
  typo_domain: OF_FINDING,
  crosswalk_conflict: OF_FINDING,
  ambiguous_identity: OF_LIST('p.ambiguous'),
  landline: OF_LIST('p.phone_key IS NOT NULL AND NOT p.phone_sms'),
};

export async function behindPage(tx: Tx, page: BehindPage): Promise<BehindRow[]> {
  const { incidentId, guardId, kind, after, limit } = page;
  const rows = await tx.q(
    `SELECT b.cohort_id, b.person_id, p.key_kind, a.held
       FROM (SELECT x.cohort_id, x.person_id
               FROM guard g CROSS JOIN LATERAL (${BEHIND[kind]}) x
              WHERE g.id = $2 AND (x.cohort_id, x.person_id) > ($3::bigint, $4::int)
              ORDER BY x.cohort_id, x.person_id LIMIT $5) b
       JOIN person p ON p.cohort_id = b.cohort_id AND p.id = b.person_id AND p.incident_id = $1
       JOIN people_v_audience a ON a.cohort_id = b.cohort_id AND a.person_id = b.person_id AND a.incident_id = $1
      ORDER BY b.cohort_id, b.person_id`,
    [incidentId, guardId, after.cohortId, after.personId, limit],
  );
  return rows.map((row) => ({
    cohortId: row['cohort_id'] as PersonRef['cohortId'],
    personId: row['person_id'] as PersonRef['personId'],
    keyKind: row['key_kind'] as KeyKind,
    held: row['held'] as boolean,
  }));
}
