/** Costs of offers put together by their kind and currency. */
import type { components } from '../../api/schema.d.ts';

type OfferCost = components['schemas']['OfferCost'];

export interface CostRow {
  readonly kind: string;
  readonly currency: string;
  readonly redeemed: number;
  readonly fulfilled: number;
  readonly faceMinor: bigint;
  readonly costMinor: bigint;
  readonly payableMinor: bigint;
}

export function byKind(offers: readonly OfferCost[]): CostRow[] {
  const groups = Map.groupBy(offers, ({ kind, currency }) => `${kind}/${currency}`);
  return [...groups.values()].map((rows) => ({
    kind: rows[0]!.kind,
    currency: rows[0]!.currency,
    redeemed: rows.reduce((sum, row) => sum + row.redeemed, 0),
    fulfilled: rows.reduce((sum, row) => sum + row.fulfilled, 0),
    faceMinor: rows.reduce((sum, row) => sum + BigInt(row.faceMinor), 0n),
    costMinor: rows.reduce((sum, row) => sum + BigInt(row.costMinor), 0n),
    payableMinor: rows.reduce((sum, row) => sum + BigInt(row.payableMinor), 0n),
  }));
}
