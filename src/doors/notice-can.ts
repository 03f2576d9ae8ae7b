/** What somebody may do with a notice as it stands, and in one sentence why not. */
import { type Both, both } from '../kernel/both.ts';
import type { Refusal } from '../kernel/errors.ts';
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
  readonly notAlone: Refusal | null;
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

const ONLY_DRAFT = both(
  'Only a draft can be changed: withdraw it first.',
  'Hanya draf yang dapat diubah: tarik kembali dahulu.',
);
const LAUNCHED = both(
  'It was launched: what was approved does not change any more.',
  'Sudah diluncurkan: yang disetujui tidak berubah lagi.',
);
const DISCARDED = both('It was discarded.', 'Sudah dibuang.');
const NOT_LAUNCHED = both('It has not been launched.', 'Belum diluncurkan.');
const STOPPED = both('It was stopped for good.', 'Sudah dihentikan untuk seterusnya.');

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

const OWN = both(
  'You wrote it, one of its texts, or asked for its approval: a second person decides, never the same one.',
  'Anda menyusunnya, menulis salah satu teksnya, atau mengajukannya: orang kedua yang memutuskan, tidak pernah orang yang sama.',
);

function isUnderWay({ status }: Notice): boolean {
  return status === 'launched' || status === 'paused';
}

function notChanged({ status, launchedAt }: Notice): Both | null {
  if (status === 'draft') return null;
  if (status === 'discarded') return DISCARDED;
  return launchedAt ? LAUNCHED : ONLY_DRAFT;
}

function waitsForNobody({ status }: Notice): Both {
  if (status === 'discarded') return DISCARDED;
  if (status === 'draft')
    return both('It has not been submitted for approval yet.', 'Belum diajukan untuk disetujui.');
  return status === 'approved' ? both('It is approved already.', 'Sudah disetujui.') : LAUNCHED;
}

function notWithdrawn({ status, launchedAt }: Notice): Both | null {
  if (status === 'discarded') return DISCARDED;
  if (launchedAt)
    return both(
      'It was launched: it can be paused or stopped, not withdrawn.',
      'Sudah diluncurkan: dapat dijeda atau dihentikan, tidak dapat ditarik kembali.',
    );
  return status === 'draft'
    ? both('It is a draft: nothing was submitted.', 'Ini draf: belum ada yang diajukan.')
    : null;
}

function notReviewed(actor: Actor, { notice, makers }: NoticeFacts): Both | null {
  if (!notice.emergencyAt)
    return both('It was not approved by one person alone.', 'Tidak disetujui oleh satu orang saja.');
  if (notice.reviewedAt) return both('It has been reviewed.', 'Sudah ditinjau.');
  if (actor.operatorId === notice.approvedBy)
    return both(
      'You approved it alone: a second person reviews it.',
      'Anda menyetujuinya sendiri: orang kedua yang meninjau.',
    );
  return makers.includes(actor.operatorId) ? OWN : null;
}

function notLaunched({ status }: Notice): Both | null {
  if (status === 'discarded') return DISCARDED;
  if (status === 'draft')
    return both(
      'It is a draft: submit it, and have a second person approve it.',
      'Ini draf: ajukan, lalu minta orang kedua menyetujuinya.',
    );
  if (status === 'requested')
    return both('A second person has not approved it yet.', 'Orang kedua belum menyetujuinya.');
  return status === 'approved' ? null : both('It was launched already.', 'Sudah diluncurkan.');
}

function notOpened({ notice, standing }: NoticeFacts): Both | null {
  if (notice.status !== 'launched') return notRunning(notice);
  return standing.waves.some((wave) => wave.status === 'held')
    ? null
    : both('Every wave is open.', 'Semua gelombang sudah terbuka.');
}

function notRunning({ status }: Notice): Both {
  if (status === 'paused') return both('It is paused.', 'Sedang dijeda.');
  return status === 'stopped' ? STOPPED : NOT_LAUNCHED;
}

function notPaused({ status }: Notice): Both {
  if (status === 'launched') return both('It is not paused.', 'Tidak sedang dijeda.');
  return status === 'stopped' ? STOPPED : NOT_LAUNCHED;
}
