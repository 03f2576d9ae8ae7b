/** Which variables and words say what a law wants said (the content codes of the laws room). */
import type { ContentCode } from './overlay.ts';
import type { Locale } from './template-kinds.ts';
import type { VariableName } from './variables.ts';

export interface Saying {
  /** Said where one of these stands in the message with a value. */
  readonly variables: readonly (VariableName | 'offer')[];
  /** Says something of it without saying it whole: forbidden with it, never enough for it. */
  readonly hints?: readonly VariableName[];
  /** Said by the author's own words, where no variable can: every one of these, whoever reads it. */
  readonly words?: Readonly<Record<Locale, readonly RegExp[]>>;
}

export const SAYINGS: Readonly<Record<ContentCode, Saying>> = {
  C1: { variables: ['what_happened'], hints: ['how_closed'] },
  C2: { variables: ['occurred'] },
  C3: { variables: ['discovered'] },
  C4: { variables: ['exposure', 'leaked'] },
  C5: { variables: ['exposure', 'details'] },
  C6: { variables: ['measures'] },
  C7: {
    variables: ['exposure', 'today', 'details'],
    words: { id: [/lakukan (hari ini|sekarang|ini)|yang (perlu|dapat|bisa) anda lakukan/iu], en: [/do this (today|now|first)|what you (can|need to|should) do/iu] },
  },
  C8: { variables: ['contact_email', 'contact_phone', 'contact_address'] },
  C9: { variables: ['company'] },
  C10: {
    variables: ['offer'],
    words: {
      id: [/(gratis|tanpa biaya|kami tanggung)/iu, /(cara (mendaftar|ikut|menerima)|daftar di)/iu],
      en: [/(free of charge|at no cost|we pay for)/iu, /\benrol/iu],
    },
  },
  // A regulator that is only mentioned cannot be reached: a number or an address stands in the same line.
  C11: {
    variables: [],
    words: {
      id: [/(biro kredit|lembaga pengawas|komdigi|komisi|equifax|experian|transunion)[^\n]*(\d{3}|\.\p{L}{2,})/iu],
      en: [/(credit bureau|equifax|experian|transunion|trade commission|attorney general|regulator)[^\n]*(\d{3}-\d{3}|\.\p{L}{2,})/iu],
    },
  },
  C12: {
    variables: [],
    words: {
      id: [/pembekuan kredit/iu, /laporan polisi/iu],
      en: [/(security freeze|credit freeze|freeze (on )?your credit)/iu, /police report/iu],
    },
  },
  C13: {
    variables: [],
    words: { id: [/(terlambat|baru sekarang|keterlambatan|mengapa .{0,40} sekarang)/iu], en: [/(delay|why .{0,40} (only )?now|did not tell you (earlier|sooner)|later than)/iu] },
  },
  C14: {
    variables: [],
    words: { id: [/(mengadu|pengaduan|menuntut|ganti rugi|sengketa)/iu], en: [/(complain|complaint|damages|dispute|compensation)/iu] },
  },
  C15: {
    variables: [],
    words: { id: [/(melapor|memberi tahu|kami laporkan)/iu], en: [/(reported to|told the|informed the|notified)/iu] },
  },
}; // prettier-ignore
