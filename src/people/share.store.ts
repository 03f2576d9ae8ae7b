/**
 * A share of the newcomers is written on a connection of its own while the run writes the others. It commits right before
 * the run does; until the run has, the cohorts of its people are not there, and no view shows a person without a cohort.
 * What a run that was killed in between leaves is named in `person_draft`, and swept before the next run computes.
 */
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SideTransaction } from './beside.ts';
import { type Publication, REF_OF_ROW, ROW_REF, type Written } from './person-row.store.ts';
import { COHORT_SIZE, insertNewcomers, type Newcomers } from './publish.store.ts';
import { GROUP_KEY, prepareToCompute, uuid } from './resolve.store.ts';

/** From so many newcomers on a second connection pays. */
export const SHARED_FROM = 20_000;
/** Of a hundred: those written beside have to be sent there first. */
const OWN_PERCENT = 46;

/** The columns of a person that travel, of whom one row says everything. */
const PERSON = {
  no: 'int', root: 'bytea', key_ref: 'bigint', kind: 'smallint', ambiguous: 'boolean', row_count: 'int', form_no: 'int',
  files_no: 'int', subject_role: 'smallint', former: 'boolean', minor: 'boolean', deceased: 'boolean',
  legal_hold: 'boolean', customer_since: 'date', locale: 'text', country: 'text', region: 'text', time_zone: 'text',
  email_key: 'bytea', email_ref: 'bigint', email_sendable: 'boolean', phone_key: 'bytea', phone_ref: 'bigint',
  phone_sms: 'boolean', name_ref: 'bigint',
} as const; // prettier-ignore

/** All of them, a share written beside by `side`; answers how many were written. */
export async function insertShared(
  tx: Tx,
  side: SideTransaction,
  p: Publication,
  { newcomers, written }: { readonly newcomers: Newcomers; readonly written: Written },
): Promise<number> {
  const first = Math.ceil((written.count * OWN_PERCENT) / 100 / COHORT_SIZE) * COHORT_SIZE;
  const sent = `n.no >= ${first} AND NOT n.several`;
  const bounds = (await tx.one<{ key: string | null; sent: number }>(
    `SELECT encode((array_agg(n.root) FILTER (WHERE n.no = ${first}))[1], 'hex') AS key,
            (count(*) FILTER (WHERE ${sent}))::int AS sent
       FROM ${newcomers.from} n WHERE n.no >= ${first}`,
  ))!;
  const key = bounds.key !== null && (await keysAreThoseOfFiles(tx)) ? `'\\x${bounds.key}'::bytea` : null;
  const arrived = Promise.withResolvers<void>();
  const beside = side.do(async (other) => {
    await beginDraft(other, p, newcomers.cohortIds.slice(first / COHORT_SIZE));
    await pass(tx, other, {
      table: p.scope.person,
      columns: PERSON,
      from: `${newcomers.from} n WHERE ${sent}`,
    });
    await pass(tx, other, {
      table: 'pr_form',
      columns: { no: 'int', profile_id: 'uuid' },
      from: 'pr_form n',
    });
    const files = { no: 'int', source_ids: 'uuid[]' };
    await pass(tx, other, { table: p.scope.files, columns: files, from: `${p.scope.files} n` });
    arrived.resolve();
    const theirs = { ...newcomers, from: p.scope.person, where: 'true', inOrder: true };
    return insertNewcomers(other, p, theirs, {
      count: bounds.sent,
      blobs: false,
      ...(key && { among: `${GROUP_KEY} >= ${key}` }),
    });
  });
  beside.catch(arrived.reject);
  await arrived.promise;
  const several = `SELECT ${ROW_REF} FROM ${p.scope.many} n`;
  const own = await insertNewcomers(
    tx,
    p,
    { ...newcomers, where: `NOT (${sent})` },
    {
      ...written,
      count: written.count - bounds.sent,
      ...(key && { among: `${GROUP_KEY} < ${key} OR ${REF_OF_ROW} IN (${several})` }),
    },
  );
  return own + (await beside);
}

/** A person of one row has that row's key, unless a placeholder was taken from it. */
async function keysAreThoseOfFiles(tx: Tx): Promise<boolean> {
  return (await tx.one(`SELECT 1 AS found FROM pr_absent LIMIT 1`)) === undefined;
}

async function beginDraft(tx: Tx, { incidentId }: Publication, cohortIds: readonly bigint[]): Promise<void> {
  await prepareToCompute(tx);
  await tx.run(`SELECT pg_advisory_xact_lock(${LOCK})`, [incidentId]);
  await tx.run(`INSERT INTO person_draft (incident_id, cohort_ids) VALUES ($1, $2)`, [incidentId, cohortIds]);
}

interface Passed {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  /** What is read, as `n`. */
  readonly from: string;
}

/** A working table of one connection as one of another; nobody else sees either. */
async function pass(tx: Tx, other: Tx, { table, columns, from }: Passed): Promise<void> {
  const named = Object.entries(columns);
  await other.run(
    `CREATE TEMP TABLE ${table} (${named.map((column) => column.join(' ')).join(', ')}) ON COMMIT DROP`,
  );
  const read = `SELECT ${named.map(([name, type]) => `n.${name}::${type}`).join(', ')} FROM ${from}`;
  await pipeline(
    tx.client.query(copyTo(`COPY (${read}) TO STDOUT (FORMAT binary)`)),
    other.client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`)),
  );
  await other.run(`ANALYZE ${table}`);
}

const LOCK = `hashtextextended('people.share:' || $1, 0)`;

/** Did a run that failed leave people behind? Under the lock of runs; a share that is still committing is waited for. */
export async function leftDraft(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  await tx.run(`SELECT pg_advisory_lock(${LOCK})`, [incidentId]);
  await tx.run(`SELECT pg_advisory_unlock(${LOCK})`, [incidentId]);
  return (
    (await tx.one(`SELECT 1 AS found FROM person_draft WHERE incident_id = $1`, [incidentId])) !== undefined
  );
}

/** The people written beside this run are people now. */
export async function keepShare(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`DELETE FROM person_draft WHERE incident_id = $1`, [incidentId]);
}

/** People of cohorts that never came to be. */
export async function sweepDraft(tx: Tx, incidentId: IncidentId): Promise<void> {
  const draft = `SELECT unnest(cohort_ids) FROM person_draft WHERE incident_id = '${uuid(incidentId)}'`;
  await tx.run(`DELETE FROM person WHERE cohort_id IN (${draft})`);
  await tx.run(`DELETE FROM identity_key WHERE incident_id = $1 AND cohort_id IN (${draft})`, [incidentId]);
  await tx.run(`DELETE FROM person_draft WHERE incident_id = $1`, [incidentId]);
}
