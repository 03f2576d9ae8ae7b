/** What one person was told, and their page sent to them again by whoever may send, without a call. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, newId, type PersonRef } from '../kernel/ids.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { personKey } from '../people/index.ts';
import { Proofs } from '../receipts/index.ts';
import { PageAgain } from './page-again.ts';
import { HOTLINE_ERRORS as E } from './hotline.errors.ts';
import type { ToldDelivery } from './hotline.types.ts';
import { deliveriesOf } from './resends.store.ts';

const DAY_MS = 86_400_000;
const A_DAY_MAX = 3;
const REASON_CHARACTERS_MAX = 1_000;

@Injectable()
export class Resends {
  constructor(
    private readonly db: Db,
    private readonly proofs: Proofs,
    private readonly again: PageAgain,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every delivery to this person, oldest first, each with its attempts and their events; no address, no text. */
  async told(incidentId: IncidentId, ref: PersonRef): Promise<ToldDelivery[]> {
    const deliveries = await this.db.tx((tx) => deliveriesOf(tx, incidentId, ref));
    const attempts = await this.proofs.ofPerson(incidentId, ref);
    return deliveries.map((delivery) => ({
      ...delivery,
      attempts: attempts.filter(({ deliveryId }) => deliveryId === delivery.deliveryId),
    }));
  }

  /**
   * Orders one message with the person's own page, to a contact we have and nobody disowned; a worker sends it at most
   * once. Needs `notice.launch` and a reason; audited. Refuses whoever was sent nothing yet (`not_told_yet`: the first word
   * comes by a notice), a channel that does not reach them, and a fourth one within a day.
   */
  async sendPage(
    order: {
      readonly incidentId: IncidentId;
      readonly person: PersonRef;
      readonly channel: 'email' | 'sms';
      readonly locale: 'id' | 'en';
      readonly reason: string;
    },
    actor: Actor,
  ): Promise<{ readonly ordered: true }> {
    needs(actor, 'notice.launch');
    const { incidentId, person, channel } = order;
    const reason = order.reason.trim();
    if (reason === '' || reason.length > REASON_CHARACTERS_MAX) throw new DomainError(E.no_reason);
    const attempts = await this.proofs.ofPerson(incidentId, person);
    if (attempts.length === 0) throw new DomainError(E.not_told_yet, { person: personKey(person) });
    const incident = await this.again.incident(incidentId);
    const now = this.clock.now();
    await this.db.tx(async (tx) => {
      const today = await this.again.orderedWithin(tx, person, DAY_MS);
      if (today >= A_DAY_MAX) throw new DomainError(E.too_many_pages, { max: A_DAY_MAX });
      const once = `page:${newId(now)}`;
      await this.again.send(tx, { ...order, incident, asked: 'us', now, once });
      const facts = { channel, reason };
      const subject = `person:${personKey(person)}`;
      await this.audit.record(tx, { actor, action: 'hotline.send_page', incidentId, subject, facts });
    });
    return { ordered: true };
  }
}
