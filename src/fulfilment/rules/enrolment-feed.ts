/** What a vendor tells us of people who began to use its service: one line, read or refused with a reason. */

export const FEED_COLUMNS = ['engagement', 'code', 'enrolled_on'] as const;

export const FEED_REASONS = [
  'malformed',
  'bad_date',
  'unknown_engagement',
  'unknown_code',
  'other_offer',
  'not_given',
] as const;
export type FeedReason = (typeof FEED_REASONS)[number];

export interface FeedLine {
  readonly engagement: string;
  readonly code: string;
  /** `2026-11-20`, as the vendor's calendar has it. */
  readonly enrolledOn: string;
}

const CODE_MAX = 200;

export function readFeedLine(
  cells: { readonly engagement?: unknown; readonly code?: unknown; readonly enrolled_on?: unknown },
  today: string,
): FeedLine | FeedReason {
  const { engagement, code, enrolled_on: enrolledOn } = cells;
  if (typeof engagement !== 'string' || typeof code !== 'string' || typeof enrolledOn !== 'string') {
    return 'malformed';
  }
  const line = { engagement: engagement.trim(), code: code.trim(), enrolledOn: enrolledOn.trim() };
  if (line.engagement === '' || line.code === '' || line.code.length > CODE_MAX) return 'malformed';
  return isDay(line.enrolledOn) && line.enrolledOn <= today ? line : 'bad_date';
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
