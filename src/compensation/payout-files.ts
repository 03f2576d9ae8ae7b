/** Renders a payout file once and keeps it sealed, so that every download gives the same bytes. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { People } from '../people/index.ts';
import { deriveKey, open, seal, sealedKeyVersion } from '../platform/crypto/seal.ts';
import type { Tx } from '../platform/db/db.ts';
import type { OpenFulfilment, PayoutBatch } from './fulfilments.store.ts';
import { payoutFile } from './rules/payout-file.ts';
import { referenceOf } from './rules/reference.ts';

@Injectable()
export class PayoutFiles {
  constructor(
    private readonly people: People,
    private readonly keys: IncidentKeys,
  ) {}

  /** The file of these redemptions, sealed under the incident's contact key for this batch. */
  async seal(
    tx: Tx,
    batch: { id: string; incidentId: IncidentId },
    rows: readonly OpenFulfilment[],
  ): Promise<{ readonly sealedFile: Buffer; readonly keyVersion: number }> {
    const contacts = await this.people.openContacts(tx, batch.incidentId, rows);
    const bytes = payoutFile(
      rows.map((row) => {
        const contact = contacts.get(`${row.cohortId}:${row.personId}`);
        return {
          reference: referenceOf(row.cohortId, row.redemptionId),
          account: contact?.accountHint ?? '',
          email: contact?.email?.address ?? '',
          phone: contact?.phone?.number ?? '',
          amountMinor: row.faceMinor,
          currency: row.currency as Currency,
        };
      }),
    );
    const { key, version } = await this.keys.open(batch.incidentId, 'contact', undefined, tx);
    const sealedFile = seal(deriveKey(key, `payout:${batch.id}`), version, bytes, aadOf(batch.id));
    return { sealedFile, keyVersion: version };
  }

  async open(batch: PayoutBatch): Promise<Buffer> {
    const version = sealedKeyVersion(batch.sealedFile);
    const { key } = await this.keys.open(batch.incidentId, 'contact', version);
    return open(deriveKey(key, `payout:${batch.id}`), batch.sealedFile, aadOf(batch.id));
  }
}

function aadOf(id: string): string {
  return `payout:${id}`;
}
