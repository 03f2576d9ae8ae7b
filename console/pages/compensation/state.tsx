/** Where a set, a pool, a file, a claim stands, in a word with its colour. */
import { Status, type Tone } from '../../ui/status.tsx';
import { useWords } from '../../words/words.tsx';
import { STATE_WORDS } from './area-words.ts';

export type State = keyof (typeof STATE_WORDS)['en'];

const TONES: Partial<Record<State, Tone>> = {
  draft: 'quiet',
  submitted: 'warn',
  asked: 'warn',
  filed: 'warn',
  released: 'warn',
  approved: 'good',
  fulfilled: 'good',
  done: 'good',
  failed: 'bad',
  dead: 'bad',
  quarantined: 'bad',
  closed: 'quiet',
  expired: 'quiet',
  voided: 'quiet',
  recalled: 'quiet',
  withdrawn: 'quiet',
};

export function StateOf({ state }: { state: State }) {
  const words = useWords(STATE_WORDS);
  return <Status tone={TONES[state] ?? 'calm'}>{words[state]}</Status>;
}
