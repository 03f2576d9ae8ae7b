/** The words of a receipt by e-mail: what was chosen and its reference; never a code, never a link. */

type Language = 'id' | 'en';

interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

interface Receipt {
  readonly brand: string;
  readonly title: string;
  readonly text: string;
  readonly faceText: string;
  readonly reference: string;
}

const WORDS: Readonly<Record<Language, (receipt: Receipt, chosen: string) => Letter>> = {
  id: ({ brand, text, reference }, chosen) => ({
    subject: `Bukti pilihan Anda di ${brand}`,
    paragraphs: [
      'Kami sudah menerima pilihan Anda:',
      chosen,
      text,
      `Nomor bukti: ${reference}`,
      'Status dan, bila ada, kode Anda tampil di halaman Anda. Buka dengan tautan atau kode dari pesan kami. Kami tidak menaruh tautan di sini agar Anda mudah membedakan pesan kami dari penipuan.',
      'Kami tidak pernah menghubungi Anda untuk meminta kata sandi, PIN, atau kode OTP.',
    ],
  }),
  en: ({ brand, text, reference }, chosen) => ({
    subject: `Receipt for your choice at ${brand}`,
    paragraphs: [
      'We have received your choice:',
      chosen,
      text,
      `Reference: ${reference}`,
      'Its status and, where there is one, your code are shown on your page. Open it with the link or the code in our message. We put no link here, so that you can easily tell our messages from fraud.',
      'We never contact you to ask for a password, a PIN or a one-time code.',
    ],
  }),
};

/** The worth is not said twice where the title says it already. */
export function receiptLetter(locale: Language, receipt: Receipt): Letter {
  const { title, faceText } = receipt;
  return WORDS[locale](receipt, title.includes(faceText) ? title : `${title} (${faceText})`);
}
