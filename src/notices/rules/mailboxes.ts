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

export function mailboxOf(address: string): Mailbox {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return DOMAINS.get(domain) ?? FAMILIES.find(([name]) => name.test(domain))?.[1] ?? 'other';
}

export function isMailbox(word: string): word is Mailbox {
  return MAILBOXES.some((mailbox) => mailbox === word);
}
