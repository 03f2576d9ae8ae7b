/** When a person may be woken: the next instant at which every zone the person may live in is awake. */
import { sha256 } from '../../kernel/fingerprint.ts';

/** Local wall-clock times `HH:MM`; from 20:00 to 08:00 crosses midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly channels: readonly string[];
}

export interface Residence {
  readonly timeZone: string | null;
  readonly country: string | null;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
/** What waits for one morning goes out over so many seconds. */
const SPREAD_S = 600;
const STEP_MS = 15 * 60_000;
const HORIZON_STEPS = 4 * 48;

export function isQuietHours(quiet: QuietHours): boolean {
  return TIME.test(quiet.from) && TIME.test(quiet.to) && quiet.from !== quiet.to;
}

/** `now` if everyone is awake, else the start of the next quarter of an hour in which everyone is. */
export function nextAwake(now: Date, quiet: QuietHours, residence: Residence): Date {
  const zones = zonesOf(residence);
  if (zones.every((zone) => awake(now, quiet, zone))) return now;
  const first = Math.ceil(now.getTime() / STEP_MS) * STEP_MS;
  for (let step = 0; step < HORIZON_STEPS; step++) {
    const at = new Date(first + step * STEP_MS);
    if (zones.every((zone) => awake(at, quiet, zone))) return at;
  }
  // A country so wide that it is never awake as a whole: its first zone decides.
  return nextAwake(now, quiet, { timeZone: zones[0]!, country: null });
}

/**
 * A legal deadline inside the quiet hours wins: whoever would wake only after it is told now. Null, or once it has
 * passed: quiet hours hold.
 */
export function nextTurn(now: Date, quiet: QuietHours, residence: Residence, deadlineAt: Date | null): Date {
  const at = nextAwake(now, quiet, residence);
  if (deadlineAt === null || deadlineAt <= now) return at;
  return deadlineAt.getTime() < at.getTime() + SPREAD_S * 1000 ? now : at;
}

/** Spreads what waits for the same morning over ten minutes, the same way every time. */
export function spread(at: Date, seed: string): Date {
  return new Date(at.getTime() + (sha256(seed).readUInt16BE(0) % SPREAD_S) * 1000);
}

function zonesOf({ timeZone, country }: Residence): readonly string[] {
  if (timeZone !== null && isZone(timeZone)) return [timeZone];
  const zones = country === null ? [] : zonesOfCountry(country);
  return zones.length > 0 ? zones : ['UTC'];
}

/** From the runtime's own zone table; the compiler's library does not know the method yet. */
function zonesOfCountry(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?(): string[] | undefined } = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? [];
}

function isZone(zone: string): boolean {
  try {
    localTime(new Date(0), zone);
    return true;
  } catch {
    return false;
  }
}

function awake(at: Date, quiet: QuietHours, zone: string): boolean {
  const time = localTime(at, zone);
  const asleep =
    quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
  return !asleep;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `HH:MM` on the wall in that zone. */
function localTime(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format.format(at);
}
