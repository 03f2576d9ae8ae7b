/** An incident as messages say it, with every fact known, and a person to write to. */
import { exposureBits } from '../../src/incidents/index.ts';
import type { Overlay } from '../../src/laws/index.ts';
import type { PersonContext, Said } from '../../src/messages/index.ts';
import type { Held } from '../../src/messages/readers.ts';

export const SAID: Said = {
  slug: 'contoh-games',
  code: 'INC-2026-0001',
  brand: 'Contoh Games',
  smsBrand: 'Contoh Games',
  company: 'PT Contoh Gim Nusantara',
  contactEmail: 'bantuan@contoh.example',
  contactPhone: '+62 21 5550 0100',
  contactAddress: null,
  website: null,
  colour: '#1f4e79',
  timeZone: 'Asia/Jakarta',
  defaultLocale: 'id',
  occurredFrom: '2026-05-03T02:00:00Z',
  occurredUntil: '2026-05-05T02:00:00Z',
  discoveredAt: '2026-05-06T02:00:00Z',
  confirmedAt: null,
  containedAt: '2026-05-06T12:00:00Z',
  gapClosedAt: '2026-05-06T15:00:00Z',
  statements: {
    id: {
      whatHappened: 'Seseorang menyalin berkas pelanggan dari server cadangan kami.',
      howClosed: 'Kami mencabut kunci yang dicuri.',
      measures: 'Kami melapor kepada Komdigi dan polisi.',
    },
    en: {
      whatHappened: 'Somebody copied customer files from our backup server.',
      howClosed: 'We withdrew the stolen key.',
      measures: 'We reported to the regulator and the police.',
    },
  },
};

export const MERGE = {
  link: `https://maaf.contoh.example/r/${'a'.repeat(32)}`,
  typedCode: '7K3M-9QXV-2TTB4',
  incidentUrl: 'https://maaf.contoh.example/i/contoh-games',
  offers: [],
} as const;

export function aPerson(given: Partial<PersonContext> = {}): PersonContext {
  return {
    locale: 'id',
    exposure: exposureBits([{ code: 'con.email', form: 'plaintext' }]),
    name: 'Siti Aminah',
    account: { customerId: 'P100274' },
    merge: MERGE,
    ...given,
  };
}

/** One person of each exposure, all under the same laws. */
export function heldIn(profiles: readonly string[], overlays: readonly Overlay[], place = 'ID'): Held[] {
  return profiles.map((exposure) => ({ exposure, place, persons: 1, overlays }));
}
