/** Incidents for tests of other rooms: declared through the façade, with real keys. */
import type { Actor } from '../../src/kernel/actor.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type DeclareInput, type Incident, IncidentKeys, Incidents } from '../../src/incidents/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import type { TestDatabase } from './database.ts';

let serial = 0;

export interface IncidentParts {
  readonly incidents: Incidents;
  readonly keys: IncidentKeys;
}

export function incidentParts(t: TestDatabase, clock: Clock = systemClock): IncidentParts {
  return {
    incidents: new Incidents(t.db, clock, t.keyStore, new Audit(clock)),
    keys: new IncidentKeys(t.db, t.keyStore, clock),
  };
}

/** An incident of Contoh Games with every fact known, unless told otherwise. */
export async function anIncident(
  t: TestDatabase,
  given: Partial<DeclareInput> & { readonly clock?: Clock; readonly actor?: Actor } = {},
): Promise<Incident> {
  const { clock = systemClock, actor = SYSTEM_ACTOR, ...input } = given;
  const { incidents } = incidentParts(t, clock);
  serial += 1;
  const { id } = await incidents.declare({ name: `Contoh Games ${serial}`, ...WHOLE, ...input }, actor);
  return incidents.get(id);
}

const WHOLE = {
  legalEntity: { name: 'PT Contoh Gim Nusantara', country: 'ID', timeZone: 'Asia/Jakarta', currency: 'IDR' },
  brand: {
    name: 'Contoh Games',
    contactEmail: 'bantuan@contoh.example',
    contactPhone: '+62 21 5550 0100',
    website: 'https://contoh.example',
  },
  occurredFrom: new Date('2026-05-03T02:00:00Z'),
  occurredUntil: new Date('2026-05-05T10:00:00Z'),
  discoveredAt: new Date('2026-05-06T01:00:00Z'),
  confirmedAt: new Date('2026-05-06T09:00:00Z'),
  containedAt: new Date('2026-05-06T12:00:00Z'),
  gapClosedAt: new Date('2026-05-06T15:00:00Z'),
  statements: {
    id: {
      whatHappened:
        'Seseorang masuk ke server cadangan kami dengan kunci yang dicuri dan menyalin berkas pelanggan.',
      howClosed: 'Kami mencabut kunci itu dan memindahkan cadangan ke tempat yang terpisah.',
      measures: 'Kami melapor kepada Komdigi dan polisi, dan menyewa pemeriksa keamanan dari luar.',
    },
    en: {
      whatHappened: 'Somebody entered our backup server with a stolen key and copied customer files.',
      howClosed: 'We withdrew that key and moved the backups to a separate place.',
      measures: 'We reported to the regulator and the police, and hired outside security experts.',
    },
  },
} as const satisfies Omit<DeclareInput, 'name'>;
