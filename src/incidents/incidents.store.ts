/** Every SQL statement on incidents, brands, legal entities and wrapped keys. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { KeyPurpose } from './incident-keys.ts';
import type { Brand, Incident, LegalEntity, Statements } from './rules/incident.ts';
import type { ClockChoices } from './rules/clock-choices.ts';
import type { Locale } from './rules/facts.ts';
import type { IncidentStatus } from './rules/status.ts';

export async function insertLegalEntity(tx: Tx, entity: LegalEntity, now: Date): Promise<LegalEntity> {
  // A company declares several incidents: the first telling of its facts stands, its name is its identity.
  await tx.run(
    `INSERT INTO legal_entity (id, name, country, time_zone, currency, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING`,
    [entity.id, entity.name, entity.country, entity.timeZone, entity.currency, now],
  );
  const row = await tx.one<LegalEntityRow>(`SELECT * FROM legal_entity WHERE name = $1`, [entity.name]);
  return legalEntityOf(row!);
}

export async function upsertBrand(tx: Tx, legalEntityId: string, brand: Brand, now: Date): Promise<string> {
  const row = await tx.one<{ id: string }>(
    `INSERT INTO brand (id, legal_entity_id, name, sms_name, contact_email, contact_phone, contact_address,
                        website, colour, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (legal_entity_id, name) DO UPDATE SET sms_name = EXCLUDED.sms_name,
       contact_email = EXCLUDED.contact_email, contact_phone = EXCLUDED.contact_phone,
       contact_address = EXCLUDED.contact_address, website = EXCLUDED.website, colour = EXCLUDED.colour
     RETURNING id`,
    [
      brand.id, legalEntityId, brand.name, brand.smsName, brand.contactEmail, brand.contactPhone,
      brand.contactAddress, brand.website, brand.colour, now,
    ], // prettier-ignore
  );
  return row!.id;
}

export async function nextIncidentNo(tx: Tx): Promise<number> {
  const row = await tx.one<{ no: number }>(`SELECT nextval('incident_no')::int AS no`);
  return row!.no;
}

/** False where the short name already belongs to another incident. */
export async function insertIncident(tx: Tx, incident: Incident, declaredBy: string): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO incident (id, slug, code, name, status, legal_entity_id, brand_id, default_locale,
       default_country, time_zone, occurred_from, occurred_until, discovered_at, confirmed_at, contained_at,
       gap_closed_at, statements, clock_choices, declared_at, declared_by, updated_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$19)
     ON CONFLICT (slug) DO NOTHING`,
    [
      incident.id, incident.slug, incident.code, incident.name, incident.status, incident.legalEntity.id,
      incident.brand.id, ...changeable(incident), incident.declaredAt, declaredBy,
    ], // prettier-ignore
  );
  return inserted === 1;
}

export async function updateFacts(tx: Tx, incident: Incident, now: Date): Promise<void> {
  await tx.run(
    `UPDATE incident SET name = $2, brand_id = $3, default_locale = $4, default_country = $5, time_zone = $6,
       occurred_from = $7, occurred_until = $8, discovered_at = $9, confirmed_at = $10, contained_at = $11,
       gap_closed_at = $12, statements = $13, clock_choices = $14, updated_at = $15
     WHERE id = $1`,
    [incident.id, incident.name, incident.brand.id, ...changeable(incident), now],
  );
}

function changeable(incident: Incident): unknown[] {
  const { facts } = incident;
  return [
    incident.defaultLocale, incident.defaultCountry, incident.timeZone, facts.occurredFrom, facts.occurredUntil,
    facts.discoveredAt, facts.confirmedAt, facts.containedAt, facts.gapClosedAt,
    JSON.stringify(incident.statements), JSON.stringify(incident.clockChoices),
  ]; // prettier-ignore
}

const SELECT_INCIDENT = `
  SELECT i.*, to_jsonb(e) AS entity, to_jsonb(b) AS brand
    FROM incident i JOIN legal_entity e ON e.id = i.legal_entity_id JOIN brand b ON b.id = i.brand_id`;

const INCIDENT_BY_ID = prepared(`${SELECT_INCIDENT} WHERE i.id = $1`);

export async function incidentById(tx: Tx, id: string): Promise<Incident | null> {
  const row = await tx.one<IncidentRow>(INCIDENT_BY_ID, [id]);
  return row ? incidentOf(row) : null;
}

export async function incidentBySlug(tx: Tx, slug: string): Promise<Incident | null> {
  const row = await tx.one<IncidentRow>(`${SELECT_INCIDENT} WHERE i.slug = $1`, [slug]);
  return row ? incidentOf(row) : null;
}

export async function lockIncident(tx: Tx, id: string): Promise<void> {
  await tx.run(`SELECT 1 FROM incident WHERE id = $1 FOR UPDATE`, [id]);
}

export async function allIncidents(tx: Tx): Promise<Incident[]> {
  return (await tx.q<IncidentRow>(`${SELECT_INCIDENT} ORDER BY i.declared_at, i.id`)).map(incidentOf);
}

export interface WrappedKey {
  readonly purpose: KeyPurpose;
  readonly version: number;
  readonly wrapped: Buffer;
}

export async function insertKeys(
  tx: Tx,
  id: IncidentId,
  keys: readonly WrappedKey[],
  now: Date,
): Promise<void> {
  await tx.run(
    `INSERT INTO incident_key (incident_id, purpose, version, wrapped, created_at)
     SELECT $1, k.purpose, k.version, k.wrapped, $5
       FROM unnest($2::text[], $3::smallint[], $4::bytea[]) AS k (purpose, version, wrapped)`,
    [id, keys.map((k) => k.purpose), keys.map((k) => k.version), keys.map((k) => k.wrapped), now],
  );
}

export interface KeyRow {
  readonly epoch: number;
  readonly version: number | null;
  readonly wrapped: Buffer | null;
}

/** The epoch with the newest version, or the named one; undefined where there is no such incident. */
export async function keyRow(
  tx: Tx,
  id: string,
  purpose: KeyPurpose,
  version: number | null,
): Promise<KeyRow | undefined> {
  return tx.one<{ epoch: number; version: number | null; wrapped: Buffer | null }>(
    `SELECT i.key_epoch AS epoch, k.version, k.wrapped
       FROM incident i
       LEFT JOIN incident_key k ON k.incident_id = i.id AND k.purpose = $2 AND ($3::smallint IS NULL OR k.version = $3)
      WHERE i.id = $1 ORDER BY k.version DESC LIMIT 1`,
    [id, purpose, version],
  );
}

export async function keyEpoch(tx: Tx, id: string): Promise<number | null> {
  const row = await tx.one<{ epoch: number }>(`SELECT key_epoch AS epoch FROM incident WHERE id = $1`, [id]);
  return row?.epoch ?? null;
}

interface LegalEntityRow {
  id: string;
  name: string;
  country: string;
  time_zone: string;
  currency: Currency;
}

interface BrandRow {
  id: string;
  name: string;
  sms_name: string;
  contact_email: string | null;
  contact_phone: string | null;
  contact_address: string | null;
  website: string | null;
  colour: string;
}

interface IncidentRow {
  id: IncidentId;
  slug: string;
  code: string;
  name: string;
  status: IncidentStatus;
  entity: LegalEntityRow;
  brand: BrandRow;
  default_locale: Locale;
  default_country: string;
  time_zone: string;
  occurred_from: Date | null;
  occurred_until: Date | null;
  discovered_at: Date | null;
  confirmed_at: Date | null;
  contained_at: Date | null;
  gap_closed_at: Date | null;
  statements: Statements;
  clock_choices: ClockChoices;
  declared_at: Date;
}

function legalEntityOf(row: LegalEntityRow): LegalEntity {
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    timeZone: row.time_zone,
    currency: row.currency,
  };
}

function brandOf(row: BrandRow): Brand {
  return {
    id: row.id,
    name: row.name,
    smsName: row.sms_name,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    contactAddress: row.contact_address,
    website: row.website,
    colour: row.colour,
  };
}

function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    slug: row.slug,
    code: row.code,
    name: row.name,
    status: row.status,
    legalEntity: legalEntityOf(row.entity),
    brand: brandOf(row.brand),
    defaultLocale: row.default_locale,
    defaultCountry: row.default_country,
    timeZone: row.time_zone,
    facts: {
      occurredFrom: row.occurred_from,
      occurredUntil: row.occurred_until,
      discoveredAt: row.discovered_at,
      confirmedAt: row.confirmed_at,
      containedAt: row.contained_at,
      gapClosedAt: row.gap_closed_at,
    },
    statements: row.statements,
    clockChoices: row.clock_choices,
    declaredAt: row.declared_at,
  };
}
