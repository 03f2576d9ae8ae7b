/** How many SMS segments a text costs: GSM-7 (160, then 153 each) or UCS-2 (70, then 67 each), as 3GPP TS 23.038 says. */

export type SmsEncoding = 'GSM-7' | 'UCS-2';

export interface Segments {
  readonly encoding: SmsEncoding;
  /** Septets, or 16-bit units: an extension character of GSM-7 costs two. */
  readonly units: number;
  readonly segments: number;
  /** Characters outside GSM-7, each once: they are what makes a text UCS-2. */
  readonly foreign: readonly string[];
}

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '\f^{}\\[~]|€';

const COST: ReadonlyMap<string, number> = new Map([
  ...[...BASIC].map((c) => [c, 1] as const),
  ...[...EXTENSION].map((c) => [c, 2] as const),
]);

const LIMITS = { 'GSM-7': { single: 160, joined: 153 }, 'UCS-2': { single: 70, joined: 67 } } as const;

export function segmentsOf(text: string): Segments {
  const characters = [...text];
  const foreign = [...new Set(characters.filter((c) => !COST.has(c)))];
  const encoding: SmsEncoding = foreign.length === 0 ? 'GSM-7' : 'UCS-2';
  // A pair of surrogates, like an escape and its character, is never cut in two.
  const costs = characters.map((c) => (encoding === 'GSM-7' ? COST.get(c)! : c.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  return { encoding, units, segments: packed(costs, units, encoding), foreign };
}

export function isGsm7(text: string): boolean {
  return [...text].every((c) => COST.has(c));
}

function packed(costs: readonly number[], units: number, encoding: SmsEncoding): number {
  const { single, joined } = LIMITS[encoding];
  if (units <= single) return 1;
  let segments = 1;
  let filled = 0;
  for (const cost of costs) {
    if (filled + cost > joined) {
      segments += 1;
      filled = 0;
    }
    filled += cost;
  }
  return segments;
}
