/** What is to be said: drafted by one person, approved by another, pinned so that nothing else can be launched. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import {
  type IncidentId,
  isUuid,
  newId,
  type NoticeId,
  type OfferSetId,
  type OperatorId,
  type TemplateId,
} from '../kernel/ids.ts';
import { Messages, type MessagePins } from '../messages/index.ts';
import { Approvals, type RefusedRequest } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as audiences from './audiences.store.ts';
import { channelsOf, segmentsOf, worstCase } from './contents.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import * as store from './notices.store.ts';
import { lintAudience, planOf } from './planning.ts';
import { listRecipients } from './recipients.ts';
import { type NoticeKind, noticeLifecycle, type UnknownPolicy } from './rules/notice-states.ts';
import { isQuietHours, type QuietHours } from './rules/quiet-hours.ts';
import { pinWaves, type WaveOrder, waveOrderOf } from './rules/waves.ts';
import { hotlineOf } from './hotlines.ts';
import { refuseWaves } from './wave-orders.ts';

export const APPROVAL_KIND = 'notice';
const DEFAULT_QUIET_HOURS: QuietHours = { from: '20:00', to: '08:00', channels: ['sms'] };

export interface NoticeDraft {
  readonly incidentId: IncidentId;
  readonly name: string;
  /** Default `individual`. */
  readonly kind?: NoticeKind;
  /** One per channel and locale. */
  readonly templateIds: readonly string[];
  /** Adds the hand-over lane as a rung; its files say what the pinned templates say. */
  readonly handover?: boolean | undefined;
  readonly audience?: audiences.AudienceFilter;
  /** In minor units of the price list's currency; default: what the worst case may cost today. */
  readonly costCeilingMinor?: bigint;
  readonly offerSetIds?: readonly string[];
  /** Null: off. Default: no SMS from 20:00 to 08:00 where the person lives. */
  readonly quietHours?: QuietHours | null;
  readonly unknownPolicy?: UnknownPolicy;
  /** Who goes first and when; default: everybody at once. */
  readonly waves?: WaveOrder | undefined;
  /** By when the law wants them told; it ends quiet hours. Null or absent: quiet hours always hold. */
  readonly deadlineAt?: Date | null | undefined;
}

@Injectable()
export class Notices {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /**
   * A draft for the run that is published now. Refuses `no_templates`, `unknown_template`, `wrong_kind`,
   * `bad_audience`, `not_published`, `bad_quiet_hours`, `bad_waves`, `bad_start`. Needs `notice.write`.
   */
  async draft(input: NoticeDraft, actor: Actor): Promise<{ id: NoticeId }> {
    const channels = await channelsOf(this.messages, { ...input, kind: kindOf(input) });
    const quietHours = input.quietHours === undefined ? DEFAULT_QUIET_HOURS : input.quietHours;
    if (quietHours && !isQuietHours(quietHours)) throw new DomainError(E.bad_quiet_hours);
    const smsSegments = await segmentsOf(this.messages, input.templateIds);
    const now = this.clock.now();
    const { incidentId, audience = {}, waves = {} } = input;
    refuseWaves(waves, now);
    const kind = kindOf(input);
    return this.db.tx(async (tx) => {
      const runNo = await audiences.publishedRun(tx, incidentId);
      if (runNo === null) throw new DomainError(E.not_published);
      const id = newId<NoticeId>(now);
      const listed = await listRecipients(tx, { id, incidentId, kind }, now);
      const plan = await planOf(tx, { id, incidentId, kind, runNo, channels, audience });
      const worst = await worstCase(tx, plan, smsSegments);
      const ceiling = input.costCeilingMinor ?? worst.amountMinor;
      if (ceiling < 0n) throw new DomainError(E.bad_ceiling, { amount: ceiling, currency: worst.currency });
      const notice = {
        id,
        incidentId,
        kind,
        name: input.name.trim(),
        status: 'draft',
        templateIds: input.templateIds as readonly TemplateId[],
        channels,
        runNo,
        audience,
        costCeilingMinor: ceiling,
        costCurrency: worst.currency,
        offerSetIds: (input.offerSetIds ?? []) as readonly OfferSetId[],
        quietHours,
        unknownPolicy: input.unknownPolicy ?? 'resend',
        waves: pinWaves(waves),
        rested: listed?.rested ?? null,
        deadlineAt: input.deadlineAt ?? null,
        smsSegments,
        listed: listed?.listed ?? null,
        listDigest: listed?.digest ?? null,
        madeBy: actor.operatorId,
        madeAt: now,
        ...NOTHING_YET,
      } satisfies store.Notice;
      await store.insert(tx, notice);
      await this.#record(tx, 'draft', notice, actor);
      return { id };
    });
  }

