/** Renders a payout file once and keeps it sealed, so that every download gives the same bytes. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { type OwedFulfilment, referenceOf } from '../compensation/index.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { type OpenContacts, People, personKey } from '../people/index.ts';
import { deriveKey, open, seal, sealedKeyVersion } from '../platform/crypto/seal.ts';
import type { Tx } from '../platform/db/db.ts';
import { theirContacts } from './contacts.ts';
import { type DonationTotal, donationFile, payoutFile, type PayoutLine } from './rules/payout-file.ts';
import type { PayoutKind } from './rules/call-states.ts';

export interface PaidLine extends OwedFulfilment {
  readonly amountMinor: bigint;
}

export interface SealedPayout {
  readonly sealedFile: Buffer;
  readonly keyVersion: number;
  readonly lines: readonly PaidLine[];
}

@Injectable()
export class PayoutFiles {
  constructor(
    private readonly people: People,
    private readonly keys: IncidentKeys,
  ) {}

  /**
   * The file of these lines, sealed under the incident's contact key for this batch, and which of them stand in it:
   * whose contact is not surely theirs is left out.
   */
  async seal(
    tx: Tx,
    batch: { readonly id: string; readonly incidentId: IncidentId; readonly kind: PayoutKind },
    waiting: readonly PaidLine[],
  ): Promise<SealedPayout> {
    const isNameless = batch.kind === 'donation';
    const contacts = isNameless
      ? new Map<string, OpenContacts>()
      : await theirContacts(this.people, tx, batch.incidentId, waiting);
    const lines = isNameless ? waiting : waiting.filter((line) => contacts.has(personKey(line)));
    const bytes = isNameless
      ? donationFile(batch.id, donationTotals(lines))
      : payoutFile(lines.map((line) => lineOf(line, contacts.get(personKey(line)))));
    const { key, version } = await this.keys.open(batch.incidentId, 'contact', undefined, tx);
    const sealedFile = seal(deriveKey(key, `payout:${batch.id}`), version, bytes, aadOf(batch.id));
    return { sealedFile, keyVersion: version, lines };
  }

  async open(batch: { id: string; incidentId: IncidentId }, sealedFile: Buffer): Promise<Buffer> {
    const version = sealedKeyVersion(sealedFile);
    const { key } = await this.keys.open(batch.incidentId, 'contact', version);
    return open(deriveKey(key, `payout:${batch.id}`), sealedFile, aadOf(batch.id));
  }
}

/** In clear only what finds the account: the name and both addresses as we have them. */
function lineOf(line: PaidLine, contact: OpenContacts | undefined): PayoutLine {
  return {
    reference: referenceOf(line.cohortId, line.redemptionId),
    kind: line.kind,
    account: contact?.customerId ?? '',
    name: contact?.name ?? '',
    email: contact?.email?.address ?? '',
    phone: contact?.phone?.number ?? '',
    amountMinor: line.amountMinor,
    currency: line.currency as Currency,
  };
}

/** By offer, in its order of making: what each recipient is given. */
function donationTotals(lines: readonly PaidLine[]): DonationTotal[] {
  const byOffer = Map.groupBy(lines, ({ offerId, currency }) => `${offerId} ${currency}`);
  return [...byOffer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, gifts]) => ({
      offer: titleOf(gifts[0]!),
      gifts: gifts.length,
      amountMinor: gifts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
      currency: gifts[0]!.currency as Currency,
    }));
}

function titleOf({ terms, offerId }: PaidLine): string {
  const words = terms['en'] as { readonly title?: unknown } | undefined;
  return typeof words?.title === 'string' ? words.title : offerId;
}

function aadOf(id: string): string {
  return `payout:${id}`;
}
