/** The fixed words of a statement, in both languages. */
import type { Form, Words } from '../../incidents/index.ts';

export const FORM_WORDS: Readonly<Record<Form, Words>> = {
  plaintext: { id: 'dapat dibaca', en: 'readable' },
  encrypted_key_taken: { id: 'terkunci, tetapi kuncinya ikut bocor', en: 'locked, but the key leaked too' },
  hash_weak: { id: 'diacak, tetapi mudah dibaca kembali', en: 'scrambled, but easy to read back' },
  unknown: {
    id: 'bentuknya tidak diketahui; anggap dapat dibaca',
    en: 'form not known; take it as readable',
  },
  hash_strong: { id: 'diacak dengan kuat', en: 'strongly scrambled' },
  masked: { id: 'hanya sebagian', en: 'only in part' },
  tokenised: { id: 'diganti kode pengganti', en: 'replaced by a stand-in code' },
  encrypted_key_safe: { id: 'terkunci, kuncinya tidak bocor', en: 'locked, the key did not leak' },
};

export const CHANNEL_WORDS: Readonly<Record<string, Words>> = {
  email: { id: 'email', en: 'e-mail' },
  sms: { id: 'SMS', en: 'SMS' },
  letter: { id: 'surat', en: 'letter' },
  handover: { id: 'saluran lain', en: 'another channel' },
};

export const STATEMENT_WORDS = {
  title: { id: 'Pernyataan tentang data Anda', en: 'Statement about your data' },
  reference: { id: 'Nomor rujukan', en: 'Reference' },
  made: { id: 'Dibuat pada', en: 'Made on' },
  leaked: { id: 'Data Anda yang bocor', en: 'What leaked about you' },
  nothing: {
    id: 'Tidak ada data Anda yang diketahui bocor.',
    en: 'Nothing is known to have leaked about you.',
  },
  what: { id: 'Data', en: 'Data' },
  how: { id: 'Bentuknya', en: 'In which form' },
  risk: { id: 'Apa artinya', en: 'What it means' },
  advice: { id: 'Apa yang dapat Anda lakukan', en: 'What you can do' },
  sources: { id: 'Berkas asalnya', en: 'The files it stood in' },
  history: { id: 'Yang kami ketahui dari waktu ke waktu', en: 'What we knew, over time' },
  since: { id: 'sejak', en: 'since' },
  told: { id: 'Yang kami beri tahukan kepada Anda', en: 'What we told you' },
  notTold: { id: 'Kami belum mengirim pemberitahuan kepada Anda.', en: 'We have not sent you a notice yet.' },
  contacts: { id: 'Kontak Anda pada kami', en: 'Your contacts as we hold them' },
  noValues: {
    id: 'Pernyataan ini tidak memuat nilai data yang bocor: kami tidak menyimpannya.',
    en: 'This statement holds no leaked value: we do not keep them.',
  },
  company: { id: 'Pertanyaan', en: 'Questions' },
} as const satisfies Readonly<Record<string, Words>>;
