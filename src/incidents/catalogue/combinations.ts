/** Data that is worse together: advice that comes first, and in place of the parts' own first advice. */
import type { Words } from './category.ts';
import type { CategoryCode, Form } from './exposure.ts';

/** Forms in which somebody can read or soon guess the value. */
export const READABLE_FORMS: readonly Form[] = ['plaintext', 'encrypted_key_taken', 'hash_weak', 'unknown'];

export interface Combination {
  readonly name: string;
  /** Every group must be met by one of its codes, readable. */
  readonly all: readonly (readonly CategoryCode[])[];
  readonly advice: Words;
  /** Categories whose own first advice this one replaces. */
  readonly replaces: readonly CategoryCode[];
}

export const COMBINATIONS: readonly Combination[] = [
  {
    name: 'card_complete',
    all: [['fin.pan'], ['fin.expiry', 'fin.cvv', 'fin.track']],
    advice: {
      id: 'Hubungi bank lewat nomor di belakang kartu dan minta kartu diblokir sekarang. Data yang bocor cukup untuk berbelanja.',
      en: 'Call your bank on the number on the back of the card and have it blocked now. What leaked is enough to shop with it.',
    },
    replaces: ['fin.pan', 'fin.cvv', 'fin.track', 'fin.expiry'],
  },
  {
    name: 'account_takeover',
    all: [['con.email', 'id.alias', 'con.phone'], ['cred.password']],
    advice: {
      id: 'Ganti kata sandi akun ini dan email Anda sekarang. Ganti juga di semua situs lain yang memakai kata sandi yang sama.',
      en: 'Change the password of this account and of your e-mail now. Change it everywhere else you use the same one.',
    },
    replaces: ['cred.password'],
  },
  {
    name: 'loan_fraud',
    // The photo shows the number too.
    all: [['gov.idscan']],
    advice: {
      id: 'Cek gratis di idebku.ojk.go.id (SLIK OJK) apakah ada pinjaman yang bukan milik Anda. Foto KTP, yang memuat NIK, cukup untuk mengajukan pinjol.',
      en: 'Check for free at idebku.ojk.go.id (SLIK OJK) whether there are loans that are not yours. The photo of your ID card shows your NIK and is enough to apply for one.',
    },
    replaces: ['gov.nik'],
  },
  {
    name: 'sim_swap',
    all: [['con.phone'], ['id.dob'], ['id.mother']],
    advice: {
      id: 'Minta operator seluler hari ini agar kartu SIM Anda hanya diganti bila Anda datang sendiri. Data yang bocor cukup untuk mencoba memintanya.',
      en: 'Ask your mobile operator today to replace your SIM card only if you come in person. What leaked is enough to try to ask for one.',
    },
    replaces: ['con.phone'],
  },
];
