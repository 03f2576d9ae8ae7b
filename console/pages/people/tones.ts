/** Colours that go with words; none stands alone. */
import type { Tone } from '../../ui/status.tsx';

export function tierTone(tier: number): Tone {
  if (tier >= 4) return 'bad';
  if (tier === 3) return 'warn';
  return tier === 0 ? 'quiet' : 'calm';
}
