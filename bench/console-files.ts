/** The files of the console's stage beside everybody's: a few whom guards hold or only paper reaches, and one not read yet. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SENDING_FILE, sendingMapping, writeCustomers } from './sending-files.ts';

const DESKS_FILE = 'desks.csv';
export const LATER_FILE = 'later.csv';

/** More than five share an address: a guard asks whether they are people. */
const SHARED = 12;
const QUIET = 3;
const LATER_PEOPLE = 2_000;

/** Whoever is in both incidents. */
const TWICE = 500;

export function writeStageFiles(dir: string, people: number): readonly string[] {
  const paths = [SENDING_FILE, DESKS_FILE].map((name) => join(dir, name));
  writeCustomers(paths[0]!, { people, profiles: 200, phoneEvery: 10 });
  const [shared, quiet] = [Array.from({ length: SHARED }), Array.from({ length: QUIET })];
  const lines = [
    Object.keys(sendingMapping()[SENDING_FILE]!.columns).join(','),
    ...shared.map((_, n) => `D${n},loket${n % 2}@example.com,,id,nilai,,,,,,,`),
    ...quiet.map((_, n) => `Q${n},,,id,nilai,,,,,,,`),
  ];
  writeFileSync(paths[1]!, `${lines.join('\n')}\n`, { mode: 0o644 });
  return paths;
}

/** How both are read: the same columns. */
export function stageMapping() {
  const { [SENDING_FILE]: columns } = sendingMapping();
  return { [SENDING_FILE]: columns!, [DESKS_FILE]: columns! };
}

/** Comes when everything is told, and nobody has read it. */
export function writeLaterFile(dir: string, people: number): string {
  const path = join(dir, LATER_FILE);
  writeCustomers(path, { people: LATER_PEOPLE, profiles: 20, phoneEvery: 10, from: people });
  return path;
}

/** The customers of another incident: the first of everybody's. */
export function writeOtherFile(dir: string): string {
  const folder = join(dir, 'other');
  mkdirSync(folder, { mode: 0o711 });
  const path = join(folder, SENDING_FILE);
  writeCustomers(path, { people: TWICE, profiles: 20, phoneEvery: 10 });
  return path;
}
