/** "I think I am affected": takes an address, says nothing, and leaves the answer to a worker. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { bucketOf, type IncidentId } from '../kernel/ids.ts';
import { type Incident, IncidentKeys, type Locale } from '../incidents/index.ts';
import { readEmail, readPhone } from '../intake/index.ts';
import { deriveKey, mac16, seal } from '../platform/crypto/seal.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './inquiries.store.ts';
import { isMeantAsEmail, type Stated } from './rules/stated.ts';
import { placeOf, sealingInfo } from './sealing.ts';

export type { InquiryDay } from './inquiries.store.ts';

export const INQUIRY_QUEUE = 'inquiries.answer';
const TYPED_MAX = 254;

type Of = Pick<Incident, 'id' | 'defaultCountry' | 'timeZone'>;

@Injectable()
export class Inquiries {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Whoever asks, whatever is known, and however often: the same work and the same answer. `unreadable` depends on
   * what was typed alone. What an address gets, once a day, is decided and sent by a worker.
   */
  async ask(incident: Of, typed: string, locale: Locale): Promise<'taken' | 'unreadable'> {
    const stated = readStated(typed, incident.defaultCountry);
    if (!stated) return 'unreadable';
    const { id: incidentId } = incident;
    const index = await this.keys.open(incidentId, 'index');
    const link = await this.keys.open(incidentId, 'link');
    const now = this.clock.now();
    const contactKey = mac16(index.key, stated.kind, stated.value);
    const day = dayIn(incident.timeZone, now);
    const place = { bucket: bucketOf(contactKey), incidentId, contactKey, day };
    const plain = Buffer.from(JSON.stringify(stated));
    const sealed = seal(deriveKey(link.key, sealingInfo), link.version, plain, placeOf(place));
    await this.db.tx(async (tx) => {
      await store.insertInquiry(tx, { ...place, kind: stated.kind, locale, sealed, askedAt: now });
      await this.jobs.wake(tx, INQUIRY_QUEUE, 'due');
    });
    return 'taken';
  }

  /** How many asked on each day and were answered; never who. */
  async days(incidentId: IncidentId): Promise<store.InquiryDay[]> {
    return this.db.tx((tx) => store.countDays(tx, incidentId));
  }
}

function readStated(typed: string, country: string): Stated | null {
  const text = typed.trim();
  if (text === '' || text.length > TYPED_MAX) return null;
  if (isMeantAsEmail(text)) {
    const email = readEmail(text);
    return email?.sendable ? { kind: 'email', value: email.address, sendable: true } : null;
  }
  const phone = readPhone(text, country);
  return phone && { kind: 'phone', value: phone.e164, sendable: phone.sms };
}

function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
