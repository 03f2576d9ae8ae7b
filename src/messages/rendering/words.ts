/** The fixed words around every message, in both languages. */
import type { Locale, TemplateKind } from '../rules/template-kinds.ts';

export interface FixedWords {
  readonly todayTitle: string;
  readonly nothingToday: string;
  readonly leakedTitle: string;
  readonly newlyLeakedTitle: string;
  readonly notLeakedTitle: string;
  /** Above what an earlier message told wrongly. */
  readonly notLeaked: string;
  readonly detailsTitle: string;
  /** Instead of health, sexual, crime and child categories: says that there is more, never what. */
  readonly withheld: string;
  /** What can come of it, without saying of what. */
  readonly withheldLabel: string;
  readonly withheldRisk: string;
  readonly verifyTitle: string;
  readonly verifyAccount: string;
  readonly verifyAddress: string;
  readonly verifyCode: string;
  readonly verifyText: string;
  /** Before it, where there are links. */
  readonly verifyNoLink: string;
  readonly neverAsk: string;
  readonly reference: string;
  /** Between offers of which one may be chosen. */
  readonly or: string;
  readonly chooseOne: string;
  readonly automatic: string;
}

export const WORDS: Readonly<Record<Locale, FixedWords>> = {
  id: {
    todayTitle: 'Lakukan hari ini',
    nothingToday: 'Anda tidak perlu melakukan apa pun hari ini.',
    leakedTitle: 'Data Anda yang bocor',
    newlyLeakedTitle: 'Yang belum kami sampaikan sebelumnya',
    notLeakedTitle: 'Yang ternyata tidak bocor',
    notLeaked: 'Dalam pesan sebelumnya kami menulis bahwa data ini bocor. Itu salah. Data ini tidak bocor.',
    detailsTitle: 'Apa artinya bagi Anda',
    withheld:
      'Ada data lain yang lebih sensitif. Data itu tidak kami tulis di sini, agar tidak terbaca orang lain. Hubungi kami: kami pastikan dulu bahwa itu benar Anda, lalu kami jelaskan.',
    withheldLabel: 'Data yang lebih sensitif',
    withheldRisk: 'Orang lain dapat mempermalukan, mengancam, atau memeras Anda dengan data ini.',
    verifyTitle: 'Periksa sendiri bahwa pesan ini asli',
    verifyAccount: 'Akun',
    verifyAddress: 'Alamat',
    verifyCode: 'Kode',
    verifyText: 'Ketik alamat ini di browser (misalnya Chrome), lalu masukkan kode Anda.',
    verifyNoLink: 'Anda tidak harus membuka tautan.',
    neverAsk: 'Kami tidak pernah meminta kata sandi, PIN, atau kode OTP Anda.',
    reference: 'Nomor kejadian',
    or: ' atau ',
    chooseOne: 'Anda memilih salah satu.',
    automatic: 'Anda menerimanya tanpa perlu meminta.',
  },
  en: {
    todayTitle: 'Do this today',
    nothingToday: 'You do not need to do anything today.',
    leakedTitle: 'What leaked about you',
    newlyLeakedTitle: 'What we had not told you before',
    notLeakedTitle: 'What did not leak after all',
    notLeaked: 'In our last message we wrote that this leaked. That was wrong. It did not leak.',
    detailsTitle: 'What it means for you',
    withheld:
      'There is other, more sensitive data. We do not write it here, so that nobody else reads it. Contact us: we first make sure that it is really you, and then explain it.',
    withheldLabel: 'More sensitive data',
    withheldRisk: 'Others can embarrass, threaten or blackmail you with it.',
    verifyTitle: 'Check for yourself that this message is real',
    verifyAccount: 'Account',
    verifyAddress: 'Address',
    verifyCode: 'Code',
    verifyText: 'Type this address into your browser (for example Chrome) and enter your code.',
    verifyNoLink: 'You do not have to open a link.',
    neverAsk: 'We never ask for your password, PIN or one-time code.',
    reference: 'Incident number',
    or: ' or ',
    chooseOne: 'You choose one of them.',
    automatic: 'You get it without asking.',
  },
};

export interface KindWords {
  /** What mail programs show beside the subject, unless the template has its own. */
  readonly preheader: string;
  readonly whyYou: string;
}

const TOLD: Readonly<Record<Locale, KindWords>> = {
  id: {
    preheader: 'Data apa yang bocor, apa yang perlu Anda lakukan, dan apa yang kami lakukan.',
    whyYou: 'Anda menerima pesan ini karena data Anda termasuk yang bocor. Ini bukan iklan.',
  },
  en: {
    preheader: 'What leaked, what you need to do, and what we are doing.',
    whyYou: 'You get this message because your data is among what leaked. This is not advertising.',
  },
};

/** Only whoever was hit is told so: an initial notice does not know yet, and goodwill goes to the untouched. */
const KIND_WORDS: Readonly<Partial<Record<TemplateKind, Readonly<Record<Locale, KindWords>>>>> = {
  initial: {
    id: {
      preheader: 'Apa yang kami ketahui sekarang, apa yang perlu Anda lakukan, dan apa yang kami lakukan.',
      whyYou:
        'Anda menerima pesan ini karena kami menyimpan data Anda dan data pelanggan kami bocor. Ini bukan iklan.',
    },
    en: {
      preheader: 'What we know now, what you need to do, and what we are doing.',
      whyYou:
        'You get this message because we hold data about you and customer data of ours leaked. This is not advertising.',
    },
  },
  supplement: {
    id: { ...TOLD.id, preheader: 'Yang baru sejak pesan kami sebelumnya, dan apa yang perlu Anda lakukan.' },
    en: { ...TOLD.en, preheader: 'What is new since our last message, and what you need to do.' },
  },
  correction: {
    id: {
      preheader: 'Pesan kami sebelumnya ada yang salah. Ini yang benar.',
      whyYou:
        'Anda menerima pesan ini karena pesan kami sebelumnya kepada Anda ada yang salah. Ini bukan iklan.',
    },
    en: {
      preheader: 'Part of our last message was wrong. This is what is right.',
      whyYou:
        'You get this message because part of our last message to you was wrong. This is not advertising.',
    },
  },
  update: {
    id: { ...TOLD.id, preheader: 'Apa yang sudah kami lakukan sejak pesan kami sebelumnya.' },
    en: { ...TOLD.en, preheader: 'What we have done since our last message.' },
  },
  policy: {
    id: {
      preheader: 'Apa yang kami ubah dalam menyimpan data Anda, dan apa artinya bagi Anda.',
      whyYou: 'Anda menerima pesan ini karena kami menyimpan data Anda. Ini bukan iklan.',
    },
    en: {
      preheader: 'What we change in how we keep your data, and what it means for you.',
      whyYou: 'You get this message because we hold data about you. This is not advertising.',
    },
  },
  goodwill: {
    id: {
      preheader: 'Data Anda tidak termasuk yang bocor. Anda tidak perlu melakukan apa pun.',
      whyYou: 'Anda menerima pesan ini karena Anda pelanggan kami. Data Anda tidak termasuk yang bocor.',
    },
    en: {
      preheader: 'Your data is not among what leaked. You do not need to do anything.',
      whyYou: 'You get this message because you are our customer. Your data is not among what leaked.',
    },
  },
};

export function kindWords(kind: TemplateKind, locale: Locale): KindWords {
  return (KIND_WORDS[kind] ?? TOLD)[locale];
}
