/** What the DNS says of a domain, read as whether mail gets there (RFC 5321 §5.1, RFC 7505), and how it is counted. */

export const MAIL_ANSWERS = [
  'mail_server',
  'host',
  'no_domain',
  'no_server',
  'refuses_mail',
  'unknown',
] as const;
export type MailAnswer = (typeof MAIL_ANSWERS)[number];
/** Nothing sent there arrives. */
export const DEAD = ['no_domain', 'no_server', 'refuses_mail'] as const satisfies readonly MailAnswer[];
export type DeadReason = (typeof DEAD)[number];

/** One question's answer: records, or that the name or such records of it do not exist, or that nobody said. */
export type DnsAnswer<T> =
  | { readonly is: 'there'; readonly records: readonly T[] }
  | { readonly is: 'no_name' | 'no_records' | 'unanswered' };

/** Null: no mail exchanger is named, so the addresses decide. */
export function readExchanges(mx: DnsAnswer<string>): MailAnswer | null {
  if (mx.is === 'no_name') return 'no_domain';
  if (mx.is === 'unanswered') return 'unknown';
  if (mx.is !== 'there' || mx.records.length === 0) return null;
  // A lone "." says: no mail, ever.
  return mx.records.every((exchange) => exchange === '' || exchange === '.') ? 'refuses_mail' : 'mail_server';
}

/** A domain without exchangers takes mail at its own address, if it has one. */
export function readAddresses(answers: readonly DnsAnswer<string>[]): MailAnswer {
  if (answers.some((answer) => answer.is === 'there' && answer.records.length > 0)) return 'host';
  return answers.some(({ is }) => is === 'unanswered') ? 'unknown' : 'no_server';
}

/** Whether a domain can be asked for: labels, dots, at least two of them; no address in brackets. */
export function isHostname(domain: string): boolean {
  const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
  return domain.length <= 253 && new RegExp(`^${label}(?:\\.${label})+$`).test(domain);
}

export function isDead(answer: MailAnswer): answer is DeadReason {
  return (DEAD as readonly MailAnswer[]).includes(answer);
}

export interface Share {
  readonly domains: number;
  readonly people: number;
}

export interface DeadDomain extends Share {
  readonly reason: DeadReason;
  /** `*`: those that few people have, together. */
  readonly domain: string;
}

/** A domain is named where so many people have it; fewer would be telling names. */
export const NAMED_FROM = 3;
export const NAMED_MAX = 500;
export const UNNAMED = '*';

/** How many domains and people per answer. */
export function sharesOf(
  counted: ReadonlyMap<string, number>,
  answers: ReadonlyMap<string, MailAnswer>,
): Record<MailAnswer, Share> {
  const shares = Object.fromEntries(MAIL_ANSWERS.map((answer) => [answer, { domains: 0, people: 0 }]));
  for (const [domain, people] of counted) {
    const share = shares[answers.get(domain) ?? 'unknown']!;
    share.domains += 1;
    share.people += people;
  }
  return shares as Record<MailAnswer, Share>;
}

/** The dead, those of most people first; whatever is not named stands together by its reason. */
export function deadOf(
  counted: ReadonlyMap<string, number>,
  answers: ReadonlyMap<string, MailAnswer>,
): DeadDomain[] {
  const named: DeadDomain[] = [];
  const rest = new Map<DeadReason, { domains: number; people: number }>();
  const byPeople = [...counted].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [domain, people] of byPeople) {
    const reason = answers.get(domain) ?? 'unknown';
    if (!isDead(reason)) continue;
    if (people >= NAMED_FROM && named.length < NAMED_MAX) {
      named.push({ reason, domain, domains: 1, people });
      continue;
    }
    const sum = rest.get(reason) ?? { domains: 0, people: 0 };
    rest.set(reason, { domains: sum.domains + 1, people: sum.people + people });
  }
  return [...named, ...[...rest].map(([reason, sum]) => ({ reason, domain: UNNAMED, ...sum }))];
}
