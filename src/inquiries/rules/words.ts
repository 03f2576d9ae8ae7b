/** What is answered, in both languages: short, calm, and the same sentence for everybody of one answer. */
import type { Answer } from './answer.ts';

export interface AnswerFacts {
  readonly brand: string;
  /** GSM-7, at most 20 characters. */
  readonly smsBrand: string;
  /** `https://…/i/<slug>`. */
  readonly incidentUrl: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Own pages behind this address; none but for `own`. */
  readonly pages: readonly { readonly link: string; readonly typedCode: string }[];
}

export interface AnswerMail {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link: string;
}

type Locale = 'id' | 'en';
type Said = Exclude<Answer, 'silent'>;

interface Phrases {
  readonly subject: (brand: string) => string;
  readonly asked: string;
  readonly said: Readonly<Record<Said, readonly string[]>>;
  readonly code: (code: string) => string;
  readonly never: string;
  readonly reach: (how: string) => string;
  readonly page: string;
  readonly own: string;
  readonly notAsked: string;
  readonly sms: Readonly<Record<Said, string>>;
}

const WORDS: Readonly<Record<Locale, Phrases>> = {
  id: {
    subject: (brand) => `Jawaban atas pertanyaan Anda tentang kebocoran data di ${brand}`,
    asked: 'Seseorang, mungkin Anda, bertanya di halaman kami apakah alamat ini terdampak.',
    said: {
      own: [
        'Ya: data yang terkait dengan alamat ini bocor. Halaman Anda memuat apa saja yang bocor dan apa yang perlu dilakukan.',
      ],
      elsewhere: [
        'Ya: data yang terkait dengan alamat ini bocor. Pemberitahuannya kami kirim ke alamat lain yang kami punya tentang Anda.',
        'Pemberitahuan itu tidak sampai? Hubungi kami.',
      ],
      checking: [
        'Kami masih memeriksa data siapa saja yang terdampak. Jika itu data Anda, kami akan memberi tahu Anda.',
      ],
      none: [
        'Sejauh yang kami ketahui, alamat ini tidak ada dalam data yang bocor.',
        'Jika pengetahuan kami berubah, halaman insiden akan memuatnya. Anda boleh bertanya lagi. Mungkin Anda memakai alamat lain di tempat kami: tanyakan juga untuk alamat itu.',
      ],
    },
    code: (code) => `Kode Anda: ${code}. Anda dapat mengetiknya di halaman insiden.`,
    never: 'Kami tidak pernah meminta kata sandi, PIN, atau kode OTP Anda.',
    reach: (how) => `Hubungi kami: ${how}`,
    page: 'Halaman insiden:',
    own: 'Halaman Anda:',
    notAsked: 'Bukan Anda yang bertanya? Abaikan saja email ini; tidak ada yang berubah.',
    sms: {
      own: 'ya, data Anda bocor. Rincian dan yang perlu dilakukan:',
      elsewhere: 'ya, data terkait nomor ini bocor. Kami memberi tahu lewat alamat lain. Rincian:',
      checking: 'kami masih memeriksa. Jika data Anda terdampak, kami beri tahu. Info:',
      none: '',
    },
  },
  en: {
    subject: (brand) => `The answer to your question about the data breach at ${brand}`,
    asked: 'Somebody, probably you, asked on our page whether this address is affected.',
    said: {
      own: ['Yes: data connected with this address leaked. Your page shows what leaked and what to do.'],
      elsewhere: [
        'Yes: data connected with this address leaked. We send the notice to another address that we have of you.',
        'Did it not arrive? Contact us.',
      ],
      checking: ['We are still finding out whose data is affected. If it is yours, we will tell you.'],
      none: [
        'As far as we know, this address is not in the data that leaked.',
        'If that changes, the incident’s page will say so, and you may ask again. You may have used another address with us: ask for that one too.',
      ],
    },
    code: (code) => `Your code: ${code}. You can type it on the incident’s page.`,
    never: 'We never ask for your password, PIN or one-time code.',
    reach: (how) => `Contact us: ${how}`,
    page: 'The incident’s page:',
    own: 'Your page:',
    notAsked: 'It was not you who asked? Ignore this e-mail; nothing has changed.',
    sms: {
      own: 'yes, your data leaked. What leaked and what to do:',
      elsewhere: 'yes, data of this number leaked. We tell you by another address. More:',
      checking: 'we are still checking. If your data is affected, we will tell you. More:',
      none: '',
    },
  },
};

/** The link stands last, in full: of one person their own page, else the incident's. */
export function answerMail(answer: Said, locale: Locale, facts: AnswerFacts): AnswerMail {
  const words = WORDS[locale];
  const [first, ...others] = facts.pages;
  const how = [facts.phone, facts.email].filter((one) => one !== null).join(' · ');
  return {
    subject: words.subject(facts.brand),
    paragraphs: [
      words.asked,
      ...words.said[answer],
      ...(first ? [words.code(first.typedCode)] : []),
      ...others.flatMap(({ link, typedCode }) => [words.code(typedCode), link]),
      words.never,
      ...(how === '' ? [] : [words.reach(how)]),
      words.notAsked,
      ...(first ? [`${words.page} ${facts.incidentUrl}`, words.own] : [words.page]),
    ],
    link: first?.link ?? facts.incidentUrl,
  };
}

/** Several people behind one number get the incident's page: their own would be read by each other. */
export function answerSms(answer: Said, locale: Locale, facts: AnswerFacts): string {
  const only = facts.pages.length === 1 ? facts.pages[0] : undefined;
  return `${facts.smsBrand}: ${WORDS[locale].sms[answer]} ${only?.link ?? facts.incidentUrl}`;
}
