/** What the pages of signing in say, in both languages; how they lead from one to the next. */
import type { FastifyRequest } from 'fastify';
import type { Locale } from '../../incidents/index.ts';
import { languageOf } from '../portal/language.ts';

const EN = {
  signIn: 'Sign in to Amends',
  email: 'E-mail address',
  password: 'Password',
  enter: 'Sign in',
  refused: 'The e-mail address or the password is wrong, or the account is locked for a while.',
  passwordSet: 'Your password is set. Sign in with it.',
  started: 'That took too long. Sign in again.',
  choose: 'Choose your password',
  welcome: (name: string) => `Welcome, ${name}. This link works once. You sign in as`,
  newPassword: 'New password',
  atLeast: (n: number) => `at least ${n} characters, without your name or address`,
  again: 'The same again',
  setPassword: 'Set password',
  differ: 'The two passwords differ; type them again.',
  weak: (n: number) => `A password needs at least ${n} characters and may not contain the name or address.`,
  linkGone: 'This link does not work',
  linkGoneSaid: 'This link is unknown, used or expired; ask an administrator for a new one.',
  codeTitle: 'Your code, please',
  code: 'Six digits from your authenticator',
  codeHint: 'Without your phone: type one of your recovery codes instead. Each works once.',
  continue: 'Continue',
  wrongCode:
    'That code is wrong or was used already, or the account is locked for a while. Wait for the next code.',
  enrolTitle: 'Set up your second factor',
  enrolWhy: 'A password alone can be stolen. From now on you also type a code that only your phone shows.',
  enrolScan: 'Open an authenticator app on your phone and scan this picture.',
  qr: 'QR code for your authenticator app',
  enrolType: 'It cannot scan? Type this key into it',
  firstCode: 'The six digits it shows now',
  enrol: 'Turn it on',
  recoveryTitle: 'Keep your recovery codes',
  recoveryWhy:
    'Write these down and keep them apart from your phone. Each lets you in once when the phone is lost. They are not shown again.',
  kept: 'I have kept them: continue',
  factorTitle: 'Your second factor',
  factorOn: (left: number) => `It is on. Recovery codes left: ${left}.`,
  factorOff: 'It is off. With it a stolen password alone opens nothing.',
  begin: 'Set it up',
  newPhone: 'Another phone',
  newPhoneWhy: 'A code of the one in force, or a recovery code, allows it.',
  newCodes: 'New recovery codes',
  newCodesWhy: 'The earlier ones end.',
  presentCode: 'Code',
  makeCodes: 'Make new ones',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  answerHotline: 'Answer the hotline',
  console: 'Open the console',
  other: 'Bahasa Indonesia',
};

export type Words = typeof EN;

