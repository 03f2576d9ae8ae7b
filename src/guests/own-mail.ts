/** A receipt or a piece of news by e-mail to somebody whose page it is; never what could be spent. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { Actor } from '../kernel/actor.ts';
import { letterOf } from '../notices/index.ts';
import { personKey } from '../people/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { KnownContacts } from './known-contacts.ts';
import { Replies } from './replies.ts';
import type { ReplyKind } from './rules/states.ts';
import type { FactorOf } from './second-factors.types.ts';

export interface OwnMailOrder {
  readonly kind: ReplyKind;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** A second order of this name is the first. */
  readonly once?: string;
}

export type OwnMailResult = 'sent' | 'no_address' | 'too_many';

const DAY_MS = 86_400_000;
const A_DAY = 4;
/** A receipt is worth having also when the lane stood still over the week-end. */
const STALE_MS = 7 * DAY_MS;

@Injectable()
export class OwnMail {
  constructor(
    private readonly db: Db,
    private readonly known: KnownContacts,
    private readonly replies: Replies,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Orders it to the known e-mail address, at most four of a kind a day; what was ordered before by `once` is `sent`. */
  async send(of: FactorOf, order: OwnMailOrder, actor: Actor): Promise<OwnMailResult> {
    const { kind, once, ...text } = order;
    return this.db.tx(async (tx) => {
      if (!(await this.known.canReach(tx, of, 'email'))) return 'no_address';
      if ((await this.replies.orderedWithin(tx, of.person, { kind, ms: DAY_MS })) >= A_DAY) return 'too_many';
      const isNew = await this.replies.ask(tx, {
        incidentId: of.incidentId,
        to: { person: of.person, channel: 'email' },
        kind,
        message: letterOf(text),
        staleAt: new Date(this.clock.now().getTime() + STALE_MS),
        ...(once !== undefined && { once }),
      });
      if (isNew) {
        await this.audit.record(tx, {
          actor,
          action: 'guests.mail',
          incidentId: of.incidentId,
          subject: `person:${personKey(of.person)}`,
          facts: { kind },
        });
      }
      return 'sent';
    });
  }
}
