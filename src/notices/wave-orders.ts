/** Refuses waves that make no sense, when they are said and again when a second person is asked. */
import { DomainError } from '../kernel/errors.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { type WaveOrder, waveProblem } from './rules/waves.ts';

const AHEAD_MAX_DAYS = 30;
const DAY_MS = 86_400_000;
/** A start named a moment ago is now, not the past. */
const PAST_MS = 60_000;

export function refuseWaves(order: WaveOrder, now: Date): void {
  const problem = waveProblem(order);
  if (problem) throw new DomainError(E.bad_waves, { problem });
  const ahead = order.startAt ? order.startAt.getTime() - now.getTime() : 0;
  if (ahead < -PAST_MS || ahead > AHEAD_MAX_DAYS * DAY_MS) {
    throw new DomainError(E.bad_start, { days: AHEAD_MAX_DAYS });
  }
}
