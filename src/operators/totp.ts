/** Codes of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds), and recovery codes for when it is lost. */
import { randomBytes } from 'node:crypto';
import { Secret as OtpSecret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { twelveChars, withCheck } from '../kernel/crockford.ts';

const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** One step either side: a phone's clock is seldom exact, and typing takes its time. */
const DRIFT_STEPS = 1;
export const TOTP_SECRET_BYTES = 20;

export interface Enrolment {
  /** Base32 in groups of four, to type where nothing can scan. */
  readonly secret: string;
  readonly uri: string;
  /** The same as a picture: an SVG that stands in the page itself. */
  readonly qr: string;
}

export function newTotpSecret(): Buffer {
  return randomBytes(TOTP_SECRET_BYTES);
}

/** How an authenticator is told; it shows the account's name beside the code. */
export function enrolmentOf(secret: Buffer, email: string): Enrolment {
  const totp = totpOf(secret, email);
  const uri = totp.toString();
  const qr = renderSVG(uri, { ecc: 'M', border: 3, pixelSize: 6 });
  return { secret: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 '), uri, qr };
}

/** The step a typed code belongs to near `now`, or null. That it was not used before, the database decides. */
export function stepOf(secret: Buffer, typed: string, now: Date): bigint | null {
  const token = typed.replace(/[\s\-‐‑–—]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const totp = totpOf(secret, '');
  const delta = totp.validate({ token, timestamp, window: DRIFT_STEPS });
  return delta === null ? null : BigInt(totp.counter({ timestamp }) + delta);
}

/** The code an authenticator shows at that moment. */
export function codeAt(secret: Buffer, at: Date): string {
  return totpOf(secret, '').generate({ timestamp: at.getTime() });
}

function totpOf(secret: Buffer, label: string): TOTP {
  const bytes = new Uint8Array(secret).buffer;
  return new TOTP({
    issuer: 'Amends',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: new OtpSecret({ buffer: bytes }),
  });
}

/** Sixty random bits with a check character: short enough to write on paper, and few tries are given. */
export function newRecoveryCode(): string {
  return withCheck(twelveChars(randomBytes(8)));
}
