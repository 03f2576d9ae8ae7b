/** Stable hashes of values: equal inputs give equal bytes, whatever the order of object keys. */
import { createHash } from 'node:crypto';

export function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** JSON with sorted keys; bigint as decimal strings, dates as ISO instants, undefined left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value));
}

export function fingerprint(value: unknown): Buffer {
  return sha256(canonicalJson(value));
}

export function fingerprintHex(value: unknown): string {
  return fingerprint(value).toString('hex');
}

function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(canonical);
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(entries.map(([k, v]) => [k, canonical(v)]));
  }
  return value;
}
