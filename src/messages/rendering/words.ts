/** The fixed words around every message, in both languages. */
import type { Locale } from '../rules/template-kinds.ts';

export interface FixedWords {
  readonly preheader: string;
  readonly todayTitle: string;
  readonly nothingToday: string;
  readonly leakedTitle: string;
  readonly detailsTitle: string;
  /** Instead of health, sexual, crime and child categories: says that there is more, never what. */
  readonly withheld: string;
  readonly verifyTitle: string;
  readonly verifyAccount: string;
  readonly verifyAddress: string;
  readonly verifyCode: string;
  readonly verifyText: string;
  readonly neverAsk: string;
  readonly whyYou: string;
  readonly reference: string;
  /** Between offers of which one may be chosen. */
  readonly or: string;
  readonly chooseOne: string;
  readonly automatic: string;
}

export const WORDS: Readonly<Record<Locale, FixedWords>> = {
  id: {
    preheader: 'Data apa yang bocor, apa yang perlu Anda lakukan, dan apa yang kami lakukan.',
    todayTitle: 'Lakukan hari ini',
    nothingToday: 'Anda tidak perlu melakukan apa pun hari ini.',
    leakedTitle: 'Data Anda yang bocor',
    detailsTitle: 'Apa artinya bagi Anda',
    withheld:
      'Ada data lain yang lebih sensitif. Data itu tidak kami tulis di sini, agar tidak terbaca orang lain. Hubungi kami: kami pastikan dulu bahwa itu benar Anda, lalu kami jelaskan.',
    verifyTitle: 'Periksa sendiri bahwa pesan ini asli',
    verifyAccount: 'Akun',
    verifyAddress: 'Alamat',
    verifyCode: 'Kode',
    verifyText:
      'Anda tidak harus membuka tautan. Ketik alamat ini di browser (misalnya Chrome), lalu masukkan kode Anda.',
    neverAsk: 'Kami tidak pernah meminta kata sandi, PIN, atau kode OTP Anda.',
    whyYou: 'Anda menerima pesan ini karena data Anda termasuk yang bocor. Ini bukan iklan.',
    reference: 'Nomor kejadian',
    or: ' atau ',
    chooseOne: 'Anda memilih salah satu.',
    automatic: 'Anda menerimanya tanpa perlu meminta.',
  },
  en: {
    preheader: 'What leaked, what you need to do, and what we are doing.',
    todayTitle: 'Do this today',
    nothingToday: 'You do not need to do anything today.',
    leakedTitle: 'What leaked about you',
    detailsTitle: 'What it means for you',
    withheld:
      'There is other, more sensitive data. We do not write it here, so that nobody else reads it. Contact us: we first make sure that it is really you, and then explain it.',
    verifyTitle: 'Check for yourself that this message is real',
    verifyAccount: 'Account',
    verifyAddress: 'Address',
    verifyCode: 'Code',
    verifyText: 'You do not have to open a link. Type this address into your browser and enter your code.',
    neverAsk: 'We never ask for your password, PIN or one-time code.',
    whyYou: 'You get this message because your data is among what leaked. This is not advertising.',
    reference: 'Incident number',
    or: ' or ',
    chooseOne: 'You choose one of them.',
    automatic: 'You get it without asking.',
  },
};
