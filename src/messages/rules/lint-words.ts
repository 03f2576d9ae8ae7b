/** Words a notice must not use, per language, each with the sentence that says why. */
import type { Locale } from './template-kinds.ts';

type WordList = Readonly<Record<Locale, readonly RegExp[]>>;

/** Doubt about what is known. What is not known yet has its own place: not_yet_known. */
export const HEDGES: WordList = {
  id: [
    // "Secepat mungkin" is a promise, not a doubt.
    /(?<!(secepat|sebisa|sedapat|semaksimal|sejauh) )\b(kemungkinan|mungkin)\b/giu,
    /\b(diduga|dugaan|berpotensi|sepertinya|tampaknya|nampaknya|barangkali|ditengarai|disinyalir|boleh jadi|bisa jadi)\b/giu,
  ],
  en: [
    /\b(may|might|could) (have|be|possibly)\b/giu,
    /\b(possibly|potentially|perhaps|allegedly|apparently|presumably)\b/giu,
    /\b(appears? to|seems? to|we believe|suspected|possible (leak|breach|exposure)|abundance of caution)\b/giu,
  ],
};

/** Blame laid on the person who reads. */
export const BLAME: WordList = {
  id: [
    /\b(kelalaian|kesalahan|kecerobohan|salah) (anda|pengguna|pelanggan)\b/giu,
    /\b(akibat|karena) (anda|pengguna|pelanggan) (tidak|lalai|ceroboh|memakai|menggunakan)\b/giu,
    /\banda (seharusnya|lalai|ceroboh)\b/giu,
  ],
  en: [
    /\byour (own )?(fault|negligence|carelessness|mistake)\b/giu,
    /\b(because|since) you (did not|didn’t|didn't|failed|used|re-?used|chose)\b/giu,
    /\byou (should have|failed to|neglected)\b/giu,
  ],
};

/** Amounts of money. */
export const MONEY: readonly RegExp[] = [
  /(rp|idr|usd|us\$|\$|€|£|eur|sgd|myr)\s?\.?\d/iu,
  /\d[\d.,]*\s?(rupiah|ribu|juta|dollars?|euros?|usd|idr|eur)\b/iu,
];

/** Claims that the breach is over, true only once the incident carries the date. */
export const CONTAINED: WordList = {
  id: [
    /\b(sudah|telah|berhasil)( kami)? (diatasi|dihentikan|dikendalikan|ditangani|hentikan|atasi|tangani)\b/giu,
    /\b(sudah|telah|kini|sekarang) (kembali )?aman\b/giu,
  ],
  en: [
    /\b(has|have|is|was|been) (now )?(been )?(contained|stopped|resolved|remediated)\b/giu,
    /\b(is|are) (now )?(safe|secure)\b/giu,
    /\bwe (have )?(contained|stopped|resolved)\b/giu,
  ],
};

/** Claims that the gap is closed. */
export const CLOSED: WordList = {
  id: [/\b(celah|kerentanan)\w*[^.]{0,30}\b(ditutup|tutup|diperbaiki|perbaiki)\b/giu],
  en: [
    /\b(gap|hole|vulnerability|flaw|weakness)\b[^.]{0,30}\b(closed|fixed|patched)\b/giu,
    /\bwe (have )?(closed|fixed|patched)\b/giu,
  ],
};

/** Words that make a leak sound like less; advice, not a block. */
export const SOFT: WordList = {
  id: [/\b(paparan|terpapar|insiden keamanan|akses tidak sah)\b/giu],
  en: [
    /\b(exposure|security incident|unauthori[sz]ed access|take your (privacy|security) (very )?seriously)\b/giu,
  ],
};

/** "No passwords were affected" and its kin, by the categories that would make it a lie. */
export const DENIALS: readonly {
  readonly codes: readonly string[];
  readonly words: WordList;
}[] = [
  denial(['cred.password', 'cred.password_old'], 'kata sandi|password', 'passwords?'),
  denial(
    ['fin.pan', 'fin.cvv', 'fin.track', 'fin.expiry'],
    'kartu( kredit| debit)?|pembayaran',
    'card (data|details|numbers?)|payment (data|details|information)|credit cards?',
  ),
  denial(
    ['fin.bank', 'fin.wallet', 'fin.txn', 'fin.pan'],
    'data keuangan|keuangan',
    'financial (data|details|information)',
  ),
  denial(['gov.nik', 'gov.idscan', 'gov.kk'], 'nik|ktp', 'id (card|number)s?|identity documents?'),
  denial(['con.address'], 'alamat( rumah)?', '(home )?address(es)?'),
];

function denial(codes: readonly string[], id: string, en: string) {
  return {
    codes,
    words: {
      id: [
        new RegExp(
          `\\b(${id})\\b[^.]{0,40}\\btidak (ikut )?(bocor|terdampak|terpapar|diambil|dicuri)`,
          'giu',
        ),
        new RegExp(`\\btidak ada (${id})\\b[^.]{0,20}\\b(bocor|terdampak|diambil)`, 'giu'),
      ],
      en: [
        new RegExp(
          `\\b(${en})\\b[^.]{0,40}\\b(not|never)( been)? (leaked|affected|exposed|taken|accessed|stolen)`,
          'giu',
        ),
        new RegExp(`\\bno (${en})\\b[^.]{0,30}\\b(leaked|affected|exposed|taken|accessed|stolen)`, 'giu'),
      ],
    },
  };
}

/** Everything of a list that stands in a text, as it stands there. */
export function wordsIn(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((m) => m[0].trim()));
}
