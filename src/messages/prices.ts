/** What sending costs: the shipped estimates and the lines somebody has set from a contract or a newer list. */
import { both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { isCurrency } from '../kernel/money.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import * as store from './prices.store.ts';
import { inDollars, PRICE_LIST, priceOf, pricesInForce, type UnitPrice, UNITS } from './rules/price-list.ts';
import { TEMPLATE_CHANNELS, type TemplateChannel } from './rules/template-kinds.ts';

export interface PriceDraft {
  readonly channel: TemplateChannel;
  /** ISO 3166 code; '' for every country without a line of its own. */
  readonly country: string;
  /** For one recipient, segment or letter, with up to six decimals: `0.4414`. */
  readonly price: string;
  /** Default USD. */
  readonly currency?: string;
  /** US dollars for one of the currency; needed unless the price is in dollars. */
  readonly rate?: string;
  /** Contract or list the price was read from. */
  readonly source: string;
  /** `YYYY-MM-DD`; default today. */
  readonly pricedOn?: string;
  /** Why it is set; stands beside the line. */
  readonly reason?: string | undefined;
}

/** Of sending one message once. */
export interface MessageCost {
  /** Millionths of a US dollar. */
  readonly micros: bigint;
  /** Of the line that priced it; '' is the one for every other country. */
  readonly country: string;
  readonly source: string;
  readonly pricedOn: string;
}

/** A line somebody set, in force or not. */
export interface SetPrice extends UnitPrice {
  readonly reason: string | null;
  readonly setBy: string;
  readonly setAt: Date;
}

@Injectable()
export class Prices {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The prices in force, one per channel and country; `inForce` joins a transaction. */
  list(): Promise<UnitPrice[]> {
    return this.db.tx((tx) => this.inForce(tx));
  }

  async inForce(tx: Tx): Promise<UnitPrice[]> {
    return pricesIn(tx);
  }

  /** Every line that was set for one place, newest first; the first is in force. */
  async history(channel: TemplateChannel, country: string): Promise<SetPrice[]> {
    const rows = await this.db.tx((tx) => store.pricesOf(tx, channel, country));
    return rows.map((row) => {
      return { ...asUnitPrice(row), reason: row.reason, setBy: row.createdBy, setAt: row.createdAt };
    });
  }

  /** What one message of so many segments costs at most, by country of residence, the dearest first. */
  async ofMessage(
    { channel, segments }: { channel: TemplateChannel; segments: number },
    countries: readonly string[],
  ): Promise<(MessageCost & { readonly of: string })[]> {
    const prices = await this.list();
    return countries
      .flatMap((of) => {
        const price = priceOf(prices, channel, of);
        if (!price) return [];
        const { country, source, pricedOn } = price;
        return [{ of, micros: price.micros * BigInt(segments), country, source, pricedOn }];
      })
      .sort((a, b) => Number(b.micros - a.micros));
  }

  /** A new line for its place; the ones before stay to be read. Audited. */
  async set(draft: PriceDraft, actor: Actor): Promise<UnitPrice> {
    const now = this.clock.now();
    const row = { ...priceRow(draft, now), id: newId(now), createdAt: now, createdBy: actor.operatorId };
    await this.db.tx(async (tx) => {
      await store.insertPrice(tx, row);
      const { channel, country, currency, rate, source, pricedOn, reason } = row;
      const facts = {
        channel,
        country,
        micros: row.micros.toString(),
        currency,
        rate,
        source,
        pricedOn,
        reason,
      };
      await this.audit.record(tx, {
        actor,
        action: 'messages.price',
        incidentId: null,
        subject: `price:${row.id}`,
        facts,
      });
    });
    return asUnitPrice(row);
  }
}

/** The prices in force, for whoever reckons in a transaction of their own. */
export async function pricesIn(tx: Tx): Promise<UnitPrice[]> {
  return pricesInForce((await store.newestPrices(tx)).map(asUnitPrice));
}

/** Every line there ever was, those people set first and the newest of them first: what a day cost stays what it was. */
export async function priceLinesIn(tx: Tx): Promise<UnitPrice[]> {
  return [...(await store.allPrices(tx)).map(asUnitPrice), ...PRICE_LIST];
}

function priceRow(draft: PriceDraft, now: Date): Omit<store.PriceRow, 'id' | 'createdAt' | 'createdBy'> {
  const {
    channel,
    country,
    price,
    currency = 'USD',
    source,
    pricedOn = now.toISOString().slice(0, 10),
  } = draft;
  const whole = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(price.trim());
  if (!whole)
    throw refusal('the price is a decimal like 0.4414', 'harganya berupa angka desimal seperti 0.4414');
  if (!TEMPLATE_CHANNELS.includes(channel)) {
    throw refusal('the channel is email, sms or letter', 'salurannya email, SMS, atau surat');
  }
  if (!/^([A-Z]{2})?$/.test(country)) {
    throw refusal(
      'the country is a code of two capitals, or empty',
      'negaranya berupa kode dua huruf besar, atau kosong',
    );
  }
  if (!isCurrency(currency)) {
    throw refusal('the currency is not one Amends knows', 'mata uangnya tidak dikenal Amends');
  }
  const rate = currency === 'USD' ? '1' : draft.rate?.trim();
  if (!rate || !/^\d{1,9}(\.\d{1,10})?$/.test(rate) || !/[1-9]/.test(rate)) {
    throw refusal(
      'a price that is not in dollars needs the rate of its day, the dollars for one of its currency',
      'harga yang tidak dalam dolar perlu kurs harinya: berapa dolar untuk satu mata uangnya',
    );
  }
  const text = source.trim();
  if (text === '' || text.length > 300) {
    throw refusal(
      'the source is a text of up to 300 characters',
      'sumbernya berupa teks paling banyak 300 karakter',
    );
  }
  if (!isDay(pricedOn) || pricedOn > dayAfter(now)) {
    throw refusal(
      'the day is a past day like 2026-04-01',
      'harinya hari yang sudah lewat, seperti 2026-04-01',
    );
  }
  const micros = BigInt(whole[1]!) * 1_000_000n + BigInt((whole[2] ?? '').padEnd(6, '0'));
  const reason = draft.reason?.trim() || null;
  if (reason !== null && reason.length > 1_000)
    throw refusal(
      'the reason is a text of up to 1,000 characters',
      'alasannya berupa teks paling banyak 1.000 karakter',
    );
  return { channel, country, micros, currency, rate, source: text, pricedOn, reason };
}

function refusal(en: string, id: string): DomainError {
  return new DomainError(E.bad_price, { why: both(en, id) });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** East of Greenwich today may already be tomorrow. */
function dayAfter(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
}

function asUnitPrice(row: store.PriceRow): UnitPrice {
  const { channel, country, micros, currency, rate, source, pricedOn } = row;
  return {
    channel,
    country,
    micros: inDollars(micros, rate),
    currency: 'USD',
    unit: UNITS[channel],
    source,
    pricedOn,
    quoted: { micros, currency, rate },
    shipped: false,
  };
}
