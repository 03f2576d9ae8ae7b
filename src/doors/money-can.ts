/** What somebody may do with an offer set, a pool, a payout file, a claim, a dead letter, and why not. */
import type { Pool } from '../codes/index.ts';
import type { Asked, HeldGrant, OfferSet } from '../compensation/index.ts';
import type { ClaimView, DeadLetterView, Payout } from '../fulfilment/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { type Both, both } from '../kernel/both.ts';
import { can } from './can.ts';

const OWN = both(
  'You asked for it or wrote part of it: another person decides, so that no one person can promise the company’s money.',
  'Anda yang memintanya atau menulis sebagiannya: orang lain yang memutuskan, agar tidak seorang pun sendirian menjanjikan uang perusahaan.',
);

const ALREADY = {
  submitted: both('It is submitted already.', 'Sudah diajukan.'),
  approved: both('It is approved already.', 'Sudah disetujui.'),
  closed: both('It is closed already.', 'Sudah ditutup.'),
};

const FILE_ENDED = {
  done: both('The file is done already.', 'Berkas sudah dibayar.'),
  recalled: both('The file is recalled already.', 'Berkas sudah ditarik kembali.'),
};

const CLAIM_ENDED = {
  approved: both('The claim is approved already.', 'Klaim sudah disetujui.'),
  refused: both('The claim is refused already.', 'Klaim sudah ditolak.'),
  withdrawn: both('The claim is withdrawn already.', 'Klaim sudah ditarik orangnya.'),
};

const GRANT_ENDED = {
  expired: both('It is expired already.', 'Sudah kedaluwarsa.'),
  voided: both('It is voided already.', 'Sudah dibatalkan.'),
};

type Standing = Pick<OfferSet, 'status' | 'bundleId' | 'mode'>;

/** Also of a bundle, by any of its sets: they go together. */
export function setCan(
  actor: Actor,
  set: Standing,
  { asked, alone }: { asked: Asked | undefined; alone: boolean },
) {
  const parted =
    alone && set.bundleId !== null
      ? both(
          'It belongs to a bundle: its sets are decided together, there.',
          'Ini bagian dari gabungan: paket-paketnya diputuskan bersama di sana.',
        )
      : null;
  const waits =
    set.status === 'submitted'
      ? null
      : set.status === 'draft'
        ? both('Nobody has submitted it yet.', 'Belum diajukan.')
        : ALREADY[set.status];
  const own = asked?.makers.includes(actor.operatorId) ? OWN : null;
  const unapproved =
    set.status === 'approved'
      ? null
      : both('Only an approved set grants anything.', 'Hanya paket yang disetujui yang memberi hak.');
  const granting =
    set.status === 'approved' || set.status === 'closed'
      ? null
      : both('Only an approved set grants anything.', 'Hanya paket yang disetujui yang memberi hak.');
  return {
    submit: can(actor, 'offer.write', parted ?? (set.status === 'draft' ? null : ALREADY[set.status])),
    decide: can(actor, 'offer_set.approve', parted ?? waits ?? own),
    close: can(actor, 'offer.write', unapproved),
    retryFailed: can(
      actor,
      'offer.write',
      set.mode === 'auto_apply'
        ? granting
        : both(
            'People choose from it: who failed may choose again by themselves.',
            'Orang memilih sendiri dari paket ini: yang gagal boleh memilih lagi.',
          ),
    ),
  };
}

/** A higher budget of an approved set: asked by one person, agreed to by another. */
export function raiseCan(
  actor: Actor,
  set: Pick<OfferSet, 'status' | 'budgetGrants'>,
  asked: Asked | undefined,
) {
  const unapproved =
    set.status === 'approved'
      ? null
      : both('Only an approved set grants anything.', 'Hanya paket yang disetujui yang memberi hak.');
  const unlimited =
    set.budgetGrants === null
      ? both('It has no budget: nobody is turned away.', 'Tidak ada anggaran: tidak ada yang ditolak.')
      : null;
  const waits = asked
    ? both('A higher budget waits for a decision already.', 'Anggaran lebih tinggi sudah menunggu keputusan.')
    : null;
  const own = asked?.makers.includes(actor.operatorId) ? OWN : null;
  return {
    raise: can(actor, 'offer.write', unapproved ?? unlimited ?? waits),
    decideRaise: can(
      actor,
      'offer_set.approve',
      asked
        ? own
        : both(
            'No higher budget waits for a decision.',
            'Tidak ada anggaran lebih tinggi yang menunggu keputusan.',
          ),
    ),
  };
}

const POOL = {
  closed: both('The pool is closed for good.', 'Kumpulan sudah ditutup selamanya.'),
  quarantined: both('The pool is quarantined.', 'Kumpulan sedang dikarantina.'),
  notQuarantined: both(
    'Only a quarantined pool: put it into quarantine first.',
    'Hanya kumpulan yang dikarantina: karantina dahulu.',
  ),
  imported: both(
    'Files are brought to pools of a vendor’s codes only.',
    'Berkas hanya dimasukkan ke kumpulan kode vendor.',
  ),
  generated: both(
    'Codes are drawn into generated pools only.',
    'Kode hanya dibuat ke kumpulan yang dibuat di sini.',
  ),
  drawn: both(
    'Only codes that we drew ourselves are shown: for the shop that must accept them.',
    'Hanya kode yang kita buat sendiri yang ditampilkan: bagi toko yang harus menerimanya.',
  ),
  own: both(
    'You quarantined it: another person releases it.',
    'Anda yang mengarantinanya: orang lain yang melepasnya.',
  ),
};

