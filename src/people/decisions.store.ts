/** Merges and splits by group key: taken, withdrawn, listed, and where their groups stand now. */
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { DecidedGroups, Group, GroupKind } from './rules/decisions.ts';

export interface DecisionRow {
  readonly id: string;
  readonly verb: 'merge' | 'split';
  readonly group_kind: GroupKind;
  readonly group_key: Buffer;
  readonly into_kind: GroupKind | null;
  readonly into_key: Buffer | null;
  readonly reason: string;
  readonly made_by: string;
  readonly made_by_name: string;
  readonly made_at: Date;
  readonly withdrawn_by: string | null;
  readonly withdrawn_by_name: string | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_because: string | null;
}

const COLUMNS = `id, verb, group_kind, group_key, into_kind, into_key, reason, made_by, made_by_name, made_at,
            withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_because`;

type Row = DecisionRow & { readonly [column: string]: unknown };

/** Newest first, withdrawn ones too. */
export async function decisionRows(tx: Tx, incidentId: IncidentId): Promise<DecisionRow[]> {
  return tx.q<Row>(
    `SELECT ${COLUMNS} FROM identity_decision WHERE incident_id = $1 ORDER BY made_at DESC, id DESC`,
    [incidentId],
  );
}

/** The inputs of the next run (identity_decision_live). */
export async function liveDecisions(tx: Tx, incidentId: IncidentId): Promise<DecidedGroups[]> {
  const rows = await tx.q<Row>(
    `SELECT ${COLUMNS} FROM identity_decision WHERE incident_id = $1 AND withdrawn_at IS NULL ORDER BY group_key`,
    [incidentId],
  );
  return rows.map((row) => ({
    id: row.id,
    group: { kind: row.group_kind, key: row.group_key.toString('hex') },
    into:
      row.into_key === null || row.into_kind === null
        ? null
        : { kind: row.into_kind, key: row.into_key.toString('hex') },
  }));
}

/** Decisions of an incident are taken one after the other; held to the end of the transaction. */
export async function lockDecisions(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.decisions:' || $1, 0))`, [incidentId]);
}

export async function insertDecision(
  tx: Tx,
  decision: {
    readonly id: string;
    readonly incidentId: IncidentId;
    readonly group: Group;
    readonly into: Group | null;
    readonly reason: string;
    readonly by: { readonly operatorId: string; readonly name: string };
    readonly at: Date;
  },
): Promise<void> {
  const { id, incidentId, group, into, reason, by, at } = decision;
  await tx.run(
    `INSERT INTO identity_decision (id, incident_id, verb, group_kind, group_key, into_kind, into_key, reason, made_by,
                                    made_by_name, made_at)
     VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, decode($7, 'hex'), $8, $9, $10, $11)`,
    [
      id,
      incidentId,
      into === null ? 'split' : 'merge',
      group.kind,
      group.key,
      into?.kind ?? null,
      into?.key ?? null,
      reason,
      by.operatorId,
      by.name,
      at,
    ],
  );
}

/** False where it is unknown in this incident, or withdrawn already. */
export async function withdrawDecision(
  tx: Tx,
  decision: {
    readonly id: string;
    readonly incidentId: IncidentId;
    readonly because: string;
    readonly by: { readonly operatorId: string; readonly name: string };
    readonly at: Date;
  },
): Promise<boolean> {
  const { id, incidentId, because, by, at } = decision;
  const n = await tx.run(
    `UPDATE identity_decision
        SET withdrawn_by = $3, withdrawn_by_name = $4, withdrawn_at = $5, withdrawn_because = $6
      WHERE id = $1 AND incident_id = $2 AND withdrawn_at IS NULL`,
    [id, incidentId, by.operatorId, by.name, at, because],
  );
  return n === 1;
}

/** Is this the strongest key of some row that takes part in resolving? A scan: decisions are few. */
export async function groupStands(tx: Tx, incidentId: IncidentId, { key }: Group): Promise<boolean> {
  const row = await tx.one<{ stands: boolean }>(
    `SELECT EXISTS (
       SELECT FROM intake_v_row r
        WHERE r.incident_id = $1 AND r.source_role IN ('leaked','reference')
          AND COALESCE(r.inherited_key, r.customer_key, r.email_key, r.phone_key) = decode($2, 'hex')) AS stands`,
    [incidentId, key],
  );
  return row!.stands;
}

export interface GroupPlace {
  readonly key: string;
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  /** The group is the key of that person, rather than joined to it. */
  readonly own: boolean;
}

/**
 * The live persons of groups in the published run (identity_key_pkey, key_alias_pkey): their own, or whom they belong to.
 */
export async function groupPlaces(
  tx: Tx,
  incidentId: IncidentId,
  keys: readonly string[],
): Promise<GroupPlace[]> {
  return tx.q<GroupPlace & { readonly [column: string]: unknown }>(
    `SELECT DISTINCT encode(key, 'hex') AS key, cohort_id, person_id, own
       FROM (SELECT w.key, l.cohort_id, l.id AS person_id, l.key = w.key AS own,
                    rank() OVER (PARTITION BY w.key ORDER BY s.alias) AS place
               FROM (SELECT decode(k, 'hex') AS key FROM unnest($2::text[]) AS k) w
               JOIN (SELECT key, incident_id, cohort_id, person_id, false AS alias FROM identity_key WHERE kind <= 3
                     UNION ALL SELECT key, incident_id, cohort_id, person_id, true FROM key_alias WHERE of_group) s
                 ON s.key = w.key AND s.incident_id = $1
               JOIN person p ON p.cohort_id = s.cohort_id AND p.id = s.person_id
               JOIN person l ON l.cohort_id = COALESCE(p.survivor_cohort_id, p.cohort_id)
                            AND l.id = COALESCE(p.survivor_id, p.id)
              WHERE l.survivor_cohort_id IS NULL AND l.since_run IS NOT NULL) found
      WHERE place = 1 ORDER BY key, cohort_id, person_id`,
    [incidentId, keys],
  );
}

/** The group behind a person; its kind as a number. */
export async function groupOfPerson(
  tx: Tx,
  incidentId: IncidentId,
  ref: { readonly cohortId: CohortId; readonly personId: PersonNo },
): Promise<Group | null> {
  const row = await tx.one<{ kind: GroupKind; key: string }>(
    `SELECT array_position(ARRAY['customer_id','email','phone'], p.key_kind)::int AS kind, encode(p.key, 'hex') AS key
       FROM person p JOIN cohort c ON c.id = p.cohort_id AND c.kind = 'affected'
      WHERE p.incident_id = $1 AND p.cohort_id = $2 AND p.id = $3`,
    [incidentId, ref.cohortId, ref.personId],
  );
  return row ?? null;
}
