/** Words a notice must not use, per language, each with the sentence that says why. */
import type { Locale } from './template-kinds.ts';

type WordList = Readonly<Record<Locale, readonly RegExp[]>>;

/** Doubt about what is known. What is not known yet has its own place: not_yet_known. */
export const HEDGES: WordList = {
  id: [
    // "Secepat mungkin" is a promise, not a doubt.
    /(?<!(secepat|sebisa|sedapat|semaksimal|sejauh) )\b(kemungkinan|mungkin)\b/giu,
    /\btidak (ada|ditemukan|menemukan) (bukti|indikasi|tanda)/giu,
    /\b(diduga|dugaan|berpotensi|sepertinya|tampaknya|nampaknya|barangkali|ditengarai|disinyalir|boleh jadi|bisa jadi)\b/giu,
  ],
  en: [
    /\b(may|might|could) (have|be|possibly)\b/giu,
    /\bno (evidence|indication|sign|reason to believe)\b/giu,
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
  /((?<![a-z])(rp|idr|usd|us\$|eur|sgd|myr|gbp|aud)|[$€£])\s?\.?\d[\d.,]*/giu,
  /\d[\d.,]*\s?(rupiah|ribu|juta|dollars?|euros?|pounds?|usd|idr|eur|sgd)\b/giu,
  /\b(ratusan|puluhan|seratus|lima puluh|sejuta|hundred|thousand|million|ribuan|jutaan)\s+(ribu|juta|rupiah|dollars?|euros?|pounds?)\b/giu,
];

/** Claims that the breach is over, true only once the incident carries the date. */
export const CONTAINED: WordList = {
  id: [
    /\b(sudah|telah|berhasil)( kami)? (diatasi|dihentikan|dikendalikan|ditangani|hentikan|atasi|tangani)\b/giu,
    /\b(sudah|telah|kini|sekarang) (kembali )?aman\b/giu,
    /\bkebocoran(nya| ini)? (sudah |telah )?(berhenti|berakhir|selesai)\b/giu,
    /\bkami (sudah |telah )?(menghentikan|mengendalikan|mengatasi) (kebocoran|serangan|kejadian)/giu,
  ],
  en: [
    /\b(has|have|is|was|been) (now )?(been )?(contained|stopped|resolved|remediated)\b/giu,
    /\b(is|are) (now )?(safe|secure)\b/giu,
    /\bwe (have )?(now )?(contained|stopped|resolved|ended)\b/giu,
    /\b(breach|leak|attack|incident) (is|has) (now )?(over|ended)\b/giu,
  ],
};

/** Claims that the gap is closed. */
export const CLOSED: WordList = {
  id: [/\b(celah|kerentanan|jalan masuk|lubang)\w*[^.]{0,30}\b(ditutup|tutup|diperbaiki|perbaiki)\b/giu],
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

/** A day as it is written out. */
export const DATES: Readonly<Record<Locale, RegExp>> = {
  id: /\b\d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) \d{4}\b/giu,
  en: /\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/giu,
};

/** Everything of a list that stands in a text, as it stands there. */
export function wordsIn(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((m) => m[0].trim()));
}
