/** What messages asks of upper rooms: the link, the typed code and the offers of each person. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Locale } from './rules/template-kinds.ts';

/** An offer in the words of one language; plain text. */
export interface OfferText {
  readonly title: string;
  readonly text: string;
}

export interface MergeValues {
  /** The person's own page, `https://…/r/<token>`. */
  readonly link: string;
  /** As printed, e.g. `7K3M-9QXV-2TTB-4`. */
  readonly typedCode: string;
  /** The incident's own address, `https://…/i/<slug>`. */
  readonly incidentUrl: string;
  readonly offers: readonly OfferText[];
}

export abstract class MergeFields {
  /** Values by `${cohortId}:${personId}`, for every person asked; made without writing anything. */
  abstract forPersons(
    tx: Tx,
    incidentId: IncidentId,
    persons: readonly PersonRef[],
    locale: Locale,
  ): Promise<ReadonlyMap<string, MergeValues>>;
}
