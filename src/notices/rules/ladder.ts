/** Which channel comes first, which runs beside it, and which follows a failure (ENGINE §6.1, §6.3). */
import { readExposure } from '../../incidents/catalogue/exposure.ts';

/** Channels this product sends by itself, in the order of the ladder. */
export const SENT_CHANNELS = ['email', 'sms'] as const;
export type SentChannel = (typeof SENT_CHANNELS)[number];

/** The next rung after `channel` among the notice's channels; null: nothing is owed any more. */
export function nextRung(channel: SentChannel, channels: readonly SentChannel[]): SentChannel | null {
  const later = SENT_CHANNELS.slice(SENT_CHANNELS.indexOf(channel) + 1);
  return later.find((c) => channels.includes(c)) ?? null;
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
