/** What needs somebody now: each with its number, and where it is done. */
import type { components } from '../../api/schema.d.ts';
import { dictionary } from '../../words/words.tsx';

export type NeedKind = components['schemas']['NeedSeen']['kind'];

/** The page below the incident where it is done. */
export const WHERE: Readonly<Record<NeedKind, string>> = {
  facts_missing: 'facts',
  files_missing: 'sources',
  lanes_halted: 'notices/lanes',
  notices_held: 'notices',
  decide_notice: 'notices',
  notices_to_launch: 'notices',
  sources_failed: 'sources',
  sources_to_map: 'sources',
  sources_to_read: 'sources',
  rejects_to_accept: 'sources',
  people_to_find: 'people',
  guards_to_decide: 'people/guards',
  notice_missing: 'notices',
  decide_handover: 'notices',
  decide_incident_page: 'page',
  decide_offer_set: 'compensation',
  unknowns_open: 'notices',
  dead_letters: 'compensation',
  decide_payout: 'compensation',
  decide_claim: 'compensation',
  decide_grant_void: 'compensation',
  decide_sharing: 'people',
  decide_extract: 'people',
  decide_hold: '/laws',
  decide_law: '/laws',
};

/** `n` as it is written in this language; `one` where there is exactly one. */
type Say = Readonly<Record<NeedKind, (n: string, one: boolean) => string>>;

const en: Say = {
  facts_missing: (n, one) =>
    `${n} ${one ? 'fact is' : 'facts are'} missing that legal clocks and messages stand on`,
  files_missing: () => 'No file of the breach is here yet: bring in the exports',
  lanes_halted: (n, one) =>
    `${n} sending ${one ? 'lane is' : 'lanes are'} halted: nothing leaves by ${one ? 'it' : 'them'}`,
  notices_held: (n, one) => `${n} ${one ? 'notice was' : 'notices were'} paused by the system`,
  decide_notice: (n, one) =>
    `${n} ${one ? 'notice or ceiling waits' : 'notices or ceilings wait'} for a second person`,
  notices_to_launch: (n, one) => `${n} approved ${one ? 'notice' : 'notices'} can be launched`,
  sources_failed: (n, one) => `${n} ${one ? 'file' : 'files'} could not be read`,
  sources_to_map: (n, one) =>
    `${n} ${one ? 'file waits for its' : 'files wait for their'} columns to be named`,
  sources_to_read: (n, one) => `${n} ${one ? 'file' : 'files'} can be read in`,
  rejects_to_accept: (n, one) => `${n} ${one ? 'file has' : 'files have'} rejected rows nobody has accepted`,
  people_to_find: (n, one) =>
    `${n} ${one ? 'file was' : 'files were'} read after people were last found: find the people`,
  guards_to_decide: (n, one) =>
    `${n} ${one ? 'finding' : 'findings'} must be decided before anything can be launched`,
  notice_missing: () => 'The people are found and no notice is drafted: write what to tell them',
  decide_handover: (n, one) =>
    `${n} hand-over ${one ? 'recipient waits' : 'recipients wait'} for a second person`,
  decide_incident_page: (n, one) =>
    `${n} ${one ? 'version of the incident page waits' : 'versions of the incident page wait'} for a second person`,
  decide_offer_set: (n, one) =>
    `${n} ${one ? 'set of offers waits' : 'sets of offers wait'} for a second person`,
  unknowns_open: (n, one) => `${n} ${one ? 'message' : 'messages'} may or may not have been sent`,
  dead_letters: (n, one) => `${n} redeemed ${one ? 'offer' : 'offers'} could not be fulfilled`,
  decide_payout: (n, one) => `${n} payout ${one ? 'file waits' : 'files wait'} for a second person`,
  decide_claim: (n, one) => `${n} ${one ? 'claim waits' : 'claims wait'} for a decision`,
  decide_grant_void: (n, one) => `${n} ${one ? 'grant' : 'grants'} to be voided: a second person decides`,
  decide_sharing: (n, one) =>
    `${n} ${one ? 'request' : 'requests'} to compare with other incidents: a second person decides`,
  decide_extract: (n, one) => `${n} ${one ? 'extract waits' : 'extracts wait'} for a second person`,
  decide_hold: (n, one) => `${n} authority ${one ? 'hold waits' : 'holds wait'} for a second person`,
  decide_law: (n, one) =>
    `${n} ${one ? 'change of a law waits' : 'changes of laws wait'} for a second person`,
};

const id: Say = {
  facts_missing: (n) => `${n} fakta yang mendasari tenggat dan pesan belum diisi`,
  files_missing: () => 'Belum ada berkas kebocoran: masukkan hasil ekspornya',
  lanes_halted: (n) => `${n} jalur pengiriman berhenti: tidak ada yang terkirim lewatnya`,
  notices_held: (n) => `${n} pemberitahuan dijeda oleh sistem`,
  decide_notice: (n) => `${n} pemberitahuan atau batas biaya menunggu orang kedua`,
  notices_to_launch: (n) => `${n} pemberitahuan yang disetujui dapat diluncurkan`,
  sources_failed: (n) => `${n} berkas tidak dapat dibaca`,
  sources_to_map: (n) => `${n} berkas menunggu kolomnya dipetakan`,
  sources_to_read: (n) => `${n} berkas siap dibaca`,
  rejects_to_accept: (n) => `${n} berkas memiliki baris tertolak yang belum diterima siapa pun`,
  people_to_find: (n) => `${n} berkas dibaca setelah pencarian orang terakhir: temukan orangnya`,
  guards_to_decide: (n) => `${n} temuan harus diputuskan sebelum apa pun diluncurkan`,
  notice_missing: () => 'Orangnya sudah ditemukan, pemberitahuan belum dirancang: tulis apa yang disampaikan',
  decide_handover: (n) => `${n} vendor serah terima menunggu orang kedua`,
  decide_incident_page: (n) => `${n} versi halaman insiden menunggu orang kedua`,
  decide_offer_set: (n) => `${n} paket penawaran menunggu orang kedua`,
  unknowns_open: (n) => `${n} pesan belum pasti terkirim atau tidak`,
  dead_letters: (n) => `${n} penukaran tidak dapat dipenuhi`,
  decide_payout: (n) => `${n} berkas pembayaran menunggu orang kedua`,
  decide_claim: (n) => `${n} klaim menunggu keputusan`,
  decide_grant_void: (n) => `${n} pembatalan hak menunggu orang kedua`,
  decide_sharing: (n) => `${n} permintaan membandingkan dengan insiden lain menunggu orang kedua`,
  decide_extract: (n) => `${n} kutipan menunggu orang kedua`,
  decide_hold: (n) => `${n} penundaan oleh otoritas menunggu orang kedua`,
  decide_law: (n) => `${n} perubahan hukum menunggu orang kedua`,
};

export const NEED_WORDS = dictionary(en, id);
