/** Which channel comes first, which runs beside it, and which follows a failure (ENGINE §6.1, §6.3). */
import { readExposure } from '../../incidents/catalogue/exposure.ts';

/** Channels this product sends by itself, in the order of the ladder. */
export const SENT_CHANNELS = ['email', 'sms'] as const;
export type SentChannel = (typeof SENT_CHANNELS)[number];

/** Channels that leave the house as a file: to somebody else's inboxes and numbers, and last on paper. */
export const FILED_CHANNELS = ['handover', 'letter'] as const;
export type FiledChannel = (typeof FILED_CHANNELS)[number];

export const LADDER = [...SENT_CHANNELS, ...FILED_CHANNELS] as const;
export type Channel = (typeof LADDER)[number];

/** The rungs after `channel` among the notice's channels; the first by which the person can be reached is owed. */
export function laterRungs(channel: Channel, channels: readonly Channel[]): Channel[] {
  return LADDER.slice(LADDER.indexOf(channel) + 1).filter((c) => channels.includes(c));
}

/** Those of a notice's channels that a worker sends by itself. */
export function sentOf(channels: readonly Channel[]): SentChannel[] {
  return SENT_CHANNELS.filter((c) => channels.includes(c));
}

/**
 * Where the mailbox's address leaked together with a password that can be read or guessed, whoever has it may read
 * and delete our e-mail: a second channel goes in parallel.
 */
export function needsSecondChannel(exposureBits: string): boolean {
  const leaked = readExposure(exposureBits);
  const email = leaked.some(({ code }) => code === 'con.email');
  const password = leaked.some(
    ({ code, form }) => code.startsWith('cred.password') && (form === 'plaintext' || form === 'hash_weak'),
  );
  return email && password;
}
