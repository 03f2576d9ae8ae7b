/** The words to somebody whose code came later than they asked for it: never the code, never a link. */

type Language = 'id' | 'en';

interface News {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const WORDS: Readonly<Record<Language, (brand: string, reference: string) => News>> = {
  id: (brand, reference) => ({
    subject: `Kode Anda di ${brand} sudah siap`,
    paragraphs: [
      'Kode yang Anda tunggu sudah ada.',
      'Lihat di halaman Anda: buka dengan tautan atau kode dari pesan kami. Kami tidak menaruh tautan di sini agar Anda mudah membedakan pesan kami dari penipuan.',
      `Nomor bukti: ${reference}`,
      'Kami tidak pernah menghubungi Anda untuk meminta kata sandi, PIN, atau kode OTP.',
    ],
  }),
  en: (brand, reference) => ({
    subject: `Your code at ${brand} is ready`,
    paragraphs: [
      'The code you were waiting for is here.',
      'You find it on your page: open it with the link or the code in our message. We put no link here, so that you can easily tell our messages from fraud.',
      `Reference: ${reference}`,
      'We never contact you to ask for a password, a PIN or a one-time code.',
    ],
  }),
};

export function codeNews(locale: Language, { brand, reference }: { brand: string; reference: string }): News {
  return WORDS[locale](brand, reference);
}
