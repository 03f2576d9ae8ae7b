/** Whom a set of texts reaches by which channel, and what that costs, at list or contract prices. */
import { priceOf, type UnitPrice } from './price-list.ts';
import type { Locale, TemplateChannel } from './template-kinds.ts';
import type { AudienceGroup } from './worst-cases.ts';

export interface Text {
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  /** Of the longest SMS; 1 for the other channels. */
  readonly segments: number;
}

export interface CostLine {
  readonly channel: TemplateChannel;
  readonly country: string;
  readonly persons: number;
  readonly units: number;
  readonly price: UnitPrice;
  /** Millionths of a US dollar. */
  readonly micros: bigint;
}

export interface Reach {
  readonly persons: number;
  /** By the first channel that reaches them. */
  readonly first: Readonly<Record<TemplateChannel | 'nobody' | 'held', number>>;
  /** Served in a language that is not theirs, by the language they asked for. */
  readonly fallbacks: ReadonlyMap<string, number>;
  /** If the first channel reaches everybody. */
  readonly expected: readonly CostLine[];
  /** If every first message fails, and the next, down to the last. */
  readonly worst: readonly CostLine[];
}

const LADDER: readonly TemplateChannel[] = ['email', 'sms', 'letter'];

export function reachOf(
  groups: readonly AudienceGroup[],
  {
    texts,
    prices,
    defaultLocale,
  }: { texts: readonly Text[]; prices: readonly UnitPrice[]; defaultLocale: Locale },
): Reach {
  const first = { email: 0, sms: 0, letter: 0, nobody: 0, held: 0 };
  const fallbacks = new Map<string, number>();
  const [expected, worst] = [new Tally(prices), new Tally(prices)];
  for (const group of groups) {
    const { persons, held, deceased, locale } = group;
    if (held || deceased) {
      first.held += persons;
      continue;
    }
    const channels = LADDER.filter(
      (channel) => reaches(group, channel) && texts.some((t) => t.channel === channel),
    );
    first[channels[0] ?? 'nobody'] += persons;
    for (const [rung, channel] of channels.entries()) {
      const text = served(texts, channel, { locale, defaultLocale });
      if (rung === 0) expected.add(group, text);
      worst.add(group, text);
      if (rung === 0 && !locale?.toLowerCase().startsWith(text.locale)) {
        const asked = locale ?? 'unknown';
        fallbacks.set(asked, (fallbacks.get(asked) ?? 0) + persons);
      }
    }
  }
  const persons = groups.reduce((sum, g) => sum + g.persons, 0);
  return { persons, first, fallbacks, expected: expected.lines(), worst: worst.lines() };
}

export function totalMicros(lines: readonly CostLine[]): bigint {
  return lines.reduce((sum, line) => sum + line.micros, 0n);
}

function reaches({ hasEmail, hasSms }: AudienceGroup, channel: TemplateChannel): boolean {
  return channel === 'email' ? hasEmail : channel === 'sms' ? hasSms : true;
}

/** The person's language, else the incident's, else any, as the renderer chooses. */
function served(
  texts: readonly Text[],
  channel: TemplateChannel,
  { locale, defaultLocale }: { locale: string | null; defaultLocale: Locale },
): Text {
  const own = texts.filter((t) => t.channel === channel);
  const wanted = [
    own.find((t) => locale?.toLowerCase().startsWith(t.locale)),
    own.find((t) => t.locale === defaultLocale),
  ];
  return wanted.find((t) => t !== undefined) ?? own[0]!;
}

class Tally {
  readonly #lines = new Map<string, CostLine>();

  constructor(private readonly prices: readonly UnitPrice[]) {}

  add({ persons, country }: AudienceGroup, { channel, segments }: Text): void {
    const price = priceOf(this.prices, channel, country ?? '');
    if (!price) return;
    const key = `${channel}:${price.country}`;
    const line = this.#lines.get(key);
    const units = persons * segments;
    this.#lines.set(key, {
      channel,
      country: price.country,
      price,
      persons: (line?.persons ?? 0) + persons,
      units: (line?.units ?? 0) + units,
      micros: (line?.micros ?? 0n) + price.micros * BigInt(units),
    });
  }

  lines(): CostLine[] {
    return [...this.#lines.values()];
  }
}
