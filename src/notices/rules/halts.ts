/** Why a lane stands still, in both languages where the engine itself wrote it; a provider's or a person's words stay theirs. */
import { type Both, both, keptAs } from '../../kernel/both.ts';
import { keptBrake } from './brakes.ts';

/** Before the reason for which a database is another one than was left. */
export const RESTORED = 'restored database: ';

const RESTORES: Readonly<Record<string, Both>> = {
  cluster: both('The database is another one than was left.', 'Basis datanya bukan yang terakhir dipakai.'),
  timeline: both('The database was restored from a backup.', 'Basis datanya dipulihkan dari cadangan.'),
  log_is_behind: both(
    'The database is older than when it was left, as one restored from a backup is.',
    'Basis datanya lebih lama daripada saat terakhir dipakai, seperti yang dipulihkan dari cadangan.',
  ),
};

/** Why what happened since the backup is not known yet. */
export const NO_ANSWER = both(
  'Twilio does not list messages: it is asked again.',
  'Twilio tidak menampilkan daftar pesan: akan ditanya lagi.',
);

/** A restore's own reason, and what holds its replay up; a person's reason to go on without it stays theirs. */
export function restoreWords({ reason, trouble }: { reason: string; trouble: string | null }): Both | null {
  return keptAs([NO_ANSWER], trouble) ?? haltWords(RESTORED + reason);
}

export function haltWords(reason: string | null): Both | null {
  if (reason === null) return null;
  return reason.startsWith(RESTORED) ? (RESTORES[reason.slice(RESTORED.length)] ?? null) : keptBrake(reason);
}
