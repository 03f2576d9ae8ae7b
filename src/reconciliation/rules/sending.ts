/** What sending cost by list: units that went, priced as of their day. An estimate; what was billed stands apart. */

export const SENT_CHANNELS = ['email', 'sms', 'letter', 'handover'] as const;
export type SentChannel = (typeof SENT_CHANNELS)[number];

/** What went out by one channel to one country on one day. */
export interface SentUnits {
  readonly channel: SentChannel;
  /** Residence of whoever it was for; '' where it is not known. */
  readonly country: string;
  /** `2026-06-01`, where the company keeps its books. */
  readonly day: string;
  /** Recipients, segments, letters, lines of a file that were taken. */
  readonly units: number;
  /** Of which nobody knows whether they were: they may be billed. */
  readonly doubtful: number;
}

/** A line of the price list: newest first, those somebody set before the ones that came with Amends. */
export interface PriceLine {
  readonly channel: string;
  readonly country: string;
  readonly micros: bigint;
  readonly source: string;
  readonly pricedOn: string;
  readonly shipped: boolean;
}

interface Reckoned {
  readonly channel: SentChannel;
  readonly units: number;
  readonly doubtful: number;
  /** Millionths of a US dollar for `units`; null where no list has a price: a hand-over vendor bills as agreed. */
  readonly estimateMicros: bigint | null;
  /** The same for `doubtful`, beside it. */
  readonly doubtfulMicros: bigint | null;
}

export interface SendingPlace extends Reckoned {
  readonly country: string;
  /** Where the prices were read, and on which days. */
  readonly sources: readonly string[];
}

export interface SendingDay extends Reckoned {
  readonly day: string;
}

export interface Sending {
  readonly channels: readonly Reckoned[];
  readonly places: readonly SendingPlace[];
  readonly days: readonly SendingDay[];
}

export const NOTHING_SENT: Sending = { channels: [], places: [], days: [] };

export function sendingOf(sent: readonly SentUnits[], lines: readonly PriceLine[]): Sending {
  const priced = sent.map((row) => ({ row, price: priceOn(lines, row) }));
  const group = (key: (row: SentUnits) => string) =>
    [...Map.groupBy(priced, ({ row }) => key(row)).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    channels: group(keyOf).map(([, rows]) => reckoned(rows)),
    places: group((row) => `${keyOf(row)} ${row.country}`).map(([, rows]) => ({
      ...reckoned(rows),
      country: rows[0]!.row.country,
      sources: [
        ...new Set(rows.flatMap(({ price }) => (price ? [`${price.source} (${price.pricedOn})`] : []))),
      ],
    })),
    days: group((row) => `${row.day} ${keyOf(row)}`).map(([, rows]) => ({
      ...reckoned(rows),
      day: rows[0]!.row.day,
    })),
  };
}

/**
 * The line somebody set that was in force on the day, the shipped one where nobody had: what May cost stays what it was
 * when a contract of June is entered. A line of the country comes before the one for all others.
 */
export function priceOn(
  lines: readonly PriceLine[],
  { channel, country, day }: Pick<SentUnits, 'channel' | 'country' | 'day'>,
): PriceLine | null {
  const of = (place: string): PriceLine | undefined => {
    const here = lines.filter((line) => line.channel === channel && line.country === place);
    const set = here.filter((line) => !line.shipped && line.pricedOn <= day);
    const newest = set.reduce<PriceLine | undefined>(
      (a, b) => (!a || b.pricedOn > a.pricedOn ? b : a),
      undefined,
    );
    return newest ?? here.find((line) => line.shipped);
  };
  return of(country) ?? of('') ?? null;
}

/** US cents, rounded up: no estimate is too low for a rounding’s sake. */
export function centsOf(micros: bigint): bigint {
  return (micros + 9_999n) / 10_000n;
}

function keyOf({ channel }: SentUnits): string {
  return String(SENT_CHANNELS.indexOf(channel));
}

function reckoned(rows: readonly { row: SentUnits; price: PriceLine | null }[]): Reckoned {
  const isPriced = rows.every(({ price }) => price !== null);
  const micros = (what: 'units' | 'doubtful') =>
    isPriced ? rows.reduce((sum, { row, price }) => sum + BigInt(row[what]) * price!.micros, 0n) : null;
  return {
    channel: rows[0]!.row.channel,
    units: rows.reduce((sum, { row }) => sum + row.units, 0),
    doubtful: rows.reduce((sum, { row }) => sum + row.doubtful, 0),
    estimateMicros: micros('units'),
    doubtfulMicros: micros('doubtful'),
  };
}
