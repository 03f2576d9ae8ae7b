/** Receipts that people are owed by e-mail: what each says, for whoever sends it. */
import { Injectable } from '@nestjs/common';
import type { Locale } from '../incidents/index.ts';
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import { formatMoney } from '../kernel/money.ts';
import { Db } from '../platform/db/db.ts';
import * as store from './receipts.store.ts';
import { referenceOf } from './rules/reference.ts';
import { readTerms, termsFor } from './rules/terms.ts';

export interface OwedReceipt {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo;
  readonly locale: Locale;
  readonly reference: string;
  readonly title: string;
  readonly text: string;
  /** `Rp50.000` */
  readonly faceText: string;
  /** It was switched, voided or failed before anybody could say that it was received. */
  readonly isOver: boolean;
}

const OVER = new Set(['switched', 'voided', 'failed']);

@Injectable()
export class Receipts {
  constructor(private readonly db: Db) {}

  /** Those not seen to; they stay owed until `seen`. */
  async owed(limit: number): Promise<readonly OwedReceipt[]> {
    const rows = await this.db.once((tx) => store.owedRows(tx, limit));
    return rows.map(({ state, kind, terms, faceMinor, currency, minor, ...row }) => ({
      ...row,
      ...termsFor(readTerms(kind, terms), { locale: row.locale, minor }),
      reference: referenceOf(row.cohortId, row.redemptionId),
      faceText: formatMoney({ amountMinor: faceMinor, currency }, row.locale),
      isOver: OVER.has(state),
    }));
  }

  async seen(receipts: readonly OwedReceipt[]): Promise<void> {
    await this.db.once((tx) => store.forget(tx, receipts));
  }
}
