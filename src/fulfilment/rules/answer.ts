/** What an HTTP answer of the company's own system means; the contract is docs/fulfilment.md. */
import { saying } from '../../kernel/both.ts';
import { CALL_SAID } from './call-words.ts';
import type { Outcome } from './next-step.ts';

export interface Asked {
  readonly key: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

/** Said before anything was looked at: nothing was taken in. */
const CERTAINLY_NOT: readonly number[] = [425, 429];
const RETRY_AFTER_MAX_SECONDS = 3_600;
const REFERENCE_MAX = 200;

/** Of the POST. */
export function sentOutcome(answer: HttpAnswer, asked: Asked): Outcome {
  const { status } = answer;
  if (status === 200 || status === 201 || status === 202) return booked(answer, asked);
  if (CERTAINLY_NOT.includes(status)) {
    return { kind: 'later', why: saying(CALL_SAID.answered, status), afterMs: afterMs(answer.retryAfter) };
  }
  // 408 and 409 may follow something that was begun; 5xx may come after the booking.
  if (status >= 500 || status === 408 || status === 409)
    return { kind: 'unknown', why: saying(CALL_SAID.answered, status) };
  return { kind: 'refused', why: saying(CALL_SAID.answered, status) };
}

/** Of the GET that asks what became of a key. */
export function askedOutcome(answer: HttpAnswer, asked: Asked): Outcome {
  const { status } = answer;
  if (status === 404 || status === 410) return { kind: 'not_received' };
  if (status === 200) return booked(answer, asked);
  return { kind: 'unknown', why: saying(CALL_SAID.askedAnswered, status) };
}

function booked(answer: HttpAnswer, asked: Asked): Outcome {
  const said = readBody(answer.body);
  if (said === null) return { kind: 'wrong', why: CALL_SAID.noJson };
  const { key, amountMinor, currency, reference, status } = said;
  if (key !== asked.key) return { kind: 'wrong', why: CALL_SAID.otherKey };
  if (amountMinor !== String(asked.amountMinor) || currency !== asked.currency) {
    return { kind: 'wrong', why: CALL_SAID.otherAmount };
  }
  if (status === 'rejected') return { kind: 'refused', why: CALL_SAID.rejected };
  if (typeof reference !== 'string' || reference === '' || reference.length > REFERENCE_MAX) {
    return { kind: 'wrong', why: CALL_SAID.noReference };
  }
  if (status === 'accepted' || answer.status === 202) return { kind: 'taken', reference };
  if (status === undefined || status === 'done') return { kind: 'done', reference };
  return { kind: 'wrong', why: CALL_SAID.unknownStatus };
}

function readBody(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function afterMs(header: string | null): number | null {
  const seconds = Number(header);
  if (header === null || !/^\d{1,6}$/.test(header.trim())) return null;
  return Math.min(seconds, RETRY_AFTER_MAX_SECONDS) * 1_000;
}
