/** A draft's texts and people, changed until somebody is asked to approve them; or a draft that is thrown away. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { NoticeId, OfferSetId, TemplateId } from '../kernel/ids.ts';
import { Messages } from '../messages/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type AudienceFilter, publishedRun } from './audiences.store.ts';
import { channelsOf, segmentsOf, worstCase } from './contents.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { findNotice, lockNotice } from './notices.ts';
import { type ContentColumns, type Notice, setContent, setDiscarded } from './notices.store.ts';
import { planOf } from './planning.ts';
import { dropListed } from './recipients.store.ts';

/** What is left out stays as it is; the kind always does, for another kind is another notice. */
export interface DraftChange {
  readonly name?: string | undefined;
  readonly templateIds?: readonly string[] | undefined;
  readonly handover?: boolean | undefined;
  /** The whole choice of people anew; an empty one: everybody its kind is for. */
  readonly audience?: AudienceFilter | undefined;
  readonly offerSetIds?: readonly string[] | undefined;
  /** The ceiling becomes the worst case of what is chosen now. */
  readonly reckonCeiling?: boolean | undefined;
}

type Read = Pick<ContentColumns, 'templateIds' | 'channels' | 'audience' | 'smsSegments'>;

@Injectable()
export class Drafts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /**
   * Of a draft only: what was submitted or approved is withdrawn first. Whoever changes it does not approve it. Refuses
   * `not_draft` and whatever a new draft refuses. Needs `notice.write`.
   */
  async change(id: NoticeId, change: DraftChange, actor: Actor): Promise<Notice> {
    const before = await this.db.tx((tx) => findNotice(tx, id));
    refuseOther(before);
    const read = await this.#read(before, change);
    const after = await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      refuseOther(notice);
      // Somebody else changed it while its texts were read: that change is read too.
      if (contentOf(notice) !== contentOf(before)) return null;
      return this.#write(tx, { notice, read, change }, actor);
    });
    return after ?? this.change(id, change, actor);
  }

  /** For good; it stays to be read, with who discarded it. Again changes nothing. Refuses `not_draft`. Needs `notice.write`. */
  async discard(id: NoticeId, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const { status, incidentId, kind } = await lockNotice(tx, id);
      if (status === 'discarded') return;
      if (status !== 'draft') throw new DomainError(E.not_draft, { id, status });
      await dropListed(tx, id);
      await setDiscarded(tx, id, { by: actor.operatorId, now: this.clock.now() });
      const subject = `notice:${id}`;
      await this.audit.record(tx, { actor, action: 'notices.discard', incidentId, subject, facts: { kind } });
    });
  }

  /** Outside any transaction. */
  async #read(notice: Notice, change: DraftChange): Promise<Read> {
    const { incidentId, kind } = notice;
    const templateIds = (change.templateIds ?? notice.templateIds) as readonly TemplateId[];
    const handover = change.handover ?? notice.channels.includes('handover');
    const audience = change.audience ?? notice.audience;
    const content = { incidentId, kind, templateIds, handover, audience };
    const channels = await channelsOf(this.messages, content);
    return { templateIds, channels, audience, smsSegments: await segmentsOf(this.messages, templateIds) };
  }

  async #write(
    tx: Tx,
    { notice, read, change }: { notice: Notice; read: Read; change: DraftChange },
    actor: Actor,
  ): Promise<Notice> {
    const { id, incidentId } = notice;
    const runNo = await publishedRun(tx, incidentId);
    if (runNo === null) throw new DomainError(E.not_published);
    const plan = await planOf(tx, { ...notice, ...read, runNo });
    const worst = change.reckonCeiling ? await worstCase(tx, plan, read.smsSegments) : null;
    const content: ContentColumns = {
      ...read,
      runNo,
      name: change.name?.trim() ?? notice.name,
      offerSetIds: (change.offerSetIds ?? notice.offerSetIds) as readonly OfferSetId[],
      costCeilingMinor: worst?.amountMinor ?? notice.costCeilingMinor,
      costCurrency: worst?.currency ?? notice.costCurrency,
    };
    await setContent(tx, id, content, { by: actor.operatorId, now: this.clock.now() });
    const { name: _name, costCeilingMinor, ...facts } = content;
    await this.audit.record(tx, {
      actor,
      action: 'notices.edit',
      incidentId,
      subject: `notice:${id}`,
      facts: { ...facts, costCeilingMinor: costCeilingMinor.toString() },
    });
    return lockNotice(tx, id);
  }
}

function refuseOther({ id, status }: Notice): void {
  if (status !== 'draft') throw new DomainError(E.not_draft, { id, status });
}

function contentOf({ templateIds, channels, audience }: Notice): string {
  return canonicalJson({ templateIds, channels, audience });
}
