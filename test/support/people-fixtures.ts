/** Staged rows as intake leaves them, for tests that start where resolving starts. */
import { createHash } from 'node:crypto';
import { Guards, Identities, People, ResolveFence } from '../../src/people/index.ts';
import { exposureBits, type CategoryCode, type Form } from '../../src/incidents/index.ts';
import { looksMistyped } from '../../src/intake/index.ts';
import { batchKey, sealRow } from '../../src/intake/row-contact.ts';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import { bucketOf, type IncidentId, newId, type SourceId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { mac16 } from '../../src/platform/crypto/seal.ts';
import type { TestDatabase } from './database.ts';
import { incidentParts } from './incidents.ts';

export type Leak = readonly [CategoryCode, Form];

export interface RowInput {
  readonly customer?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  /** Postal address by part. */
  readonly address?: Readonly<Record<string, string>>;
  readonly leaks?: readonly Leak[];
  readonly rank?: number;
  readonly asOf?: Date;
  readonly authoritative?: boolean;
  readonly sendable?: boolean;
  readonly sms?: boolean;
  readonly locale?: string;
  readonly country?: string;
  readonly region?: string;
  readonly deceased?: boolean;
  readonly minor?: boolean;
  readonly former?: boolean;
  /** `2019-04-30` */
  readonly customerSince?: string;
  readonly role?: 'customer' | 'employee' | 'contact';
  readonly nik?: string;
  readonly dob?: string;
  /** What a crosswalk says this customer is called elsewhere. */
  readonly otherCustomer?: { readonly id: string; readonly space: string };
  /** The row has no key of its own: linking gave it that of the row it links to. */
  readonly inherits?: { readonly kind: 1 | 2 | 3; readonly value: string; readonly space?: string };
}

export interface SourceInput {
  readonly name: string;
  readonly rows: readonly RowInput[];
  readonly role?: 'leaked' | 'contact_only' | 'reference' | 'suppression';
  readonly idSpace?: string;
  readonly rejected?: number;
  readonly freeText?: boolean;
  /** Tokens of rejected records, by what they may be keys of: `email`, `phone`, `customer:main`. */
  readonly rejectedKeys?: readonly (readonly [string, string])[];
}

/** Nothing is ever being sent. */
export class QuietFence extends ResolveFence {
  quiet(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export function peopleOf(t: TestDatabase, options: { clock?: Clock; fence?: ResolveFence } = {}): People {
  const clock = options.clock ?? systemClock;
  const { keys } = incidentParts(t, clock);
  return new People(t.db, clock, keys, new Audit(clock), options.fence ?? new QuietFence());
}

export function guardsOf(t: TestDatabase, options: { clock?: Clock } = {}): Guards {
  const clock = options.clock ?? systemClock;
  return new Guards(t.db, clock, incidentParts(t, clock).keys, new Audit(clock));
}

export function identitiesOf(t: TestDatabase): Identities {
  return new Identities(t.db, systemClock, incidentParts(t).keys, new Audit(systemClock));
}

/** One finished source with its rows, sealed and keyed as intake does. */
export async function stage(t: TestDatabase, incidentId: IncidentId, source: SourceInput): Promise<SourceId> {
  const sourceId = newId<SourceId>();
  const { keys } = incidentParts(t);
  const [index, contact, conflict] = await Promise.all([
    keys.open(incidentId, 'index'),
    keys.open(incidentId, 'contact'),
    keys.open(incidentId, 'conflict'),
  ]);
  const batch = batchKey(contact.key, sourceId, 0);
  const space = source.idSpace ?? 'main';
  const key = (kind: string, value: string | undefined) =>
    value === undefined ? null : mac16(index.key, kind, value);
  const proof = (kind: string, value: string | undefined) =>
    value === undefined ? null : mac16(conflict.key, kind, value).toString('hex');
  const staged = source.rows.map((row, i) => {
    const keysOfRow = [
      key(`customer:${space}`, row.customer),
      key('email', row.email),
      key('phone', row.phone),
    ] as const;
    const sealed = sealRow(
      batch,
      contact.version,
      { incidentId, sourceId, batchNo: 0, recordNo: i + 1, subjectNo: 0 },
      {
        ...(row.customer === undefined ? {} : { customerId: row.customer }),
        ...(row.email === undefined ? {} : { email: row.email }),
        ...(row.phone === undefined ? {} : { phone: row.phone }),
        ...(row.name === undefined ? {} : { name: row.name }),
        ...(row.address === undefined ? {} : { address: row.address }),
      },
    );
    return {
      bucket: bucketOf(keysOfRow.find((k) => k !== null) ?? sealed.subarray(0, 16)),
      record_no: i + 1,
      id_space: space,
      customer_key: keysOfRow[0]?.toString('hex') ?? null,
      email_key: keysOfRow[1]?.toString('hex') ?? null,
      phone_key: keysOfRow[2]?.toString('hex') ?? null,
      email_sendable: row.sendable ?? true,
      email_typo: row.email !== undefined && looksMistyped(row.email.split('@')[1]!) !== null,
      phone_sms: row.sms ?? true,
      exposure: exposureBits((row.leaks ?? []).map(([code, form]) => ({ code, form }))),
      sealed: sealed.toString('hex'),
      key_version: contact.version,
      subject_role: row.role ?? 'customer',
      minor: row.minor ?? false,
      former: row.former ?? false,
      customer_since: row.customerSince ?? null,
      deceased: row.deceased ?? false,
      locale: row.locale ?? null,
      country: row.country ?? null,
      region: row.region ?? null,
      contact_rank: row.rank ?? 100,
      contact_as_of: row.asOf?.toISOString() ?? null,
      authoritative_name: row.authoritative ?? false,
      conflict_nik: proof('nik', row.nik),
      conflict_dob: proof('dob', row.dob),
      other_customer_key:
        key(`customer:${row.otherCustomer?.space}`, row.otherCustomer?.id)?.toString('hex') ?? null,
      other_id_space: row.otherCustomer?.space ?? null,
      inherited_kind: row.inherits?.kind ?? null,
      inherited_key: key(inheritedAs(row.inherits), row.inherits?.value)?.toString('hex') ?? null,
      inherited_id_space: row.inherits?.kind === 1 ? (row.inherits.space ?? 'main') : null,
    };
  });
  await t.db.tx(async (tx) => {
    const rejected = source.rejected ?? source.rejectedKeys?.length ?? 0;
    await tx.run(
      `INSERT INTO source (id, incident_id, base_name, role, id_space, status, content_hash, content_bytes, compressed,
                           encoding, spool_bytes, spool_key_version, uploaded_by, uploaded_at, mapping_version, mapped_by,
                           mapped_at, has_free_text, records, staged, rejected, rejected_no_key, touched_at, finished_at,
                           spool_name, format)
       VALUES ($1, $2, $3, $4, $5, 'finished', $6, 1, false, 'utf-8', 1, 1, $7, now(), 1, $7, now(), $8, $9, $10, $11, $11,
               now(), now(), $1, 'csv')`,
      [
        sourceId,
        incidentId,
        source.name,
        source.role ?? 'leaked',
        space,
        createHash('sha256').update(sourceId).digest(),
        sourceId,
        source.freeText ?? false,
        staged.length + rejected,
        staged.length,
        rejected,
      ],
    );
    await tx.run(
      `INSERT INTO staged_row (bucket, incident_id, source_id, batch_no, record_no, subject_no, line, id_space,
              customer_key, email_key, phone_key, email_sendable, email_typo, phone_sms, exposure, sealed, key_version, subject_role,
              former, minor, deceased, locale, country, region, contact_rank, contact_as_of, authoritative_name, conflict_nik,
              conflict_dob, other_customer_key, other_id_space, awaits_link, inherited_kind, inherited_key,
              inherited_id_space, customer_since)
       SELECT bucket, $1, $2, 0, record_no, 0, record_no + 1, id_space,
              decode(customer_key, 'hex'), decode(email_key, 'hex'), decode(phone_key, 'hex'), email_sendable, email_typo,
              phone_sms, exposure::bit(464), decode(sealed, 'hex'), key_version, subject_role, former, minor, deceased,
              locale, country, region, contact_rank, contact_as_of, authoritative_name, decode(conflict_nik, 'hex'),
              decode(conflict_dob, 'hex'), decode(other_customer_key, 'hex'), other_id_space,
              inherited_key IS NOT NULL, inherited_kind, decode(inherited_key, 'hex'), inherited_id_space, customer_since
         FROM jsonb_to_recordset($3::jsonb) AS r (bucket smallint, record_no int, id_space text, customer_key text,
              email_key text, phone_key text, email_sendable bool, email_typo bool, phone_sms bool, exposure text, sealed text,
              key_version smallint, subject_role text, former bool, customer_since date, minor bool, deceased bool, locale text, country text, region text,
              contact_rank smallint, contact_as_of timestamptz, authoritative_name bool, conflict_nik text,
              conflict_dob text, other_customer_key text, other_id_space text, inherited_kind smallint,
              inherited_key text, inherited_id_space text)`,
      [incidentId, sourceId, JSON.stringify(staged)],
    );
    for (const [i, [kind, value]] of (source.rejectedKeys ?? []).entries()) {
      const recordNo = staged.length + i + 1;
      await tx.run(
        `INSERT INTO reject (bucket, incident_id, source_id, record_no, line, reason)
         VALUES ($3::int % 1024, $1, $2, $3, $3, 'malformed')`,
        [incidentId, sourceId, recordNo],
      );
      const token = key(kind, value)!;
      await tx.run(
        `INSERT INTO reject_key (bucket, incident_id, source_id, record_no, key) VALUES ($1, $2, $3, $4, $5)`,
        [bucketOf(token), incidentId, sourceId, recordNo, token],
      );
    }
  });
  return sourceId;
}

function inheritedAs(inherits: RowInput['inherits']): string {
  if (inherits?.kind === 1) return `customer:${inherits.space ?? 'main'}`;
  return inherits?.kind === 2 ? 'email' : 'phone';
}

/** Takes a source away again, as a re-ingest does before it starts. */
export async function unstage(t: TestDatabase, sourceId: SourceId): Promise<void> {
  await t.db.tx(async (tx) => {
    await tx.run(`DELETE FROM staged_row WHERE source_id = $1`, [sourceId]);
    await tx.run(`DELETE FROM reject WHERE source_id = $1`, [sourceId]);
    await tx.run(`DELETE FROM reject_key WHERE source_id = $1`, [sourceId]);
    await tx.run(`DELETE FROM source WHERE id = $1`, [sourceId]);
  });
}

/** Everyone of the published run, as notices see them. */
export async function audience(t: TestDatabase, incidentId: IncidentId) {
  return t.db.tx((tx) =>
    tx.q(`SELECT * FROM people_v_audience WHERE incident_id = $1 ORDER BY cohort_id, person_id`, [
      incidentId,
    ]),
  );
}
