/** Who will not stand in a file, and why: before it is made, and afterwards. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { Notices } from '../notices/index.ts';
import { needs } from '../operators/index.ts';
import { personKey } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { BEFORE_ALL, findBatch, PEOPLE_MAX, refuseUnfit } from './batches.ts';
import { HANDOVER_ERRORS as E } from './handover.errors.ts';
import type { Outlook, Unwritten } from './handover.types.ts';
import { scriptsOf, unprintableIn } from './letter-scripts.ts';
import { type LeftOut, type Text, Texts } from './texts.ts';
import { findVendor } from './vendors.ts';
import * as store from './waiting.store.ts';

const PAGE = 250;
const LISTED_MAX = 1_000;
/** Far beyond the people of any file. */
const PAGE_MAX = 1_000_000;

@Injectable()
export class Outlooks {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly notices: Notices,
    private readonly texts: Texts,
  ) {}

  /**
   * What a batch opened now would hold: every line is written as it would be and thrown away. Nobody is named, and nobody
   * is taken. Refuses as `Batches.open` does. Needs `handover.write`.
   */
  async of(
    order: { noticeId: NoticeId; vendorId: string; limit?: number | undefined },
    actor: Actor,
  ): Promise<Outlook> {
    needs(actor, 'handover.write');
    const notice = await this.notices.get(order.noticeId);
    const vendor = await this.db.tx((tx) => findVendor(tx, order.vendorId));
    refuseUnfit(notice, vendor);
    const max = PEOPLE_MAX[vendor.channel];
    const { limit: most = max } = order;
    if (!Number.isInteger(most) || most < 1 || most > max) throw new DomainError(E.bad_limit, { max });
    const renderer = await this.texts.renderer(notice);
    const asked = { noticeId: notice.id, channel: vendor.channel, now: this.clock.now() };
    const unwritten: Unwritten[] = [];
    let people = 0;
    for (let after = BEFORE_ALL, more = true; more;) {
      const limit = Math.min(PAGE, most - people);
      const from = after;
      const items = await this.db.tx((tx) => store.waitingAfter(tx, { ...asked, after: from, limit }));
      for (const text of await this.texts.of(items, { notice, vendor, renderer })) {
        unwritten.push(...unwrittenOf(text));
      }
      people += items.length;
      more = items.length === PAGE && people < most;
      after = items.at(-1) ?? after;
    }
    return outlookOf(people, unwritten);
  }

  /** Whom a made file left out, a thousand to a page, from page 0. Refuses `bad_page`. */
  async leftOut(batchId: string, page = 0): Promise<{ readonly people: readonly Unwritten[] }> {
    if (!Number.isSafeInteger(page) || page < 0 || page > PAGE_MAX) throw new DomainError(E.bad_page);
    return this.db.tx(async (tx) => {
      const { id } = await findBatch(tx, batchId);
      const rows = await store.leftOutOf(tx, { batchId: id, offset: page * LISTED_MAX, limit: LISTED_MAX });
      return { people: rows.map((row) => ({ person: personKey(row), reason: row.reason, scripts: [] })) };
    });
  }
}

function unwrittenOf(text: Text | LeftOut): Unwritten[] {
  const person = personKey(text.item);
  if (text.kind === 'left_out') return [{ person, reason: text.reason, scripts: [] }];
  if (text.kind === 'line') return [];
  const lacking = unprintableIn(text);
  return lacking.length === 0 ? [] : [{ person, reason: 'unprintable', scripts: scriptsOf(lacking) }];
}

function outlookOf(people: number, unwritten: readonly Unwritten[]): Outlook {
  return {
    people,
    written: people - unwritten.length,
    leftOut: tally(unwritten.map(({ reason }) => reason)),
    scripts: tally(unwritten.flatMap(({ scripts }) => scripts)),
    unwritten: unwritten.slice(0, LISTED_MAX),
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
