/** A person's own page sent to them again: at the caller's wish, or because somebody here saw why. */
import { Injectable } from '@nestjs/common';
import { Links } from '../compensation/index.ts';
import { KnownContacts, Replies } from '../guests/index.ts';
import { type Incident, Incidents, type Locale } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { letterOf } from '../notices/index.ts';
import { personKey } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { HOTLINE_ERRORS as E } from './hotline.errors.ts';
import { type AskedBy, pageMail, pageText } from './rules/page-again.ts';

const DAY_MS = 86_400_000;

export interface PageOrder {
  readonly incident: Incident;
  readonly incidentId: IncidentId;
  readonly person: PersonRef;
  readonly channel: 'email' | 'sms';
  readonly locale: Locale;
  readonly asked: AskedBy;
  /** The same words order one message. */
  readonly once: string;
  readonly now: Date;
}

@Injectable()
export class PageAgain {
  constructor(
    private readonly incidents: Incidents,
    private readonly links: Links,
    private readonly replies: Replies,
    private readonly contacts: KnownContacts,
  ) {}

  incident(id: IncidentId): Promise<Incident> {
    return this.incidents.get(id);
  }

  /** To a contact we have and nobody disowned; joins the caller's transaction. */
  async send(tx: Tx, order: PageOrder): Promise<void> {
    const { incident, incidentId, person, channel, locale } = order;
    if (!(await this.contacts.canReach(tx, { incidentId, person }, channel))) {
      throw new DomainError(E.cannot_reach, { channel });
    }
    const wanted = { incidentId, persons: [person], locale, offerSetIds: [] };
    const page = (await this.links.forPersons(tx, wanted)).get(personKey(person))!;
    const facts = {
      brand: incident.brand.name,
      link: page.link,
      typedCode: page.typedCode,
      page: page.incidentUrl.replace(/^https?:\/\//, ''),
    };
    const message =
      channel === 'sms' ? { body: pageText(locale, facts) } : letterOf(pageMail(locale, facts, order.asked));
    const staleAt = new Date(order.now.getTime() + DAY_MS);
    const to = { person, channel };
    await this.replies.ask(tx, { incidentId, to, kind: 'answer', message, staleAt, once: order.once });
  }

  /** How many pages and answers this person ordered, or was sent, within so long. */
  orderedWithin(tx: Tx, person: PersonRef, ms: number): Promise<number> {
    return this.replies.orderedWithin(tx, person, { kind: 'answer', ms });
  }
}