  /**
   * Asks a second person. Pins template versions, overlay, facts, run, audience, ceiling, offer sets, quiet hours, waves,
   * hotline and unknown policy; refuses where the linter blocks a template, and a start that has passed. The published run of that moment is the one pinned.
   */
  async requestApproval(id: NoticeId, actor: Actor): Promise<{ digest: string }> {
    const draft = await this.get(id);
    const audience = await this.db.tx((tx) => lintAudience(tx, draft));
    const messagePins = await this.messages.pins(draft.templateIds, audience);
    const smsSegments = await segmentsOf(this.messages, draft.templateIds);
    const makers = await this.#writers(draft);
    return this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const again = notice.status === 'requested';
      if (notice.status !== 'draft' && !again)
        throw new DomainError(E.not_draft, { id, status: notice.status });
      const runNo = await audiences.publishedRun(tx, notice.incidentId);
      if (runNo === null) throw new DomainError(E.not_published);
      const now = this.clock.now();
      refuseWaves(waveOrderOf(notice.waves), now);
      const hotline = await pinnedHotline(tx, notice.incidentId);
      const listed = await listRecipients(tx, notice, now);
      const list = { listed: listed?.listed ?? null, listDigest: listed?.digest ?? null };
      const pins = approvalPins({ ...notice, ...list, hotline, runNo, messagePins });
      const { digest } = await this.approvals.request(
        tx,
        { kind: APPROVAL_KIND, subjectId: id, incidentId: notice.incidentId, pins, makers },
        actor,
      );
      const by = actor.operatorId;
      const asked = { id, runNo, pins: messagePins, listed, hotline, smsSegments, digest, by, now };
      await store.setRequested(tx, asked);
      await this.#record(tx, 'request_approval', notice, actor);
      return { digest };
    });
  }

  /**
   * The second person's yes or no to exactly `digest`. Never its maker or requester: `operators.same_person`, and a
   * constraint of this table. A no makes it a draft again. Needs `notice.approve`.
   */
  async decide(
    decision: { id: NoticeId; decision: 'approved' | 'refused'; reason?: string; digest?: string },
    actor: Actor,
  ): Promise<void> {
    const { id } = decision;
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      if (notice.status !== 'requested')
        throw new DomainError(E.not_requested, { id, status: notice.status });
      const { decision: answer, reason, digest } = decision;
      await this.approvals.decide(
        tx,
        { kind: APPROVAL_KIND, subjectId: id, decision: answer, reason, digest },
        actor,
      );
      const now = this.clock.now();
      if (answer === 'approved') await store.setApproved(tx, { id, by: actor.operatorId, at: now, now });
      else await store.setDraft(tx, id, now);
      await this.#record(tx, answer === 'approved' ? 'approve' : 'refuse', notice, actor);
    });
  }

  /** Takes a request or an approval back, so that the notice can be changed; not once it was launched. */
  async withdraw(id: NoticeId, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const { status } = notice;
      if (status === 'draft') return;
      if (!noticeLifecycle.allows(status, 'draft')) throw new DomainError(E.not_draft, { id, status });
      await this.approvals.withdraw(tx, APPROVAL_KIND, id);
      await store.setDraft(tx, id, this.clock.now());
      await this.#record(tx, 'withdraw', notice, actor);
    });
  }

  /** Who made or changed it, wrote one of its texts or asked for its approval: none of them decides about it. */
  async makers(notice: store.Notice): Promise<OperatorId[]> {
    const { requestedBy } = notice;
    return [...(await this.#writers(notice)), ...(requestedBy ? [requestedBy] : [])];
  }

  /** The resolve run whose people a notice drafted now is for; null: none is published. */
  async publishedRun(incidentId: IncidentId): Promise<number | null> {
    return this.db.tx((tx) => audiences.publishedRun(tx, incidentId));
  }

  /** What a second person refused it for; null where that is not the last word about it. */
  async refusal(id: NoticeId): Promise<RefusedRequest | null> {
    return this.db.tx((tx) => this.approvals.refusal(tx, APPROVAL_KIND, id));
  }

  async get(id: NoticeId): Promise<store.Notice> {
    return this.db.tx((tx) => findNotice(tx, id));
  }

  /** Without drafts that were discarded, unless they are asked for: then those alone. */
  async list(incidentId: IncidentId, which: 'kept' | 'discarded' = 'kept'): Promise<store.Notice[]> {
    const all = await this.db.tx((tx) => store.list(tx, incidentId));
    return all.filter(({ status }) => (status === 'discarded') === (which === 'discarded'));
  }

  async #writers({ madeBy, editors, templateIds }: store.Notice): Promise<OperatorId[]> {
    const templates = await Promise.all(templateIds.map((template) => this.messages.get(template)));
    return [madeBy, ...editors, ...templates.map(({ createdBy }) => createdBy as OperatorId)];
  }

  async #record(tx: Tx, verb: string, notice: store.Notice, actor: Actor): Promise<void> {
    const { incidentId, id, kind, runNo } = notice;
    const facts = { kind, runNo };
    await this.audit.record(tx, {
      actor,
      action: `notices.${verb}`,
      incidentId,
      subject: `notice:${id}`,
      facts,
    });
  }
}

