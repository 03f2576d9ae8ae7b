/** Where a notice stands, in one word. */
import { Status, type Tone } from '../../ui/status.tsx';
import { useWords } from '../../words/words.tsx';
import type { OneNotice } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

const TONES: Readonly<Record<OneNotice['status'], Tone>> = {
  draft: 'quiet',
  requested: 'warn',
  approved: 'calm',
  launched: 'calm',
  paused: 'warn',
  stopped: 'quiet',
  discarded: 'quiet',
};

/** Launched, and nothing waits or is under way. Right after the launch nobody has been dealt yet: that is not the end. */
export function isDone({ status, open, told, persons }: Standing): boolean {
  return status === 'launched' && open === 0 && persons > 0 && told > 0;
}

type Standing = Pick<OneNotice, 'status' | 'open' | 'told' | 'persons'>;

export function StatusOf({ notice }: { notice: Standing }) {
  const words = useWords(NOTICES_WORDS);
  const { status } = notice;
  return isDone(notice) ? (
    <Status tone="good">{words.sent}</Status>
  ) : (
    <Status tone={TONES[status]}>{words.statuses[status]}</Status>
  );
}
