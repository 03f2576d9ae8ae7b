/** Which facts are an alarm, and the sentence it is told with; no sentence names a person or an address. */
import { type Both, both, counted as written, joined } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';

export const ALARM_KINDS = [
  'lane_halted',
  'guard',
  'clock',
  'unknown',
  'worker_dead',
  'no_worker',
  'emergency_review',
  'hold_ending',
  'notice_held',
  'posting_ending',
  'ceiling',
  'codes_low',
  'fulfilment_dead',
  'wrong_tries',
  'test',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Something that is wrong now. */
export interface Matter {
  readonly kind: AlarmKind;
  /** With its kind, what makes it the same matter tomorrow. */
  readonly subject: string;
  readonly incidentId: IncidentId | null;
  /** As it is told outside the console. */
  readonly sentence: string;
  readonly words: Both;
}

function matter(kind: AlarmKind, subject: string, incidentId: IncidentId | null, words: Both): Matter {
  return { kind, subject, incidentId, sentence: words.en, words };
}

/** Whose matter it is, as operators call it. */
export interface Named {
  readonly id: IncidentId;
  readonly slug: string;
}

export interface LaneFacts {
  readonly id: string;
  readonly provider: string;
  readonly country: string;
  readonly status: string;
  readonly reason: string | null;
  /** What lets it go on by itself; null: a person. */
  readonly awaits: 'quota' | null;
}

/** As SES and Twilio (63038) say that a day's messages are used up. */
const QUOTA = /daily message quota|daily ?quota|LimitExceeded|^63038/i;

/** Only the first word of a reason is ours or a provider's code; what follows may quote anything. */
export function haltedLane(lane: LaneFacts): Matter[] {
  const { id, provider, country, status, reason } = lane;
  if (status !== 'halted') return [];
  const where = both(
    country === '' ? provider : `${provider} to ${country}`,
    country === '' ? provider : `${provider} ke ${country}`,
  );
  const said = /^[\w.-]{1,60}/.exec(reason ?? '')?.[0];
  const why = causeOf(lane, said ? both(said, said) : both('no code', 'tanpa kode'));
  const words = both(
    `Nothing is sent by ${where.en}: ${why.en}`,
    `Tidak ada yang dikirim lewat ${where.id}: ${why.id}`,
  );
  return [matter('lane_halted', `lane:${id}`, null, words)];
}

function causeOf({ id, reason, awaits }: LaneFacts, code: Both): Both {
  if (awaits === null && !QUOTA.test(reason ?? '')) {
    return both(
      `the lane halted (${code.en}). Look at the cause, then release lane ${id}.`,
      `jalurnya terhenti (${code.id}). Lihat sebabnya, lalu lepaskan jalur ${id}.`,
    );
  }
  const after =
    awaits === 'quota'
      ? both(
          'It goes on by itself once there is room; ask the provider for a higher quota to go on sooner.',
          'Pengiriman berlanjut sendiri begitu ada ruang; minta kuota lebih tinggi kepada penyedia agar lebih cepat.',
        )
      : both(
          `Ask the provider for a higher quota, or release lane ${id} when the day is over.`,
          `Minta kuota lebih tinggi kepada penyedia, atau lepaskan jalur ${id} setelah hari itu lewat.`,
        );
  return both(
    `its messages of the day are used up (${code.en}). ${after.en}`,
    `jatah pesannya untuk hari ini habis (${code.id}). ${after.id}`,
  );
}

export function blockingGuards(of: Named, blocking: number): Matter[] {
  if (blocking === 0) return [];
  const words = both(
    `${of.slug}: ${counted(blocking, 'finding')} must be decided before anything can be launched.`,
    `${of.slug}: ${written(blocking).id} temuan harus diputuskan sebelum apa pun dapat diluncurkan.`,
  );
  return [matter('guard', `incident:${of.id}`, of.id, words)];
}

export interface ClockFacts {
  readonly law: string;
  readonly title: string;
  readonly deadlineAt: Date | null;
}

/** A clock that runs out within `hours`, or ran out, while nobody was told everything. */
export function runningOut(of: Named, clock: ClockFacts, at: { now: Date; hours: number }): Matter[] {
  if (clock.deadlineAt === null) return [];
  const left = (clock.deadlineAt.getTime() - at.now.getTime()) / 3_600_000;
  if (left > at.hours) return [];
  const when = spoken(clock.deadlineAt);
  const hours = Math.ceil(left);
  const how =
    left > 0
      ? both(`runs out at ${when}, in ${counted(hours, 'hour')}`, `habis pada ${when}, ${hours} jam lagi`)
      : both(`ran out at ${when}`, `sudah habis pada ${when}`);
  const words = both(
    `${of.slug}: the clock of ${clock.title} ${how.en}, and not everybody is told.`,
    `${of.slug}: tenggat ${clock.title} ${how.id}, dan belum semua orang diberi tahu.`,
  );
  return [matter('clock', `clock:${of.id}:${clock.law}`, of.id, words)];
}

export interface UnknownFacts {
  readonly deliveries: number;
  readonly oldestSeconds: number;
}

export function oldUnknowns(of: Named, counts: readonly UnknownFacts[], hours: number): Matter[] {
  const old = counts.filter(({ oldestSeconds }) => oldestSeconds > hours * 3_600);
  const deliveries = old.reduce((sum, one) => sum + one.deliveries, 0);
  if (deliveries === 0) return [];
  const oldest = Math.floor(Math.max(...old.map(({ oldestSeconds }) => oldestSeconds)) / 3_600);
  const words = both(
    `${of.slug}: of ${counted(deliveries, 'message')} nobody knows whether it was accepted, of the oldest for ${counted(oldest, 'hour')}. Decide them in the list of unknowns.`,
    `${of.slug}: belum diketahui apakah ${written(deliveries).id} pesan diterima penyedia, yang tertua sejak ${oldest} jam. Putuskan dalam daftar yang tidak diketahui.`,
  );
  return [matter('unknown', `incident:${of.id}`, of.id, words)];
}

export interface Beat {
  readonly id: string;
  readonly role: 'web' | 'worker';
  readonly host: string;
  readonly pid: number;
  /** Since it was last heard of. */
  readonly silentSeconds: number;
}

/** Heard of every ten seconds; a process that is not for a minute has died, or cannot reach the database. */
export const SILENT_SECONDS = 60;
/** So long a death is news. */
export const FORGOTTEN_SECONDS = 86_400;

export function deadWorkers(beats: readonly Beat[]): Matter[] {
  const workers = beats.filter(({ role }) => role === 'worker');
  const dead = workers.filter(({ silentSeconds }) => silentSeconds > SILENT_SECONDS);
  const matters = dead.map(({ id, pid, host, silentSeconds }): Matter => {
    const minutes = Math.floor(silentSeconds / 60);
    const words = both(
      `The worker ${pid} on ${host} was last heard of ${counted(minutes, 'minute')} ago. What it had in hand is taken up by others.`,
      `Pekerja latar ${pid} di ${host} terakhir terdengar ${minutes} menit lalu. Yang sedang dikerjakannya dilanjutkan pekerja latar lain.`,
    );
    return matter('worker_dead', `process:${id}`, null, words);
  });
  if (workers.length === 0 || workers.length > dead.length) return matters;
  const words = both(
    'No worker is running: nothing is read, sent or reconciled. Start one.',
    'Tidak ada pekerja latar yang berjalan: tidak ada yang dibaca, dikirim, atau dicocokkan. Jalankan satu.',
  );
  return [...matters, matter('no_worker', 'workers', null, words)];
}

export interface ReviewFacts {
  readonly noticeId: string;
  readonly reviewDueAt: Date;
  readonly reviewedAt: Date | null;
}

/** Approved by one person alone, and nobody else has looked at it within a day. */
export function overdueReview(
  of: Named,
  { noticeId, reviewDueAt, reviewedAt }: ReviewFacts,
  now: Date,
): Matter[] {
  if (reviewedAt !== null || reviewDueAt > now) return [];
  const due = spoken(reviewDueAt);
  const words = both(
    `${of.slug}: a notice was approved by one person alone, and its review is overdue since ${due}. A second person must look at notice ${noticeId}.`,
    `${of.slug}: sebuah pemberitahuan disetujui satu orang saja, dan peninjauannya terlambat sejak ${due}. Orang kedua harus melihat pemberitahuan ${noticeId}.`,
  );
  return [matter('emergency_review', `notice:${noticeId}`, of.id, words)];
}

export interface HoldFacts {
  readonly id: string;
  readonly lawCodes: readonly string[];
  readonly untilAt: Date;
}

/** So long before its end a hold is news, and so long after it. */
const HOLD_ENDING_MS = 48 * 3_600_000;
const HOLD_ENDED_MS = 24 * 3_600_000;

/** Of a hold that is confirmed and was not lifted. */
export function endingHold(of: Named, { id, lawCodes, untilAt }: HoldFacts, now: Date): Matter[] {
  const left = untilAt.getTime() - now.getTime();
  if (left > HOLD_ENDING_MS || left < -HOLD_ENDED_MS) return [];
  const codes = lawCodes.join(', ');
  const whom =
    codes === ''
      ? both('everybody', 'semua orang')
      : both(`people under ${codes}`, `orang di bawah ${codes}`);
  const when = spoken(untilAt);
  const words =
    left > 0
      ? both(
          `${of.slug}: the hold of an authority on ${whom.en} ends at ${when}. Have the notice ready, with the reason for the delay.`,
          `${of.slug}: penundaan oleh otoritas bagi ${whom.id} berakhir pada ${when}. Siapkan pemberitahuannya, dengan alasan penundaan.`,
        )
      : both(
          `${of.slug}: the hold of an authority on ${whom.en} ended at ${when}: they may be told now, with the reason for the delay.`,
          `${of.slug}: penundaan oleh otoritas bagi ${whom.id} berakhir pada ${when}: kini boleh diberi tahu, dengan alasan penundaan.`,
        );
  return [matter('hold_ending', `hold:${id}`, of.id, words)];
}

/**
 * Paused by the system in the middle of its sending; the hold's end does not resume it. Who asked is not told: people
 * wrote that, and an alarm leaves the house.
 */
export function heldNotice(of: Named, id: string): Matter[] {
  const words = both(
    `${of.slug}: a notice was paused while it was sent, because an authority asks that its people wait. Look at the holds; then resume notice ${id}, or stop it.`,
    `${of.slug}: sebuah pemberitahuan dijeda saat dikirim, karena otoritas meminta orang-orangnya menunggu. Lihat penundaannya; lalu lanjutkan pemberitahuan ${id}, atau hentikan.`,
  );
  return [matter('notice_held', `notice:${id}`, of.id, words)];
}

export interface PostingFacts {
  readonly id: string;
  readonly state: 'planned' | 'up' | 'over';
  readonly lastsUntil: Date;
  /** For which law it is too short. */
  readonly tooShort: readonly Both[];
}

const POSTING_ENDING_MS = 72 * 3_600_000;
const POSTING_ENDED_MS = 7 * 86_400_000;

/** Before it ends; afterwards only where it stood too short a time. */
export function endingPosting(of: Named, posting: PostingFacts, now: Date): Matter[] {
  const { id, state, lastsUntil, tooShort } = posting;
  const left = lastsUntil.getTime() - now.getTime();
  const ending = state === 'up' && left <= POSTING_ENDING_MS;
  const endedEarly = state === 'over' && tooShort.length > 0 && left >= -POSTING_ENDED_MS;
  if (!ending && !endedEarly) return [];
  const when = spoken(lastsUntil);
  const how = ending
    ? both(`ends at ${when}`, `akan berakhir pada ${when}`)
    : both(`ended at ${when}`, `berakhir pada ${when}`);
  const words = joined([
    both(`${of.slug}: a substitute notice ${how.en}.`, `${of.slug}: sebuah pengumuman terpasang ${how.id}.`),
    ...tooShort,
    both(`See posting ${id}.`, `Lihat pengumuman ${id}.`),
  ]);
  return [matter('posting_ending', `posting:${id}`, of.id, words)];
}

export interface CeilingFacts {
  readonly noticeId: string;
  readonly held: number;
}

export function reachedCeiling(of: Named, { noticeId, held }: CeilingFacts): Matter[] {
  const words = both(
    `${of.slug}: a notice reached the cost that was approved, and ${counted(held, 'message')} wait for it. Have a higher ceiling approved, or stop notice ${noticeId}.`,
    `${of.slug}: sebuah pemberitahuan mencapai biaya yang disetujui, dan ${written(held).id} pesan menunggu. Mintalah persetujuan batas lebih tinggi, atau hentikan pemberitahuan ${noticeId}.`,
  );
  return [matter('ceiling', `notice:${noticeId}`, of.id, words)];
}

export interface StockFacts {
  readonly offerId: string;
  readonly level: 'ok' | 'low' | 'empty';
  readonly free: number;
  readonly waiting: number;
  readonly daysLeft: number | null;
}

/** The codes of an offer run out within days, or have: who asks then waits. */
export function lowCodes(of: Named, { offerId, level, free, waiting, daysLeft }: StockFacts): Matter[] {
  if (level === 'ok') return [];
  const lasts =
    daysLeft === null
      ? both('', '')
      : both(
          `, enough for ${daysLeft} days at the rate of the last days`,
          `, cukup untuk ${daysLeft} hari dengan laju beberapa hari terakhir`,
        );
  const how =
    level === 'empty'
      ? both(
          `has no codes any more, and ${waiting === 1 ? '1 person waits' : `${waiting} people wait`} for one`,
          `tidak punya kode lagi, dan ${written(waiting).id} orang menunggunya`,
        )
      : both(
          `has ${counted(free, 'code')} left${lasts.en}`,
          `tinggal punya ${written(free).id} kode${lasts.id}`,
        );
  const words = both(
    `${of.slug}: the offer ${offerId} ${how.en}. Bring more to one of its pools.`,
    `${of.slug}: penawaran ${offerId} ${how.id}. Masukkan lagi ke salah satu kumpulannya.`,
  );
  return [matter('codes_low', `offer:${offerId}`, of.id, words)];
}

export interface DeadLetterFacts {
  readonly dead: number;
  /** Of these nobody is the owner. */
  readonly unowned: number;
}

/** What people chose and no call settles any more: somebody has to. */
export function deadLetters(of: Named, { dead, unowned }: DeadLetterFacts): Matter[] {
  if (dead === 0) return [];
  const whose =
    unowned === 0
      ? both('each has an owner', 'semuanya sudah ada penanggung jawabnya')
      : both(
          `${unowned} of them nobody’s yet`,
          `${written(unowned).id} di antaranya belum ada penanggung jawabnya`,
        );
  const words = both(
    `${of.slug}: ${counted(dead, 'fulfilment')} could not be brought to the company’s own system, ${whose.en}. Take them in the list of dead letters.`,
    `${of.slug}: ${written(dead).id} pemenuhan tidak sampai ke sistem perusahaan sendiri, ${whose.id}. Ambil dalam daftar kegagalan pemenuhan.`,
  );
  return [matter('fulfilment_dead', `incident:${of.id}`, of.id, words)];
}

export interface GuessFacts {
  /** Each of which passed its own limit. */
  readonly networks: number;
  /** All together passed theirs. */
  readonly isSpread: boolean;
  readonly tries: number;
  readonly beganAt: Date | null;
  readonly lastAt: Date | null;
}

/** So long after its last try a burst is over. */
export const GUESSED_SECONDS = 3_600;

/** No page opens to a guess, but whoever tries so many means it. */
export function guessing({ networks, isSpread, tries, beganAt, lastAt }: GuessFacts): Matter[] {
  if (beganAt === null || lastAt === null) return [];
  const who = isSpread
    ? both('Many networks', 'Banyak jaringan')
    : both(networks === 1 ? 'One network' : `${networks} networks`, `${networks} jaringan`);
  const [from, to] = [spoken(beganAt), spoken(lastAt)];
  const words = both(
    `${who.en} tried ${tries} links, codes or questions that are not theirs, from ${from} to ${to}. None opened a page. Look into the web server’s log of that time, and block whoever it is.`,
    `${who.id} mencoba ${written(tries).id} tautan, kode, atau pertanyaan yang bukan miliknya, dari ${from} sampai ${to}. Tidak satu pun membuka halaman. Lihat log server web pada waktu itu, dan blokir siapa pun itu.`,
  );
  return [matter('wrong_tries', 'wrong_tries', null, words)];
}

/** Unseen it is told again after an hour, then each four hours; once somebody is on it, each day. */
export const REPEATS = { firstSeconds: 3_600, laterSeconds: 4 * 3_600, seenSeconds: 86_400 } as const;

function spoken(at: Date): string {
  return at
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ');
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
