/** What messages asks of upper rooms: the link, the typed code and the offers of each person. */
import type { IncidentId, OfferSetId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Locale } from './rules/template-kinds.ts';

/** An offer in the words of one language; plain text. */
export interface OfferText {
  readonly title: string;
  readonly text: string;
}

/** What one offer set gives a person: one of these, of their choice; or the only one, without asking. */
export interface OfferChoice {
  readonly oneOf: readonly OfferText[];
  readonly isAutomatic: boolean;
}

export interface MergeValues {
  /** The person's own page, `https://…/r/<token>`. */
  readonly link: string;
  /** As printed, e.g. `7K3M-9QXV-2TTB4`. */
  readonly typedCode: string;
  /** The incident's own address, `https://…/i/<slug>`. */
  readonly incidentUrl: string;
  /** Of the message's own offer sets, those in which the person has something to choose. */
  readonly offers: readonly OfferChoice[];
}

export interface MergeRequest {
  readonly incidentId: IncidentId;
  readonly persons: readonly PersonRef[];
  readonly locale: Locale;
  /** The sets the notice carries; a person is told of no other. */
  readonly offerSetIds: readonly OfferSetId[];
}

/** Somebody who does not exist: with this exposure, living there. */
export interface ExampleRequest extends Omit<MergeRequest, 'persons'> {
  /** 464 bits; null: whom the breach did not touch. */
  readonly exposure: string | null;
  readonly country: string | null;
}

export abstract class MergeFields {
  /** Values by `${cohortId}:${personId}`, for every person asked; made without writing anything. */
  abstract forPersons(tx: Tx, request: MergeRequest): Promise<ReadonlyMap<string, MergeValues>>;

  /** What a message would say of these offer sets to somebody like this. */
  abstract offersForExample(tx: Tx, request: ExampleRequest): Promise<readonly OfferChoice[]>;
}
