/** SQL on bundles: sets that were made, and are approved and told, together. */
import type { IncidentId, OfferSetId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Bundle } from './compensation.types.ts';

export async function insertBundle(
  tx: Tx,
  bundle: Omit<Bundle, 'sets'>,
  by: { id: OperatorId; at: Date },
): Promise<number> {
  return tx.run(
    `INSERT INTO offer_bundle (id, incident_id, name, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (incident_id, name) DO NOTHING`,
    [bundle.id, bundle.incidentId, bundle.name, by.id, by.at],
  );
}

type BundleRow = Omit<Bundle, 'sets'> & { readonly setIds: readonly OfferSetId[] };

const BUNDLE = `
  SELECT b.id, b.incident_id AS "incidentId", b.name,
         ARRAY(SELECT s.id FROM offer_set s WHERE s.bundle_id = b.id ORDER BY s.id)::text[] AS "setIds"
    FROM offer_bundle b`;

/** Index offer_set_bundle_idx. */
export async function findBundle(tx: Tx, id: string): Promise<BundleRow | undefined> {
  return tx.one<BundleRow>(`${BUNDLE} WHERE b.id = $1`, [id]);
}

export async function bundlesOf(tx: Tx, incidentId: IncidentId): Promise<BundleRow[]> {
  return tx.q<BundleRow>(`${BUNDLE} WHERE b.incident_id = $1 ORDER BY b.made_at, b.id`, [incidentId]);
}
