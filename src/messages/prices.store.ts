/** Every SQL statement on prices of sending. */
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import type { TemplateChannel } from './rules/template-kinds.ts';

export interface PriceRow {
  readonly id: string;
  readonly channel: TemplateChannel;
  readonly country: string;
  /** Millionths of the currency. */
  readonly micros: bigint;
  readonly currency: Currency;
  /** US dollars for one of the currency, as a decimal. */
  readonly rate: string;
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly pricedOn: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export async function insertPrice(tx: Tx, price: PriceRow): Promise<void> {
  await tx.run(
    `INSERT INTO message_price (id, channel, country, micros, currency, rate, source, priced_on, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6::numeric, $7, $8::date, $9, $10)`,
    [
      price.id, price.channel, price.country, price.micros.toString(), price.currency, price.rate, price.source,
      price.pricedOn, price.createdAt, price.createdBy,
    ], // prettier-ignore
  );
}

/** The newest line of each channel and country. Index message_price_place_idx. */
export async function newestPrices(tx: Tx): Promise<PriceRow[]> {
  const rows = await tx.q<Omit<PriceRow, 'micros'> & { microsText: string }>(
    `SELECT DISTINCT ON (channel, country) id, channel, country, micros::text AS "microsText", currency,
            trim_scale(rate)::text AS rate, source, to_char(priced_on, 'YYYY-MM-DD') AS "pricedOn",
            created_at AS "createdAt", created_by AS "createdBy"
       FROM message_price ORDER BY channel, country, created_at DESC, id DESC`,
  );
  return rows.map(({ microsText, ...row }) => ({ ...row, micros: BigInt(microsText) }));
}
