/** When a delivery that came back is tried again; the jitter is a hash, so that a rule needs no dice. */
import { sha256 } from '../../kernel/fingerprint.ts';

const RETRY_BASE_MS = 1000;
const RETRY_MAX_MS = 15 * 60_000;
const SOFT_BASE_MS = 60 * 60_000;
const SOFT_MAX_MS = 8 * 60 * 60_000;

export interface ComeBack {
  /** Attempts that came back so far, ≥ 1. */
  readonly returned: number;
  /** The mailbox or handset failed for the moment: hours. Else the provider or network did: seconds. */
  readonly soft: boolean;
  /** What the provider asked for. */
  readonly retryAfterMs?: number | null;
  /** Names the delivery; spreads what came back together. */
  readonly seed: string;
}

/** Doubles with each return, up to a limit, and lies between half and the whole of that. */
export function retryAt(now: Date, back: ComeBack): Date {
  const [base, max] = back.soft ? [SOFT_BASE_MS, SOFT_MAX_MS] : [RETRY_BASE_MS, RETRY_MAX_MS];
  const full = Math.min(max, base * 2 ** Math.min(20, Math.max(0, back.returned - 1)));
  const share = sha256(`${back.seed}:${back.returned}`).readUInt16BE(0) / 65_536;
  const wait = Math.max(back.retryAfterMs ?? 0, full * (0.5 + share / 2));
  return new Date(now.getTime() + Math.round(wait));
}
