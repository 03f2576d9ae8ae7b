/** What a vendor runs for an offer: the number people quote, the last day to begin, and who began. */
import { type Both, both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, type OfferId, uuidv7 } from '../kernel/ids.ts';
import { Offers, type Visitor } from '../compensation/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { FULFILMENT_ERRORS as E } from './fulfilment.errors.ts';
import { refOf } from './given.ts';
import * as store from './programmes.store.ts';
import { isDay } from './rules/enrolment-feed.ts';

export interface ProgrammeInput {
  readonly offerId: OfferId;
  readonly vendor: string;
  readonly engagement: string;
  readonly enrolBy: string;
  readonly enrolUrl: string;
}

export type { Card, Programme } from './programmes.store.ts';

@Injectable()
export class Programmes {
  constructor(
    private readonly db: Db,
    private readonly offers: Offers,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Once per offer of monitoring or insurance, and never rewritten: it is printed on receipts. */
  async declare(incidentId: IncidentId, input: ProgrammeInput, actor: Actor): Promise<store.Programme> {
    const { offers } = await this.offers.list(incidentId);
    const offer = offers.find(({ id }) => id === input.offerId);
    const why = problemOf(input, offer?.kind, this.clock.now());
    if (why) throw new DomainError(E.bad_programme, { why });
    const at = this.clock.now();
    const programme: store.Programme = { ...input, id: uuidv7(at), incidentId };
    return this.db.tx(async (tx) => {
      const inserted = await store.insertProgramme(tx, programme, { id: actor.operatorId, at });
      if (inserted === 0) throw new DomainError(E.programme_taken);
      const subject = `programme:${programme.id}`;
      const facts = { offerId: input.offerId, engagement: input.engagement };
      await this.audit.record(tx, {
        actor,
        action: 'fulfilment.declare_programme',
        incidentId,
        subject,
        facts,
      });
      return programme;
    });
  }

  async list(incidentId: IncidentId): Promise<readonly (store.Programme & { readonly enrolled: number })[]> {
    return this.db.tx((tx) => store.programmesOf(tx, incidentId));
  }

  /** What stands beside the code on the person's receipt; null where the offer has no programme. */
  async cardFor(visitor: Visitor, reference: string): Promise<store.Card | null> {
    const ref = refOf(reference);
    return (await this.db.tx((tx) => store.cardOf(tx, ref, visitor.person))) ?? null;
  }
}

function problemOf(input: ProgrammeInput, kind: string | undefined, now: Date): Both | null {
  if (kind !== 'monitoring' && kind !== 'insurance')
    return both(
      'its offer is one of monitoring or insurance, of this incident.',
      'penawarannya harus pemantauan atau asuransi dari insiden ini.',
    );
  if (input.vendor.trim() === '' || input.vendor.length > 200) {
    return both(
      'its vendor needs 1 to 200 characters.',
      'nama vendornya terdiri dari 1 sampai 200 karakter.',
    );
  }
  if (!/^[A-Za-z0-9._/-]{1,100}$/.test(input.engagement)) {
    return both(
      'its engagement number has 1 to 100 letters, digits, dots, dashes or slashes.',
      'nomor kontraknya terdiri dari 1 sampai 100 huruf, angka, titik, garis, atau garis miring.',
    );
  }
  if (!isDay(input.enrolBy) || input.enrolBy <= now.toISOString().slice(0, 10)) {
    return both(
      'its last day to enrol is a day to come, such as 2027-12-31.',
      'hari terakhir mendaftar harus hari yang akan datang, misalnya 2027-12-31.',
    );
  }
  const url = URL.parse(input.enrolUrl);
  return url?.protocol === 'https:' && input.enrolUrl.length <= 500
    ? null
    : both('its address begins with https://.', 'alamatnya diawali dengan https://.');
}
