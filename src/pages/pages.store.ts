/** Every SQL statement on incident pages: drafts, published versions, logos. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ListedVersion, PageDraft, PageDraftId, PageVersion } from './pages.types.ts';
import type { PageContent } from './rules/content.ts';
import type { ImageFacts } from './rules/image.ts';

/** Versions of one incident count up: their writers wait for each other. */
export async function lockPage(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`page:${incidentId}`]);
}

type Stored<T extends { readonly content: PageContent }> = Omit<T, 'content'> & {
  readonly content: Buffer;
} & Record<string, unknown>;

function opened<T extends { readonly content: PageContent }>(row: Stored<T>): T {
  return { ...row, content: JSON.parse(row.content.toString('utf8')) as PageContent } as unknown as T;
}

const DRAFT = `SELECT d.id, d.incident_id AS "incidentId", d.content, d.sha256, d.made_by AS "madeBy", d.made_at AS "madeAt"
  FROM page_draft d`;

export async function insertDraft(
  tx: Tx,
  draft: Omit<PageDraft, 'content'> & { readonly content: Buffer },
): Promise<void> {
  await tx.run(
    `INSERT INTO page_draft (id, incident_id, content, sha256, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [draft.id, draft.incidentId, draft.content, draft.sha256, draft.madeBy, draft.madeAt],
  );
}

export async function findDraft(tx: Tx, incidentId: IncidentId, id: PageDraftId): Promise<PageDraft | null> {
  const row = await tx.one<Stored<PageDraft>>(`${DRAFT} WHERE d.id = $1 AND d.incident_id = $2`, [
    id,
    incidentId,
  ]);
  return row ? opened<PageDraft>(row) : null;
}

/** What was written last (page_draft_incident_idx), unless it was asked for: then it waits, or is decided. */
export async function newestKept(tx: Tx, incidentId: IncidentId): Promise<PageDraft | null> {
  const row = await tx.one<Stored<PageDraft> & { readonly asked: boolean }>(
    `SELECT d.*, EXISTS (SELECT FROM page_request r WHERE r.draft_id = d.id) AS asked
       FROM (${DRAFT} WHERE d.incident_id = $1 ORDER BY d.made_at DESC, d.id DESC LIMIT 1) d`,
    [incidentId],
  );
  if (!row || row.asked) return null;
  const { asked: _asked, ...draft } = row;
  return opened<PageDraft>(draft);
}

type Asked = PageDraft & { readonly askedBy: OperatorId; readonly askedAt: Date };

/** The draft asked for last, unless it is published already. */
export async function newestAsked(tx: Tx, incidentId: IncidentId): Promise<Asked | null> {
  const row = await tx.one<Stored<Asked>>(
    `SELECT d.*, r.asked_by AS "askedBy", r.asked_at AS "askedAt"
       FROM (${DRAFT} WHERE d.incident_id = $1) d JOIN page_request r ON r.draft_id = d.id
      WHERE NOT EXISTS (SELECT 1 FROM page_version v WHERE v.draft_id = d.id)
      ORDER BY r.asked_at DESC, d.id DESC LIMIT 1`,
    [incidentId],
  );
  return row ? opened<Asked>(row) : null;
}

/** False where it was asked for before. */
export async function insertRequest(
  tx: Tx,
  draftId: PageDraftId,
  by: OperatorId,
  at: Date,
): Promise<boolean> {
  return (
    (await tx.run(
      `INSERT INTO page_request (draft_id, asked_by, asked_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT page_request_pkey DO NOTHING`,
      [draftId, by, at],
    )) === 1
  );
}

/** The next version; the database refuses one whose writer publishes it. */
export async function insertVersion(
  tx: Tx,
  draft: PageDraft,
  published: { readonly by: OperatorId; readonly at: Date },
): Promise<number> {
  const row = await tx.one<{ version: number }>(
    `INSERT INTO page_version (incident_id, version, draft_id, sha256, made_by, published_by, published_at)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6 FROM page_version WHERE incident_id = $1
     RETURNING version`,
    [draft.incidentId, draft.id, draft.sha256, draft.madeBy, published.by, published.at],
  );
  return row!.version;
}

const LISTED = `v.incident_id AS "incidentId", v.version, v.draft_id AS "draftId", v.sha256, v.made_by AS "madeBy",
  d.made_at AS "madeAt", v.published_by AS "publishedBy", v.published_at AS "publishedAt"`;

/** The latest, or the named one (page_version_pkey). */
export async function findVersion(
  tx: Tx,
  incidentId: IncidentId,
  version: number | null,
): Promise<PageVersion | null> {
  const row = await tx.one<Stored<PageVersion>>(
    `SELECT ${LISTED}, d.content FROM page_version v JOIN page_draft d ON d.id = v.draft_id
      WHERE v.incident_id = $1 AND ($2::int IS NULL OR v.version = $2) ORDER BY v.version DESC LIMIT 1`,
    [incidentId, version],
  );
  return row ? opened<PageVersion>(row) : null;
}

/** Newest first (page_version_pkey). */
export async function listVersions(tx: Tx, incidentId: IncidentId): Promise<ListedVersion[]> {
  return tx.q<ListedVersion & Record<string, unknown>>(
    `SELECT ${LISTED} FROM page_version v JOIN page_draft d ON d.id = v.draft_id
      WHERE v.incident_id = $1 ORDER BY v.version DESC`,
    [incidentId],
  );
}

export interface StoredLogo extends ImageFacts {
  readonly sha256: string;
  readonly content: Buffer;
}

/** The same bytes twice are one logo. */
export async function insertLogo(
  tx: Tx,
  logo: StoredLogo & { readonly incidentId: IncidentId; readonly by: OperatorId; readonly at: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO page_logo (incident_id, sha256, media_type, width, height, content, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT page_logo_pkey DO NOTHING`,
    [logo.incidentId, logo.sha256, logo.mediaType, logo.width, logo.height, logo.content, logo.by, logo.at],
  );
}

export async function findLogo(tx: Tx, incidentId: IncidentId, sha256: string): Promise<StoredLogo | null> {
  const row = await tx.one<StoredLogo & Record<string, unknown>>(
    `SELECT sha256, media_type AS "mediaType", width, height, content FROM page_logo
      WHERE incident_id = $1 AND sha256 = $2`,
    [incidentId, sha256],
  );
  return row ?? null;
}
