/** What somebody may do with a notice as it stands, and in one sentence why not. */
import type { Actor } from '../kernel/actor.ts';
import type { OperatorId } from '../kernel/ids.ts';
import type { Notice, NoticeStanding } from '../notices/index.ts';
import { type Can, can } from './can.ts';

export interface NoticeFacts {
  readonly notice: Notice;
  readonly standing: Pick<NoticeStanding, 'waves' | 'deliveries'>;
  /** Who wrote any of it or asked for its approval: none of them decides. */
  readonly makers: readonly OperatorId[];
  /** Why nobody may approve it alone; null: somebody may. */
  readonly notAlone: string | null;
}

export interface NoticeCan {
  readonly plan: Can;
  readonly edit: Can;
  readonly discard: Can;
  readonly submit: Can;
  readonly withdraw: Can;
  readonly decide: Can;
  readonly approveAlone: Can;
  readonly review: Can;
  readonly launch: Can;
  readonly openWave: Can;
  readonly pause: Can;
  readonly resume: Can;
  readonly stop: Can;
  readonly retry: Can;
}

const ONLY_DRAFT = 'Only a draft can be changed: withdraw it first.';
const LAUNCHED = 'It was launched: what was approved does not change any more.';
const DISCARDED = 'It was discarded.';
const NOT_LAUNCHED = 'It has not been launched.';
const STOPPED = 'It was stopped for good.';

export function noticeCan(actor: Actor, facts: NoticeFacts): NoticeCan {
  const { notice, makers, notAlone } = facts;
  const { status } = notice;
  const changing = notChanged(notice);
  const waits = status === 'requested' ? null : waitsForNobody(notice);
  const own = makers.includes(actor.operatorId);
  return {
    plan: can(actor, 'notice.write', changing),
    edit: can(actor, 'notice.write', changing),
    discard: can(actor, 'notice.write', changing),
    submit: can(actor, 'notice.write', changing),
    withdraw: can(actor, 'notice.write', notWithdrawn(notice)),
    decide: can(actor, 'notice.approve', waits ?? (own ? OWN : null)),
    approveAlone: can(actor, 'notice.approve', waits ?? notAlone),
    review: can(actor, 'notice.approve', notReviewed(actor, facts)),
    launch: can(actor, 'notice.launch', notLaunched(notice)),
    openWave: can(actor, 'notice.launch', notOpened(facts)),
    pause: can(actor, 'notice.launch', status === 'launched' ? null : notRunning(notice)),
    resume: can(actor, 'notice.launch', status === 'paused' ? null : notPaused(notice)),
    stop: can(actor, 'notice.launch', isUnderWay(notice) ? null : notRunning(notice)),
    retry: can(actor, 'notice.launch', isUnderWay(notice) ? null : notRunning(notice)),
  };
}

const OWN =
  'You wrote it, one of its texts, or asked for its approval: a second person decides, never the same one.';

function isUnderWay({ status }: Notice): boolean {
  return status === 'launched' || status === 'paused';
}

function notChanged({ status, launchedAt }: Notice): string | null {
  if (status === 'draft') return null;
  if (status === 'discarded') return DISCARDED;
  return launchedAt ? LAUNCHED : ONLY_DRAFT;
}

function waitsForNobody({ status }: Notice): string {
  if (status === 'discarded') return DISCARDED;
  if (status === 'draft') return 'It has not been submitted for approval yet.';
  return status === 'approved' ? 'It is approved already.' : LAUNCHED;
}

function notWithdrawn({ status, launchedAt }: Notice): string | null {
  if (status === 'discarded') return DISCARDED;
  if (launchedAt) return 'It was launched: it can be paused or stopped, not withdrawn.';
  return status === 'draft' ? 'It is a draft: nothing was submitted.' : null;
}

function notReviewed(actor: Actor, { notice, makers }: NoticeFacts): string | null {
  if (!notice.emergencyAt) return 'It was not approved by one person alone.';
  if (notice.reviewedAt) return 'It has been reviewed.';
  if (actor.operatorId === notice.approvedBy) return 'You approved it alone: a second person reviews it.';
  return makers.includes(actor.operatorId) ? OWN : null;
}

function notLaunched({ status }: Notice): string | null {
  if (status === 'discarded') return DISCARDED;
  if (status === 'draft') return 'It is a draft: submit it, and have a second person approve it.';
  if (status === 'requested') return 'A second person has not approved it yet.';
  return status === 'approved' ? null : 'It was launched already.';
}

function notOpened({ notice, standing }: NoticeFacts): string | null {
  if (notice.status !== 'launched') return notRunning(notice);
  return standing.waves.some((wave) => wave.status === 'held') ? null : 'Every wave is open.';
}

function notRunning({ status }: Notice): string {
  if (status === 'paused') return 'It is paused.';
  return status === 'stopped' ? STOPPED : NOT_LAUNCHED;
}

function notPaused({ status }: Notice): string {
  if (status === 'launched') return 'It is not paused.';
  return status === 'stopped' ? STOPPED : NOT_LAUNCHED;
}
