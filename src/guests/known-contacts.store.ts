/** SQL on what is known of a person: contacts by key, what leaked, by which ways they were told. */
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { FactorOf } from './second-factors.types.ts';

export interface KnownRow {
  /** Null for people the breach did not touch. */
  readonly exposure: string | null;
  readonly emailKey: Buffer | null;
  readonly emailSendable: boolean;
  readonly phoneKey: Buffer | null;
  readonly phoneSendable: boolean;
  readonly told: readonly string[];
}

const KNOWN = prepared(
  `SELECT f.exposure::text AS exposure,
            e.key AS "emailKey", COALESCE(e.sendable, false) AS "emailSendable",
            p.key AS "phoneKey", COALESCE(p.sendable, false) AS "phoneSendable",
            ARRAY(SELECT DISTINCT d.channel FROM notices_v_delivery d
                   WHERE d.cohort_id = a.cohort_id AND d.person_id = a.person_id AND d.incident_id = a.incident_id
                     AND d.attempts > 0) AS told
       FROM people_v_addressee a
       LEFT JOIN people_v_profile f ON f.id = a.profile_id
       LEFT JOIN people_v_contact e
              ON e.cohort_id = a.cohort_id AND e.person_id = a.person_id AND e.kind = 'email'
       LEFT JOIN people_v_contact p
              ON p.cohort_id = a.cohort_id AND p.person_id = a.person_id AND p.kind = 'phone'
      WHERE a.cohort_id = $1 AND a.person_id = $2 AND a.incident_id = $3`,
);

/** A delivery that went out, whatever became of it: somebody may hold its link. Indexes person_pkey, delivery_once_key. */
export async function knownOf(tx: Tx, { incidentId, person }: FactorOf): Promise<KnownRow | undefined> {
  return tx.one<KnownRow & Record<string, unknown>>(KNOWN, [person.cohortId, person.personId, incidentId]);
}
