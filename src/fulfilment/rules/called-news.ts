/** The words to somebody whose turn has come on a waiting list: until when, and never a link. */

type Language = 'id' | 'en';

interface News {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const TAG: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

const WORDS: Readonly<Record<Language, (brand: string, until: string) => News>> = {
  id: (brand, until) => ({
    subject: `Giliran Anda di ${brand}`,
    paragraphs: [
      'Yang Anda tunggu sekarang tersedia untuk Anda.',
      `Kami menyimpannya untuk Anda sampai ${until}. Sesudah itu giliran orang berikutnya.`,
      'Konfirmasikan di halaman Anda: buka dengan tautan atau kode dari pesan kami. Kami tidak menaruh tautan di sini agar Anda mudah membedakan pesan kami dari penipuan.',
      'Kami tidak pernah menghubungi Anda untuk meminta kata sandi, PIN, atau kode OTP.',
    ],
  }),
  en: (brand, until) => ({
    subject: `It is your turn at ${brand}`,
    paragraphs: [
      'What you were waiting for is there for you now.',
      `We keep it for you until ${until}. After that it is the next person’s turn.`,
      'Confirm it on your page: open it with the link or the code in our message. We put no link here, so that you can easily tell our messages from fraud.',
      'We never contact you to ask for a password, a PIN or a one-time code.',
    ],
  }),
};

export function calledNews(
  locale: Language,
  { brand, until, timeZone }: { brand: string; until: Date; timeZone: string },
): News {
  const spoken = new Intl.DateTimeFormat(TAG[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return WORDS[locale](brand, spoken.format(until));
}
