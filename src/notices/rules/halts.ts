/** Why a lane stands still, in both languages where the engine itself wrote it; a provider's or a person's words stay theirs. */
import { type Both, both } from '../../kernel/both.ts';
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

export function haltWords(reason: string | null): Both | null {
  if (reason === null) return null;
  return reason.startsWith(RESTORED) ? (RESTORES[reason.slice(RESTORED.length)] ?? null) : keptBrake(reason);
}
