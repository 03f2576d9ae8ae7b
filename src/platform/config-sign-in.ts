/** How operators sign in and how long that lasts. */
import type { EnvReader } from './config-reader.ts';

export interface SignInSettings {
  /** Does nobody get in without a second factor? */
  readonly requireTotp: boolean;
  readonly sessionIdleMinutes: number;
  readonly sessionMaxHours: number;
}

/** A newcomer on their own machine has no second factor at hand; everybody else is asked for one unless told. */
export function readSignIn(read: EnvReader, isDevelopment: boolean): SignInSettings {
  return Object.freeze({
    requireTotp: yesOrNo(read, 'AMENDS_REQUIRE_TOTP', !isDevelopment),
    sessionIdleMinutes: read.whole('AMENDS_SESSION_IDLE_MINUTES', 60, { min: 1, max: 1_440 }),
    sessionMaxHours: read.whole('AMENDS_SESSION_MAX_HOURS', 12, { min: 1, max: 168 }),
  });
}

function yesOrNo(read: EnvReader, variable: string, fallback: boolean): boolean {
  const text = read.text(variable);
  if (text === null) return fallback;
  if (text === 'yes' || text === 'no') return text === 'yes';
  return read.fail(variable, 'must be yes or no');
}
