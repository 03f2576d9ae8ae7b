/** Every SQL statement on templates. */
import type { TemplateId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Locale, TemplateChannel, TemplateKind } from './rules/template-kinds.ts';

export interface Template {
  readonly id: TemplateId;
  readonly incidentId: string;
  readonly kind: TemplateKind;
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly version: number;
  readonly subject: string | null;
  readonly preheader: string | null;
  readonly linkFree: boolean;
  /** Codes of laws, sorted; none: the general text. */
  readonly jurisdictions: readonly string[];
  readonly body: string;
  /** SHA-256 of subject, preheader and body, hex. */
  readonly fingerprint: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** One version after another. */
type TemplatePlace = Pick<Template, 'incidentId' | 'kind' | 'channel' | 'locale' | 'jurisdictions'>;

const COLUMNS = `id, incident_id AS "incidentId", kind, channel, locale, version, subject, preheader, link_free AS "linkFree", jurisdictions, body,
  encode(fingerprint, 'hex') AS fingerprint, created_at AS "createdAt", created_by AS "createdBy"`;

/** Versions count up without gaps: writers of one place wait for each other. */
export async function lockPlace(tx: Tx, place: TemplatePlace): Promise<void> {
  const key = `template:${place.incidentId}:${place.kind}:${place.channel}:${place.locale}:${place.jurisdictions.join()}`;
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
}

export async function newestOf(tx: Tx, place: TemplatePlace): Promise<Template | null> {
  const row = await tx.one<Template & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM template
      WHERE incident_id = $1 AND kind = $2 AND channel = $3 AND locale = $4 AND jurisdictions = $5::text[]
      ORDER BY version DESC LIMIT 1 -- template_version_key`,
    [place.incidentId, place.kind, place.channel, place.locale, place.jurisdictions],
  );
  return row ?? null;
}

export async function insertTemplate(tx: Tx, template: Template): Promise<void> {
  await tx.run(
    `INSERT INTO template (id, incident_id, kind, channel, locale, version, subject, preheader, link_free, body,
                           fingerprint, created_at, created_by, jurisdictions)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'), $12, $13, $14::text[])`,
    [
      template.id, template.incidentId, template.kind, template.channel, template.locale, template.version,
      template.subject, template.preheader, template.linkFree, template.body, template.fingerprint, template.createdAt, template.createdBy,
      template.jurisdictions,
    ], // prettier-ignore
  );
}

export async function templatesById(tx: Tx, ids: readonly string[]): Promise<Template[]> {
  return tx.q<Template & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM template WHERE id = ANY($1::uuid[]) ORDER BY channel, jurisdictions, locale`,
    [ids],
  );
}

export async function templatesOf(tx: Tx, incidentId: string): Promise<Template[]> {
  return tx.q<Template & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM template WHERE incident_id = $1 ORDER BY kind, channel, jurisdictions, locale, version`,
    [incidentId],
  );
}