const ID: Words = {
  signIn: 'Masuk ke Amends',
  email: 'Alamat email',
  password: 'Kata sandi',
  enter: 'Masuk',
  refused: 'Alamat email atau kata sandi salah, atau akun dikunci sementara.',
  passwordSet: 'Kata sandi Anda sudah tersimpan. Silakan masuk.',
  started: 'Waktunya habis. Silakan masuk lagi.',
  choose: 'Pilih kata sandi Anda',
  welcome: (name) => `Selamat datang, ${name}. Tautan ini hanya berlaku satu kali. Anda masuk sebagai`,
  newPassword: 'Kata sandi baru',
  atLeast: (n) => `sedikitnya ${n} karakter, tanpa nama atau alamat Anda`,
  again: 'Ketik sekali lagi',
  setPassword: 'Simpan kata sandi',
  differ: 'Kedua kata sandi berbeda; ketik ulang.',
  weak: (n) => `Kata sandi perlu sedikitnya ${n} karakter dan tidak boleh memuat nama atau alamat Anda.`,
  linkGone: 'Tautan ini tidak berlaku',
  linkGoneSaid:
    'Tautan ini tidak dikenal, sudah dipakai, atau kedaluwarsa; mintalah yang baru kepada administrator.',
  codeTitle: 'Masukkan kode Anda',
  code: 'Enam angka dari aplikasi autentikator',
  codeHint: 'Tanpa ponsel: ketik salah satu kode pemulihan Anda. Masing-masing berlaku satu kali.',
  continue: 'Lanjutkan',
  wrongCode: 'Kode salah atau sudah dipakai, atau akun dikunci sementara. Tunggu kode berikutnya.',
  enrolTitle: 'Siapkan faktor kedua Anda',
  enrolWhy:
    'Kata sandi saja dapat dicuri. Mulai sekarang Anda juga mengetik kode yang hanya ditampilkan ponsel Anda.',
  enrolScan: 'Buka aplikasi autentikator di ponsel Anda lalu pindai gambar ini.',
  qr: 'Kode QR untuk aplikasi autentikator Anda',
  enrolType: 'Tidak bisa memindai? Ketik kunci ini di aplikasi',
  firstCode: 'Enam angka yang tampil sekarang',
  enrol: 'Aktifkan',
  recoveryTitle: 'Simpan kode pemulihan Anda',
  recoveryWhy:
    'Tulis kode-kode ini dan simpan terpisah dari ponsel Anda. Masing-masing dapat dipakai masuk satu kali bila ponsel hilang. Kode ini tidak ditampilkan lagi.',
  kept: 'Sudah saya simpan: lanjutkan',
  factorTitle: 'Faktor kedua Anda',
  factorOn: (left) => `Sudah aktif. Sisa kode pemulihan: ${left}.`,
  factorOff: 'Belum aktif. Dengan faktor kedua, kata sandi yang dicuri tidak dapat membuka apa pun.',
  begin: 'Siapkan',
  newPhone: 'Ponsel lain',
  newPhoneWhy: 'Diperlukan kode dari yang sekarang berlaku, atau kode pemulihan.',
  newCodes: 'Kode pemulihan baru',
  newCodesWhy: 'Kode yang lama tidak berlaku lagi.',
  presentCode: 'Kode',
  makeCodes: 'Buat yang baru',
  signOut: 'Keluar',
  signedInAs: 'Masuk sebagai',
  answerHotline: 'Layani hotline',
  console: 'Buka konsol',
  other: 'English',
};

const WORDS: Readonly<Record<Locale, Words>> = { en: EN, id: ID };

/** What a page needs to know of the request besides what it is about. */
export interface Seen {
  readonly locale: Locale;
  readonly words: Words;
  /** Where somebody wanted to go: one of our own pages, or null. */
  readonly next: string | null;
  readonly path: string;
}

export function seenOf(request: FastifyRequest): Seen {
  const locale = languageOf(request, 'en');
  const { next } = request.query as Readonly<Record<string, unknown>>;
  return { locale, words: WORDS[locale], next: ownPath(next), path: request.url.split('?')[0]! };
}

const OWN = /^\/(?:console|hotline|second-factor|api\/docs)(?=[/?#]|$)/;

/** Only the operators' own pages, named from our own root: a forger's link leads nowhere else. */
export function ownPath(next: unknown): string | null {
  if (typeof next !== 'string' || next.length > 2_000 || !OWN.test(next)) return null;
  const url = URL.parse(next, 'http://own.invalid');
  return url?.origin === 'http://own.invalid' && OWN.test(url.pathname)
    ? url.pathname + url.search + url.hash
    : null;
}

/** Another of these pages, in the same language and on the same way. */
export function pathTo(path: string, { locale, next }: Pick<Seen, 'locale' | 'next'>, more = ''): string {
  const query = new URLSearchParams({ lang: locale, ...(next === null ? {} : { next }) });
  return `${path}?${query.toString()}${more}`;
}

/** Where signing in leads. */
export function destination({ next }: Pick<Seen, 'next'>): string {
  return next ?? '/console';
}
