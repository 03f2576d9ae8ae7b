/** The words of the first page of all, in both languages. */
import type { Locale } from './text.ts';

const id = {
  title: 'Pemberitahuan insiden data',
  heading: 'Punya kode dari kami?',
  lead: 'Kode itu tercetak dalam surat atau pesan kami. Ketik di sini untuk membuka halaman Anda.',
  open: 'Buka halaman saya',
  published: 'Insiden yang sudah kami umumkan',
  none: 'Saat ini tidak ada insiden yang kami umumkan.',
  updated: 'Terakhir diperbarui',
  check: 'Apakah pesan itu benar dari kami?',
  checkHow: [
    'Ketik sendiri alamat halaman ini di peramban. Jangan membuka tautan dari pesan yang Anda ragukan.',
    'Setiap pesan kami memuat kode tiga belas huruf dan angka. Di halaman insiden, Anda dapat memeriksa apakah kode itu milik kami.',
    'Kami tidak pernah meminta kata sandi, PIN, kode OTP, atau uang.',
  ],
  checkCode: 'Periksa kode pesan tentang',
} as const;

type Shape<T> = { readonly [K in keyof T]: T[K] extends readonly string[] ? readonly string[] : string };
export type HomeWords = Shape<typeof id>;

const en: HomeWords = {
  title: 'Notices about data incidents',
  heading: 'Do you have a code from us?',
  lead: 'It is printed in our letter or message. Type it here to open your page.',
  open: 'Open my page',
  published: 'Incidents we have made public',
  none: 'There is no incident that we have made public.',
  updated: 'Last updated',
  check: 'Is that message really from us?',
  checkHow: [
    'Type the address of this page into your browser yourself. Do not open a link from a message you doubt.',
    'Every message of ours carries a code of thirteen letters and digits. On the incident’s page you can check whether that code is ours.',
    'We never ask for a password, a PIN, a one-time code or money.',
  ],
  checkCode: 'Check the code of a message about',
};

export const HOME_WORDS: Readonly<Record<Locale, HomeWords>> = { id, en };
