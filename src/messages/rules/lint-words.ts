/** Words a notice must not use, per language, each with the sentence that says why. */
import type { Locale } from './template-kinds.ts';

type WordList = Readonly<Record<Locale, readonly RegExp[]>>;

/** Doubt about what is known. What is not known yet has its own place: not_yet_known. */
export const HEDGES: WordList = {
  id: [
    // "Secepat mungkin" is a promise, not a doubt.
    /(?<!(secepat|sebisa|sedapat|semaksimal|sejauh) )\b(kemungkinan|mungkin)\b/giu,
    /\b(tidak|belum) (ada|ditemukan|menemukan) (bukti|indikasi|tanda)/giu,
    /\b(diduga|dugaan|menduga|terduga|berpotensi|sepertinya|tampaknya|nampaknya|kelihatannya|rupanya|agaknya|barangkali|ditengarai|disinyalir|terindikasi|boleh jadi|bisa jadi|bisa saja|dapat saja|jangan-jangan)\b/giu,
    /\b(diperkirakan|dikhawatirkan|kira-kira|kabarnya|katanya|konon|kami (rasa|kira|pikir|yakin)|sejauh (yang )?kami tahu|belum tentu|seolah-olah)\b/giu,
  ],
  en: [
    /\b(may|might|could) (also |now |well |already |still )?(have|be|possibly|include|contain|involve|affect)\b/giu,
    /\bno (evidence|indication|sign|proof|reason to believe)\b/giu,
    /\b(possibly|potentially|perhaps|maybe|probably|allegedly|apparently|presumably|reportedly|supposedly|seemingly|conceivably)\b/giu,
    /\b(appears? to|seems? to|(is|are|was|were) (believed|thought|likely) to|we (believe|think|assume|suspect)|suspected|possible (leak|breach|exposure)|abundance of caution)\b/giu,
    /\b(as far as we (know|can tell)|to the best of our knowledge|it is possible that|there is a (chance|possibility)|(very |most |quite )likely (leaked|been|that))\b/giu,
  ],
};

/** Blame laid on the person who reads. */
export const BLAME: WordList = {
  id: [
    /\b(kelalaian|kesalahan|kecerobohan|keteledoran|ulah|salah) (anda|pengguna|pelanggan)\b/giu,
    /\b(akibat|karena) (anda|pengguna|pelanggan) (tidak|kurang|lalai|ceroboh|teledor|memakai|menggunakan)\b/giu,
    /\banda (seharusnya|lalai|ceroboh|teledor|kurang (hati-hati|waspada))\b/giu,
  ],
  en: [
    /\byour (own )?(fault|negligence|carelessness|mistake)\b/giu,
    /\b(because|since|as) you (did not|didn’t|didn't|failed|used|re-?used|chose)\b/giu,
    /\byou (should have|failed to|neglected|were careless)\b/giu,
  ],
};

const NUMERAL =
  '(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|puluhan|ratusan|ribuan|jutaan|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|hundreds?|thousands?)';
const MANY =
  '(?:belas|puluh|ratus|ribu|rb|juta|jt|miliar|milyar|triliun|hundred|thousand|grand|million|billion)';
const UNIT =
  '(?:rp|rupiah|perak|dolar|dollars?|bucks?|cents?|euros?|pounds?|ringgit|pesos?|rupees?|yen|yuan|won|idr|usd|eur|sgd|myr|gbp|aud|inr|php|jpy|cny|krw)';

/** Amounts of money: a currency alone is enough to look like a scam. */
export const MONEY: readonly RegExp[] = [
  /(?<![a-z])(rp|idr|usd|us\$|eur|sgd|myr|gbp|aud)\s?\.?\s?\d[\d.,]*/giu,
  /[a-z]{0,2}\p{Sc}\s?\d?[\d.,]*/giu,
  new RegExp(
    `\\d[\\d.,]*\\s?(?:(?:rb|ribu|k|jt|juta|m|miliar|milyar|thousand|million|grand)\\s?)*${UNIT}(?!\\p{L})`,
    'giu',
  ),
  /\d[\d.,]*\s?(rb|ribu|k|jt|juta|miliar|milyar|thousand|million|grand)(?!\p{L})/giu,
  new RegExp(
    `(?<!\\p{L})${NUMERAL}\\s?(?:${NUMERAL}\\s?)?${MANY}(?:\\s?${MANY})*(?:\\s${UNIT})?(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${UNIT}(?!\\p{L})`, 'giu'),
  /(?<![\d.,])\d{1,3}([.,]\d{3})+(,-|,00)?(?![\d.,])/giu,
];

/** Claims that the breach is over, true only once the incident carries the date. */
export const CONTAINED: WordList = {
  id: [
    /\b(sudah|telah|berhasil|kini|sekarang)( kami)? (di)?(atasi|hentikan|kendalikan|tangani|padamkan|bereskan|stop)(kan)?\b/giu,
    /\b(sudah|telah|kini|sekarang|berhasil) (teratasi|tertangani|terkendali|tuntas|beres|selesai|berakhir|berhenti)\b/giu,
    /\b(sudah|telah|kini|sekarang) (kembali )?aman\b/giu,
    /\b(data|akun|sistem)( anda| kami)? (kini |sekarang |sudah |tetap )?aman\b/giu,
    /\bkebocoran(nya| ini)? (sudah |telah )?(berhenti|berakhir|selesai)\b/giu,
    /\bkami (sudah |telah |berhasil )?(menghentikan|mengendalikan|mengatasi|menangani|memadamkan|membereskan) (kebocoran|serangan|kejadian|masalah)/giu,
  ],
  en: [
    /\b(has|have|is|was|been) (now |fully |already )?(been )?(now |fully )?(contained|stopped|resolved|remediated|ended|shut down|brought under control)\b/giu,
    /\b(is|are|remains?) (now |fully |completely )?(safe|secure|secured|under control)\b/giu,
    /\bwe (have )?(now |fully |already )?(contained|stopped|resolved|ended|put an end to|put a stop to|shut down)\b/giu,
    /\b(breach|leak|attack|incident) (is|has) (now )?(over|ended)\b/giu,
    /\b(no longer at risk|all clear)\b/giu,
  ],
};

/** Claims that the gap is closed. */
export const CLOSED: WordList = {
  id: [
    /\b(celah|kerentanan|jalan masuk|lubang)\w*[^.]{0,30}\b(tertutup|ditutup|tutup|diperbaiki|perbaiki|ditambal|tambal)\b/giu,
    /\b(menutup|memperbaiki|menambal) (celah|kerentanan|jalan masuk|lubang)/giu,
  ],
  en: [
    /\b(gap|hole|vulnerability|flaw|weakness)\b[^.]{0,30}\b(closed|fixed|patched|plugged)\b/giu,
    /\bwe (have )?(now |already )?(closed|fixed|patched|plugged)\b/giu,
  ],
};

/** Words that make a leak sound like less; advice, not a block. */
export const SOFT: WordList = {
  id: [/\b(paparan|terpapar|insiden keamanan|akses tidak sah)\b/giu],
  en: [
    /\b(exposure|security incident|unauthori[sz]ed access|take your (privacy|security) (very )?seriously)\b/giu,
  ],
};

/** Everything of a list that stands in a text, as it stands there. */
export function wordsIn(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((m) => m[0].trim()));
}
