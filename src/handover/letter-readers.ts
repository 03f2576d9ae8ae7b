/** Whom a letter about somebody goes to: them, whoever looks after a minor, or the family of somebody who has died. */
import type { Locale } from '../incidents/index.ts';
import { sha256 } from '../kernel/fingerprint.ts';
import type { LetterBlock, RenderedLetter } from '../messages/index.ts';

export const LETTER_READERS = ['self', 'guardian', 'kin'] as const;
export type LetterReader = (typeof LETTER_READERS)[number];

export function readerOf({ minor, deceased }: { minor: boolean; deceased: boolean }): LetterReader {
  return deceased ? 'kin' : minor ? 'guardian' : 'self';
}

interface ReaderWords {
  /** In the window of the envelope. */
  to(name: string): string;
  /** Before the letter itself, which speaks to the person it is about; the first stands out. */
  lead(name: string): readonly string[];
}

const WORDS: Readonly<Record<Locale, Readonly<Record<Exclude<LetterReader, 'self'>, ReaderWords>>>> = {
  en: {
    guardian: {
      to: (name) => `To the parent or guardian of ${name}`,
      lead: (name) => [
        `This letter is about the data of ${name}.`,
        `Our records say that ${name} is under age. So we write to you as a parent or guardian.`,
        `Wherever the letter says “you”, it means ${name}. Please take its steps for ${name}, and explain it in your own words.`,
        `If you do not look after ${name}, please give this letter to whoever does, or send it back to us.`,
      ],
    },
    kin: {
      to: (name) => `To the family of ${name}`,
      lead: (name) => [
        `This letter is about the data of ${name}.`,
        `Our records say that ${name} has died. We are sorry for your loss. We are also sorry that we have to write to you about this.`,
        `Wherever the letter says “you”, it means ${name}. Criminals also use the data of people who have died. So please take the steps in this letter, or ask us for help.`,
        `If our records are wrong, please tell us.`,
      ],
    },
  },
  id: {
    guardian: {
      to: (name) => `Kepada orang tua/wali ${name}`,
      lead: (name) => [
        `Surat ini tentang data ${name}.`,
        `Menurut catatan kami, ${name} masih di bawah umur. Karena itu kami menulis kepada Anda sebagai orang tua atau wali.`,
        `Kata “Anda” dalam surat di bawah ini berarti ${name}. Lakukan langkah-langkahnya untuk ${name}, dan jelaskan dengan kata-kata Anda sendiri.`,
        `Jika Anda bukan orang tua atau wali ${name}, berikan surat ini kepada orang tua atau walinya, atau kirim kembali kepada kami.`,
      ],
    },
    kin: {
      to: (name) => `Kepada keluarga ${name}`,
      lead: (name) => [
        `Surat ini tentang data ${name}.`,
        `Menurut catatan kami, ${name} telah meninggal dunia. Kami turut berduka cita. Kami juga minta maaf karena harus menulis tentang hal ini.`,
        `Kata “Anda” dalam surat di bawah ini berarti ${name}. Penjahat juga memakai data orang yang sudah meninggal. Karena itu lakukan langkah-langkah dalam surat ini, atau minta bantuan kami.`,
        `Jika catatan kami salah, beri tahu kami.`,
      ],
    },
  },
};

/** The name in the window. */
export function addressee(reader: LetterReader, name: string, locale: Locale): string {
  return reader === 'self' ? name : WORDS[locale][reader].to(name);
}

/** The same letter, with what its reader must know first; the fingerprint is of all of it. */
export function letterFor(reader: LetterReader, name: string, letter: RenderedLetter): RenderedLetter {
  if (reader === 'self') return letter;
  const words = WORDS[letter.locale][reader];
  const lead = [words.to(name), ...words.lead(name)];
  const blocks = lead.map((text, i): LetterBlock => ({ kind: 'paragraph', runs: [{ text, bold: i <= 1 }] }));
  const text = `${lead.join('\n\n')}\n\n${letter.text}`;
  return {
    ...letter,
    blocks: [...blocks, ...letter.blocks],
    text,
    messageHash: sha256(`${letter.title}\n${text}`).toString('hex'),
  };
}
