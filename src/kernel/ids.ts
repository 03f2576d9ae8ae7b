/** Identifiers are branded, so that a notice id cannot be passed where a person is meant. */
import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

export type IncidentId = Brand<string, 'incident'>;
export type SourceId = Brand<string, 'source'>;
export type OperatorId = Brand<string, 'operator'>;
export type RunId = Brand<string, 'run'>;
export type ProfileId = Brand<string, 'profile'>;
export type TemplateId = Brand<string, 'template'>;
export type NoticeId = Brand<string, 'notice'>;
export type OfferId = Brand<string, 'offer'>;
export type OfferSetId = Brand<string, 'offer_set'>;
/** A cohort's number, from one sequence over all incidents; 0 holds journals of no person. */
export type CohortId = Brand<bigint, 'cohort'>;
/** A person's ordinal within its cohort, 0…999. A person is (cohort, ordinal). */
export type PersonNo = Brand<number, 'person'>;
/** A delivery's number; a delivery is (cohort, number). */
export type DeliveryNo = Brand<bigint, 'delivery'>;
export type GrantNo = Brand<bigint, 'grant'>;

export interface PersonRef {
  readonly cohortId: CohortId;
  readonly personId: PersonNo;
}

/** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits; sorts by time of making. */
export function uuidv7(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function newId<T extends Brand<string, string>>(now?: Date): T {
  return uuidv7(now) as T;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** `c<cohort>_<delivery>`: what a provider carries for us, routable without a look-up (ENGINE §6.5). */
export function deliveryTag(cohortId: CohortId, deliveryNo: DeliveryNo): string {
  return `c${cohortId}_${deliveryNo}`;
}

export function parseDeliveryTag(tag: string): { cohortId: CohortId; deliveryNo: DeliveryNo } | null {
  const m = /^c(\d{1,18})_(\d{1,18})$/.exec(tag);
  return m ? { cohortId: BigInt(m[1]!) as CohortId, deliveryNo: BigInt(m[2]!) as DeliveryNo } : null;
}

/** The key-plane shard of a key: a stable 10-bit hash, from the first bytes of an HMAC or digest. */
export const BUCKETS = 1024;

export function bucketOf(key: Uint8Array): number {
  return ((key[0] ?? 0) * 256 + (key[1] ?? 0)) % BUCKETS;
}