/** What later steps write. */
const NOTHING_YET = {
  editors: [],
  discardedBy: null,
  discardedAt: null,
  hotline: null,
  messagePins: null,
  overlayVersion: null,
  digest: null,
  emergencyAt: null,
  emergencyReason: null,
  reviewDueAt: null,
  reviewedBy: null,
  reviewedAt: null,
  review: null,
  pausedBecause: null,
  requestedBy: null,
  approvedBy: null,
  approvedAt: null,
  launchedBy: null,
  launchedAt: null,
} as const;

function kindOf(input: NoticeDraft): NoticeKind {
  return input.kind ?? 'individual';
}

async function pinnedHotline(tx: Tx, incidentId: IncidentId): Promise<store.Notice['hotline']> {
  const set = await hotlineOf(tx, incidentId);
  return set && { callsPerHour: set.callsPerHour, callersPerThousand: set.callersPerThousand };
}

/** Everything a yes is about; what is launched must have the same digest. */
export function approvalPins(
  notice: Omit<store.Notice, 'messagePins'> & { messagePins: MessagePins | null },
): Record<string, unknown> {
  const { kind, name, channels, runNo, audience, costCeilingMinor, costCurrency, offerSetIds } = notice;
  const { quietHours, unknownPolicy, messagePins, deadlineAt, listed, listDigest, waves, hotline } = notice;
  return {
    kind,
    name,
    channels,
    messages: messagePins,
    runNo,
    audience,
    costCeiling: { amountMinor: costCeilingMinor.toString(), currency: costCurrency },
    offerSetIds,
    quietHours,
    unknownPolicy,
    ...(Object.keys(waves).length > 0 && { waves }),
    ...(hotline && { hotline }),
    ...(deadlineAt && { deadlineAt: deadlineAt.toISOString() }),
    ...(listDigest && { recipients: { listed, digest: listDigest } }),
  };
}

export function digestOf(notice: store.Notice): string {
  return fingerprintHex(approvalPins(notice));
}

export async function findNotice(tx: Tx, id: NoticeId): Promise<store.Notice> {
  const notice = isUuid(id) ? await store.find(tx, id) : undefined;
  if (!notice) throw new DomainError(E.unknown, { id: id.slice(0, 60) });
  return notice;
}

export async function lockNotice(tx: Tx, id: NoticeId): Promise<store.Notice> {
  const notice = isUuid(id) ? await store.lock(tx, id) : undefined;
  if (!notice) throw new DomainError(E.unknown, { id: id.slice(0, 60) });
  return notice;
}
