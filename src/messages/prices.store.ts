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
  /** Why it was set; null before a reason was asked for. */
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export async function insertPrice(tx: Tx, price: PriceRow): Promise<void> {
  await tx.run(
    `INSERT INTO message_price (id, channel, country, micros, currency, rate, source, priced_on, created_at, created_by,
                                reason)
     VALUES ($1, $2, $3, $4, $5, $6::numeric, $7, $8::date, $9, $10, $11)`,
    [
      price.id, price.channel, price.country, price.micros.toString(), price.currency, price.rate, price.source,
      price.pricedOn, price.createdAt, price.createdBy, price.reason,
    ], // prettier-ignore
  );
}

/** The newest line of each channel and country. Index message_price_place_idx. */
export async function newestPrices(tx: Tx): Promise<PriceRow[]> {
  return priceRows(
    tx,
    `SELECT DISTINCT ON (channel, country) ${COLUMNS} FROM message_price
      ORDER BY channel, country, created_at DESC, id DESC`,
  );
}

/** Every line that was ever set, newest first: as many as people have typed. */
export async function allPrices(tx: Tx): Promise<PriceRow[]> {
  return priceRows(tx, `SELECT ${COLUMNS} FROM message_price ORDER BY created_at DESC, id DESC`);
}

/** Everything that was ever set for one place, newest first (message_price_place_idx). */
export async function pricesOf(tx: Tx, channel: TemplateChannel, country: string): Promise<PriceRow[]> {
  return priceRows(
    tx,
    `SELECT ${COLUMNS} FROM message_price WHERE channel = $1 AND country = $2
      ORDER BY created_at DESC, id DESC LIMIT 200`,
    [channel, country],
  );
}

const COLUMNS = `id, channel, country, micros::text AS "microsText", currency, trim_scale(rate)::text AS rate, source,
  to_char(priced_on, 'YYYY-MM-DD') AS "pricedOn", reason, created_at AS "createdAt", created_by AS "createdBy"`;

async function priceRows(tx: Tx, sql: string, values: readonly string[] = []): Promise<PriceRow[]> {
  const rows = await tx.q<Omit<PriceRow, 'micros'> & { microsText: string }>(sql, values);
  return rows.map(({ microsText, ...row }) => ({ ...row, micros: BigInt(microsText) }));
}
