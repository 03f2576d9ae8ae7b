/** A person's own link `/r/<token>`: derived, not stored; twenty bytes as 32 base32 characters (ENGINE §7). */
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { assert } from '../../kernel/assert.ts';
import type { CohortId, PersonNo, PersonRef } from '../../kernel/ids.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const FORMAT = 1;
/** Before what a link's MAC is made of. */
export const LINK_PREFIX = 'link\0';
const HEAD_BYTES = 8;
const MAC_BYTES = 12;
const TOKEN_CHARS = 32;
const PERSONS_MAX = 1000;
const VERSIONS = 64;

export interface LinkSubject extends PersonRef {
  /** Raised to revoke every link and code of the person; 0…63. */
  readonly personVersion: number;
}

export interface LinkToken extends LinkSubject {
  /** The link key's version, modulo 16. */
  readonly keyNibble: number;
  readonly head: Buffer;
  readonly mac: Buffer;
}

/** What links and codes are made with: HMAC-SHA-256(link key, prefix ‖ value), of which at least sixteen bytes. */
export interface Mac {
  ofBytes(value: Uint8Array): Buffer;
}

/** format and key version 1 · cohort 5 · ordinal (10 bits) and person version (6 bits) 2 · MAC 12, after `LINK_PREFIX` */
export function linkToken(mac: Mac, keyVersion: number, subject: LinkSubject): string {
  const head = headOf(keyVersion, subject);
  return base32(Buffer.concat([head, mac.ofBytes(head).subarray(0, MAC_BYTES)]));
}

/** The parts of a well-formed token; null for anything else. Says nothing about who made it. */
export function readToken(text: string): LinkToken | null {
  const bytes = fromBase32(text.toLowerCase());
  if (!bytes || bytes[0]! >> 4 !== FORMAT) return null;
  const tail = bytes.readUInt16BE(6);
  const personId = tail >> 6;
  if (personId >= PERSONS_MAX) return null;
  return {
    keyNibble: bytes[0]! & 15,
    cohortId: BigInt(bytes.readUIntBE(1, 5)) as CohortId,
    personId: personId as PersonNo,
    personVersion: tail & (VERSIONS - 1),
    head: bytes.subarray(0, HEAD_BYTES),
    mac: bytes.subarray(HEAD_BYTES),
  };
}

/** Constant in time whatever the token says. */
export function isGenuine(key: KeyObject, token: Pick<LinkToken, 'head' | 'mac'>): boolean {
  return timingSafeEqual(linkMac(key, token.head), token.mac);
}

/** Which of the two valid key versions a token names; null for an older or a future one. */
export function keyVersionOf(nibble: number, newest: number): number | null {
  if ((newest & 15) === nibble) return newest;
  return newest > 1 && ((newest - 1) & 15) === nibble ? newest - 1 : null;
}

export function headOf(keyVersion: number, { cohortId, personId, personVersion }: LinkSubject): Buffer {
  assert(cohortId > 0n && cohortId < 1n << 40n, 'a cohort fits five bytes');
  assert(personId >= 0 && personId < PERSONS_MAX, 'an ordinal stands in its cohort');
  assert(personVersion >= 0 && personVersion < VERSIONS, 'a person version fits six bits');
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = (FORMAT << 4) | (keyVersion & 15);
  head.writeUIntBE(Number(cohortId), 1, 5);
  head.writeUInt16BE((personId << 6) | personVersion, 6);
  return head;
}

function linkMac(key: KeyObject, head: Uint8Array): Buffer {
  return createHmac('sha256', key).update(LINK_PREFIX).update(head).digest().subarray(0, MAC_BYTES);
}

/** Twenty bytes are exactly 32 characters of five bits. */
function base32(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 5) {
    const bits = bytes.readUIntBE(at, 5);
    text += four(Math.floor(bits / 2 ** 20)) + four(bits % 2 ** 20);
  }
  return text;
}

/** Twenty bits. */
function four(bits: number): string {
  return (
    ALPHABET[bits >> 15]! + ALPHABET[(bits >> 10) & 31]! + ALPHABET[(bits >> 5) & 31]! + ALPHABET[bits & 31]!
  );
}

function fromBase32(text: string): Buffer | null {
  if (text.length !== TOKEN_CHARS) return null;
  let bits = 0n;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  return Buffer.from(bits.toString(16).padStart(40, '0'), 'hex');
}
