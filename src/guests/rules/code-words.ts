/** The words around a code: short, calm, and saying where it belongs, since a code is what callers fish for. */
export interface CodeSaid {
  readonly locale: 'id' | 'en';
  readonly brand: string;
  readonly code: string;
  /** `page`: typed on the person's own page. `call`: said in a telephone call they began. */
  readonly use: 'page' | 'call';
}

/** How long a code is good for. */
export const CODE_MINUTES = 10;
/** One segment of GSM-7 carries so many; the brand gives way. */
const SMS_MAX = 160;

export function codeSms(said: CodeSaid): string {
  const rest = SMS[said.use][said.locale].replace('{code}', said.code);
  return `${gsm(said.brand).slice(0, SMS_MAX - rest.length)}${rest}`;
}

export interface CodeMail {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export function codeMail({ locale, brand, code, use }: CodeSaid): CodeMail {
  const words = MAIL[locale];
  return {
    subject: `${words.subject} ${brand}`,
    paragraphs: [words.lead[use], code, words.minutes, words.nobody[use], words.notYou],
  };
}

const SMS = {
  page: {
    id: `: kode halaman Anda {code}. Berlaku ${CODE_MINUTES} menit. Ketik hanya di halaman yang Anda buka sendiri. Jangan beri tahu siapa pun.`,
    en: `: your page code is {code}. Valid ${CODE_MINUTES} minutes. Type it only on the page you opened yourself. Tell nobody.`,
  },
  call: {
    id: `: kode telepon Anda {code}. Berlaku ${CODE_MINUTES} menit. Sebutkan hanya bila Anda sendiri yang menelepon kami.`,
    en: `: your call code is {code}. Valid ${CODE_MINUTES} minutes. Say it only in a call that you began yourself.`,
  },
} as const;

const MAIL = {
  id: {
    subject: 'Kode Anda dari',
    lead: {
      page: 'Ini kode untuk halaman Anda:',
      call: 'Ini kode untuk telepon Anda dengan kami:',
    },
    minutes: `Kode ini berlaku ${CODE_MINUTES} menit dan hanya dapat dipakai sekali.`,
    nobody: {
      page: 'Ketik hanya di halaman yang Anda buka sendiri. Jangan beri tahu siapa pun; kami tidak akan menanyakannya lewat telepon atau pesan.',
      call: 'Sebutkan hanya bila Anda sendiri yang menelepon kami. Kami tidak pernah menelepon Anda untuk menanyakannya.',
    },
    notYou: 'Tidak meminta kode ini? Abaikan saja. Tanpa kode ini tidak ada yang terbuka.',
  },
  en: {
    subject: 'Your code from',
    lead: { page: 'This is the code for your page:', call: 'This is the code for your call with us:' },
    minutes: `It is valid for ${CODE_MINUTES} minutes and works once.`,
    nobody: {
      page: 'Type it only on the page you opened yourself. Tell nobody; we will not ask for it in a call or a message.',
      call: 'Say it only in a call that you began yourself. We never call you to ask for it.',
    },
    notYou: 'You did not ask for it? Ignore this message. Nothing opens without the code.',
  },
} as const;

/** A brand's name in letters that every phone's short alphabet has. */
function gsm(brand: string): string {
  return brand
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x5a\x61-\x7a]/g, '')
    .trim();
}
