/** The words to somebody whose choice did not arrive, or whose claim was refused: what is open now, never a link. */

type Language = 'id' | 'en';

export interface FailureFacts {
  readonly brand: string;
  readonly reference: string;
  /** A refused claim's, as it was written for the person; null: it could not be brought, whatever the reason. */
  readonly refused: string | null;
}

interface News {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const WORDS: Readonly<Record<Language, (facts: FailureFacts) => News>> = {
  id: ({ brand, reference, refused }) => ({
    subject:
      refused === null
        ? `Pilihan Anda di ${brand}: silakan pilih lagi`
        : `Klaim Anda di ${brand}: keputusan kami`,
    paragraphs: [
      refused === null
        ? 'Apa yang Anda pilih tidak dapat kami berikan. Ini bukan kesalahan Anda.'
        : `Klaim Anda tidak kami setujui. Alasannya: ${refused}`,
      'Pilihan Anda terbuka lagi, sedikitnya 30 hari. Lihat di halaman Anda: buka dengan tautan atau kode dari pesan kami. Kami tidak menaruh tautan di sini agar Anda mudah membedakan pesan kami dari penipuan.',
      `Nomor bukti: ${reference}`,
      'Kami tidak pernah menghubungi Anda untuk meminta kata sandi, PIN, atau kode OTP.',
    ],
  }),
  en: ({ brand, reference, refused }) => ({
    subject:
      refused === null
        ? `Your choice at ${brand}: please choose again`
        : `Your claim at ${brand}: our decision`,
    paragraphs: [
      refused === null
        ? 'We could not give you what you chose. This was not your doing.'
        : `We did not approve your claim. The reason: ${refused}`,
      'Your choice is open again, for 30 days at least. You find it on your page: open it with the link or the code in our message. We put no link here, so that you can easily tell our messages from fraud.',
      `Reference: ${reference}`,
      'We never contact you to ask for a password, a PIN or a one-time code.',
    ],
  }),
};

export function failureNews(locale: Language, facts: FailureFacts): News {
  return WORDS[locale](facts);
}
