/** Which variables and words say what a law wants said (the content codes of the laws room). */
import type { ContentCode } from './overlay.ts';
import type { Locale } from './template-kinds.ts';
import type { VariableName } from './variables.ts';

export interface Saying {
  /** Said where one of these stands in the message with a value. */
  readonly variables: readonly (VariableName | 'offer')[];
  /** Said by the author's own words, where no variable can. */
  readonly words?: Readonly<Record<Locale, RegExp>>;
}

export const SAYINGS: Readonly<Record<ContentCode, Saying>> = {
  C1: { variables: ['what_happened'] },
  C2: { variables: ['occurred'] },
  C3: { variables: ['discovered'] },
  C4: { variables: ['exposure', 'leaked'] },
  C5: { variables: ['exposure', 'details'] },
  C6: { variables: ['measures'] },
  C7: {
    variables: ['exposure', 'today', 'details'],
    words: { id: /lakukan (hari ini|sekarang|ini)|yang (perlu|dapat|bisa) anda lakukan/iu, en: /do this (today|now|first)|what you (can|need to|should) do/iu },
  },
  C8: { variables: ['contact_email', 'contact_phone', 'contact_address'] },
  C9: { variables: ['company'] },
  C10: {
    variables: ['offer'],
    words: { id: /(kami berikan|kami tanggung|gratis|tanpa biaya|cara mendaftar)/iu, en: /(free of charge|at no cost|we pay for|we give you|how to enrol)/iu },
  },
  C11: {
    variables: [],
    words: { id: /(biro kredit|lembaga pengawas|komdigi|komisi)/iu, en: /(credit bureau|credit reporting|equifax|experian|transunion|regulator|commission|attorney general)/iu },
  },
  C12: {
    variables: [],
    words: { id: /(pembekuan kredit|laporan polisi)/iu, en: /(security freeze|credit freeze|freeze (on )?your credit|police report)/iu },
  },
  C13: {
    variables: [],
    words: { id: /(terlambat|baru sekarang|keterlambatan|mengapa .{0,40} sekarang)/iu, en: /(delay|why .{0,40} (only )?now|did not tell you (earlier|sooner)|later than)/iu },
  },
  C14: {
    variables: [],
    words: { id: /(mengadu|pengaduan|menuntut|ganti rugi|sengketa)/iu, en: /(complain|complaint|damages|dispute|compensation)/iu },
  },
  C15: {
    variables: [],
    words: { id: /(melapor|memberi tahu|kami laporkan)/iu, en: /(reported to|told the|informed the|notified)/iu },
  },
}; // prettier-ignore
