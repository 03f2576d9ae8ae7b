/** The message that brings a person's own page again: no category, no amount, and how to check that it is really us. */
type Locale = 'id' | 'en';

/** `us`: nobody asked for it; somebody here saw why it should go out again. */
export type AskedBy = 'caller' | 'us';

export interface PageFacts {
  readonly brand: string;
  readonly link: string;
  readonly typedCode: string;
  /** Without `https://`. */
  readonly page: string;
}

export interface PageMail {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const MAIL: Readonly<Record<Locale, (facts: PageFacts) => PageMail>> = {
  id: ({ brand, link, typedCode, page }) => ({
    subject: `Halaman Anda di ${brand}`,
    paragraphs: [
      `Anda menelepon ${brand} dan meminta halaman Anda dikirim lagi.`,
      `Ini halaman Anda, yang berisi apa yang kami ketahui dan apa yang kami tawarkan: ${link}`,
      `Tidak ingin membuka tautan? Ketik sendiri alamat ${page} dan masukkan kode ${typedCode}.`,
      'Anda tidak menelepon kami? Anda tidak perlu melakukan apa pun; halaman itu tetap milik Anda.',
    ],
  }),
  en: ({ brand, link, typedCode, page }) => ({
    subject: `Your page at ${brand}`,
    paragraphs: [
      `You called ${brand} and asked for your page again.`,
      `This is your page, with what we know and what we offer: ${link}`,
      `Rather not open a link? Type the address ${page} yourself and enter the code ${typedCode}.`,
      'You did not call us? You need not do anything; the page stays yours.',
    ],
  }),
};

/** Opening and end, where nobody called. */
const UNASKED: Readonly<Record<Locale, (facts: PageFacts) => readonly [string, string]>> = {
  id: ({ brand }) => [
    `${brand} mengirim halaman Anda sekali lagi.`,
    'Anda tidak perlu melakukan apa pun sekarang; halaman itu tetap milik Anda.',
  ],
  en: ({ brand }) => [
    `${brand} is sending you your page once more.`,
    'You need not do anything right now; the page stays yours.',
  ],
};

export function pageMail(locale: Locale, facts: PageFacts, asked: AskedBy = 'caller'): PageMail {
  const mail = MAIL[locale](facts);
  if (asked === 'caller') return mail;
  const [first, last] = UNASKED[locale](facts);
  return { ...mail, paragraphs: [first, ...mail.paragraphs.slice(1, -1), last] };
}

/** Of at most two segments, whatever the brand is called. */
export function pageText(locale: Locale, { brand, link, typedCode, page }: PageFacts): string {
  return locale === 'id'
    ? `${brand}: halaman Anda ${link} atau kode ${typedCode} di ${page}`
    : `${brand}: your page ${link} or code ${typedCode} at ${page}`;
}
