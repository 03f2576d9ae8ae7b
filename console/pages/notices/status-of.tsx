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
};

export function StatusOf({ notice }: { notice: Pick<OneNotice, 'status' | 'open' | 'told' | 'persons'> }) {
  const words = useWords(NOTICES_WORDS);
  const { status, open, told, persons } = notice;
  // Right after the launch nobody has been dealt yet: that is not the end.
  const done = status === 'launched' && open === 0 && persons > 0 && told > 0;
  return done ? (
    <Status tone="good">{words.sent}</Status>
  ) : (
    <Status tone={TONES[status]}>{words.statuses[status]}</Status>
  );
}
