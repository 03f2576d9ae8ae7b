/** By what somebody with a link may show that they are the person it was made for: what a thief of the link lacks. */
import type { ExposedCategory } from '../../incidents/catalogue/exposure.ts';

/** A code goes to a contact we know; or they type an address of theirs that did not leak. */
export const CODE_MEANS = ['email', 'sms'] as const;
export type CodeMeans = (typeof CODE_MEANS)[number];
export const DATA_MEANS = ['phone_number', 'email_address'] as const;
export type DataMeans = (typeof DATA_MEANS)[number];
export type Means = CodeMeans | DataMeans;

export interface KnownOf {
  readonly exposed: readonly ExposedCategory[];
  /** May a message be sent there: known, sendable, nobody said that it is not theirs. */
  readonly email: boolean;
  readonly sms: boolean;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** Channels by which our messages, and so the link, went out. */
  readonly told: readonly string[];
  /** The mailbox's address leaked with a password that can be read or guessed. */
  readonly mailboxInDanger: boolean;
}

/**
 * Best first: a code by a way the link did not take, then data that did not leak, then a code by the link's own way.
 * A mailbox that a stranger may read is asked only where there is nothing else: else its owner would be shut out.
 */
export function meansOf(known: KnownOf): Means[] {
  const codes = CODE_MEANS.filter((channel) => known[channel]);
  const elsewhere = codes.filter((channel) => !known.told.includes(channel));
  const same = codes.filter((channel) => known.told.includes(channel));
  const data = DATA_MEANS.filter((means) => isSecret(means, known));
  const best = [...elsewhere, ...data, ...same];
  const safe = best.filter((means) => !(means === 'email' && known.mailboxInDanger));
  return safe.length > 0 ? safe : best;
}

/** Known to us, in no leaked file, and not the address the link was sent to. */
function isSecret(means: DataMeans, { exposed, hasEmail, hasPhone, told }: KnownOf): boolean {
  const leaked = (code: string): boolean => exposed.some((one) => one.code === code);
  return means === 'email_address'
    ? hasEmail && !leaked('con.email') && !leaked('con.email_recovery') && !told.includes('email')
    : hasPhone && !leaked('con.phone') && !told.includes('sms');
}

export function isCodeMeans(means: string): means is CodeMeans {
  return (CODE_MEANS as readonly string[]).includes(means);
}

export function isDataMeans(means: string): means is DataMeans {
  return (DATA_MEANS as readonly string[]).includes(means);
}

/** Six digits of a number drawn below a million. */
export const CODE_NUMBERS = 1_000_000;

export function codeText(drawn: number): string {
  return String(drawn).padStart(6, '0');
}

/** What was typed, as digits; blanks and dashes do not matter. Null where it cannot be a code. */
export function readCodeText(typed: string): string | null {
  const digits = typed.replaceAll(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