export function poolCan(actor: Actor, pool: Pool) {
  const closed = pool.status === 'closed' ? POOL.closed : null;
  const notOpen = closed ?? (pool.status === 'quarantined' ? POOL.quarantined : null);
  const notQuarantined = closed ?? (pool.status === 'quarantined' ? null : POOL.notQuarantined);
  const of = (kind: Pool['kind'], words: Both) => (pool.kind === kind ? null : words);
  const own = pool.quarantinedBy === actor.operatorId ? POOL.own : null;
  return {
    bring: can(actor, 'code.write', notOpen ?? of('imported', POOL.imported)),
    generate: can(actor, 'code.write', notOpen ?? of('generated', POOL.generated)),
    reveal: can(actor, 'code.reveal', of('generated', POOL.drawn)),
    quarantine: can(actor, 'code.write', notOpen),
    release: can(actor, 'code.approve', notQuarantined ?? own),
    replace: can(actor, 'code.write', notQuarantined),
    close: can(actor, 'code.write', closed),
  };
}

export function payoutCan(actor: Actor, payout: Payout) {
  const ended = payout.status === 'done' || payout.status === 'recalled' ? FILE_ENDED[payout.status] : null;
  const open =
    payout.status === 'open'
      ? both('Another person must release it first.', 'Orang lain harus melepasnya dahulu.')
      : null;
  const seen = payout.revealedBy.length > 0;
  const recalls =
    seen && (payout.madeBy === actor.operatorId || payout.revealedBy.includes(actor.operatorId));
  return {
    release: can(
      actor,
      'payout.approve',
      ended ??
        (payout.status === 'released' ? both('It is released already.', 'Sudah dilepas.') : null) ??
        (payout.madeBy === actor.operatorId
          ? both(
              'You made this file: another person releases it.',
              'Anda yang membuat berkas ini: orang lain yang melepasnya.',
            )
          : null),
    ),
    download: can(actor, 'payout.write', payout.status === 'recalled' ? ended : open),
    confirm: can(actor, 'payout.write', ended ?? open),
    recall: can(
      actor,
      'payout.write',
      ended ??
        (recalls
          ? both(
              'Somebody has its bytes: a person who neither made nor downloaded it takes it back.',
              'Isinya sudah di tangan seseorang: orang yang tidak membuat atau mengunduhnya yang menariknya.',
            )
          : null),
    ),
  };
}

export function claimCan(actor: Actor, claim: ClaimView) {
  const ended = claim.status === 'filed' ? null : CLAIM_ENDED[claim.status];
  const own =
    claim.filedBy === actor.operatorId
      ? both(
          'You filed it: somebody without a hand in it decides.',
          'Anda yang mengajukannya: orang yang tidak ikut campur yang memutuskan.',
        )
      : null;
  return {
    reveal: can(actor, 'claim.reveal'),
    addEvidence: can(actor, 'claim.write', ended),
    approve: can(
      actor,
      'claim.approve',
      ended ??
        own ??
        (claim.evidence === 0
          ? both(
              'It has no evidence yet: add what proves the loss.',
              'Belum ada buktinya: tambahkan bukti kerugian.',
            )
          : null),
    ),
    refuse: can(actor, 'claim.approve', ended ?? own),
  };
}

export function deadLetterCan(actor: Actor, letter: Pick<DeadLetterView, 'ownerId' | 'state'>) {
  const over = letter.state === 'dead' ? null : both('It is settled already.', 'Sudah selesai.');
  const notMine =
    letter.ownerId === actor.operatorId
      ? null
      : both(
          'Take it first: whoever acts on it is its owner.',
          'Ambil dahulu: yang bertindak adalah penanggung jawabnya.',
        );
  return {
    take: can(
      actor,
      'fulfilment.write',
      over ??
        (letter.ownerId === actor.operatorId
          ? both('It is yours already.', 'Sudah menjadi tanggung jawab Anda.')
          : null),
    ),
    act: can(actor, 'fulfilment.write', over ?? notMine),
  };
}

/** A grant as it is listed with its person: what stops a void is said by its state. */
export function heldCan(actor: Actor, { state }: Pick<HeldGrant, 'state'>) {
  const late =
    state === 'fulfilling' || state === 'fulfilled'
      ? both(
          'What was chosen is on its way or delivered: it is not taken back.',
          'Yang dipilih sedang diproses atau sudah tersampaikan: tidak ditarik lagi.',
        )
      : null;
  const ended = state === 'expired' || state === 'voided' ? GRANT_ENDED[state] : null;
  return { void: can(actor, 'grant.void', late ?? ended) };
}

export function voidCan(actor: Actor, asked: Asked | undefined) {
  const waits = asked
    ? null
    : both('Nothing waits for a second person here.', 'Tidak ada yang menunggu orang kedua di sini.');
  return {
    decide: can(
      actor,
      'grant_void.approve',
      waits ?? (asked!.makers.includes(actor.operatorId) ? OWN : null),
    ),
  };
}
