/** Whose mailboxes an address lies in, known when it is opened: big providers throttle by sender, each in its own way. */

export const MAILBOXES = ['google', 'microsoft', 'yahoo', 'apple', 'proton', 'yandex', 'other'] as const;
export type Mailbox = (typeof MAILBOXES)[number];

const DOMAINS: ReadonlyMap<string, Mailbox> = new Map(
  Object.entries({
    google: 'gmail.com googlemail.com',
    yahoo: 'ymail.com rocketmail.com aol.com aim.com verizon.net',
    apple: 'icloud.com me.com mac.com',
    proton: 'proton.me protonmail.com pm.me',
    yandex: 'yandex.ru yandex.com ya.ru',
    microsoft: 'msn.com',
  }).flatMap(([mailbox, domains]) => domains.split(' ').map((d) => [d, mailbox as Mailbox] as const)),
);
/** Of every country: hotmail.co.uk, yahoo.co.id, live.com.sg. */
const FAMILIES: readonly (readonly [RegExp, Mailbox])[] = [
  [/^(?:outlook|hotmail|live|windowslive)\.[a-z]{2,3}(?:\.[a-z]{2})?$/, 'microsoft'],
  [/^yahoo\.[a-z]{2,3}(?:\.[a-z]{2})?$/, 'yahoo'],
];

/** By the name of a mail server, as these providers tell their customers to publish it. */
const SERVERS: readonly (readonly [RegExp, Mailbox])[] = [
  [/(?:^|\.)(?:google|googlemail)\.com\.?$/i, 'google'],
  [/\.(?:protection\.outlook\.com|mx\.microsoft)\.?$/i, 'microsoft'],
  [/\.yahoodns\.net\.?$/i, 'yahoo'],
  [/\.mail\.icloud\.com\.?$/i, 'apple'],
  [/\.protonmail\.ch\.?$/i, 'proton'],
  [/(?:^|\.)yandex\.(?:net|ru)\.?$/i, 'yandex'],
];

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whose a domain of somebody's own is: the first of its mail servers that is known. */
export function mailboxOfServers(exchanges: readonly string[]): Mailbox {
  for (const host of exchanges) {
    const known = SERVERS.find(([name]) => name.test(host));
    if (known) return known[1];
  }
  return 'other';
}

export function mailboxOf(address: string): Mailbox {
  const domain = domainOf(address);
  return DOMAINS.get(domain) ?? FAMILIES.find(([name]) => name.test(domain))?.[1] ?? 'other';
}

export function isMailbox(word: string): word is Mailbox {
  return MAILBOXES.some((mailbox) => mailbox === word);
}
