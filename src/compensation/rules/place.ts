/** A place in the waiting line, counted so far that it still tells somebody something. */

/** With more people before them nobody plans by the number, and counting on would cost every view of their page. */
export const BEFORE_COUNTED_MAX = 1_000;

/** People counted up to and including this one, at most `COUNT_STOPS_AT`; null: more than a thousand stand before them. */
export function placeOfCount(counted: number): number | null {
  return counted < COUNT_STOPS_AT ? counted : null;
}

/** Themselves, a thousand before them, and the first too many. */
export const COUNT_STOPS_AT = BEFORE_COUNTED_MAX + 2;
