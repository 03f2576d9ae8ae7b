/** What rendering one e-mail costs after warm-up, and that a worker's memory stays flat however many it renders. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../src/kernel/assert.ts';
import type { Renderer, PersonContext } from '../src/messages/index.ts';
import { attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import { newClient } from '../src/platform/migrate.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { median, scratchDir, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

const TARGET_US = 60;
const MESSAGES_DEFAULT = 100_000;
const WARM_UP = 20_000;
const PROFILES = 200;
const FLAT_MB = 64;

interface RenderResult extends BenchResult {
  readonly messages: number;
  readonly profiles: number;
  readonly meanBytes: number;
  /** What the rounds after the first added to the process. */
  readonly grownMb: number;
}

/** The reference is hashing the same bytes, which the proof needs of every message whoever renders it. */
export async function benchRender(options: BenchOptions): Promise<RenderResult> {
  const messages = options.people ?? MESSAGES_DEFAULT;
  const dir = scratchDir();
  try {
    const { renderer, people } = await ready(dir);
    let bytes = 0;
    for (let n = 0; n < WARM_UP; n += 1) renderer.renderEmail(people[n % people.length]!);
    const [rendered, hashed, resident]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < (options.rounds ?? 3); round += 1) {
      const perMessage = timed(messages, (n) => void renderer.renderEmail(people[n % people.length]!));
      const bodies = people.map((one) => renderer.renderEmail(one));
      bytes = bodies.reduce((sum, { html, text }) => sum + html.length + text.length, 0) / bodies.length;
      hashed.push(
        timed(messages, (n) => {
          const { html, text } = bodies[n % bodies.length]!;
          createHash('sha256').update(html).update(text).digest('hex');
        }),
      );
      rendered.push(perMessage);
      globalThis.gc?.();
      resident.push(process.memoryUsage.rss() / 2 ** 20);
    }
    const [measured, reference] = [median(rendered), median(hashed)];
    const grownMb = Math.round(resident.at(-1)! - resident[0]!);
    process.stderr.write(`rendering ${twoPlaces(measured)} µs a message (target ≤ ${TARGET_US})\n`);
    return {
      bench: 'render',
      unit: 'µs',
      measured: twoPlaces(measured),
      reference: twoPlaces(reference),
      ratio: twoPlaces(measured / reference),
      target: TARGET_US,
      ok: measured <= TARGET_US && grownMb <= FLAT_MB,
      messages,
      profiles: people.length / 2,
      meanBytes: Math.round(bytes),
      grownMb,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Microseconds each. */
function timed(times: number, work: (n: number) => void): number {
  const start = performance.now();
  for (let n = 0; n < times; n += 1) work(n);
  return ((performance.now() - start) * 1000) / times;
}

async function ready(dir: string): Promise<{ renderer: Renderer; people: PersonContext[] }> {
  const { server } = await attachAmends(dir);
  const desk = await SendingDesk.open({ AMENDS_DATA_DIR: dir });
  try {
    const file = join(dir, SENDING_FILE);
    writeCustomers(file, { people: PROFILES * 2, profiles: PROFILES, phoneEvery: 0 });
    const { incidentId } = await desk.read(file);
    const { notices, messages } = desk.session;
    const { messagePins } = await notices.get(await desk.approved(incidentId));
    const renderer = await messages.renderer(must(messagePins, 'an approved notice pins its messages'));
    const client = newClient(server.superuser(DATABASE));
    await client.connect();
    const { rows } = await client.query<{ exposure: string }>(
      'SELECT exposure::text AS exposure FROM people_v_profile WHERE incident_id = $1',
      [incidentId],
    );
    await client.end();
    const people = rows.flatMap(({ exposure }, n) =>
      (['id', 'en'] as const).map((l) => person(exposure, l, n)),
    );
    return { renderer, people };
  } finally {
    await desk.session.close();
    await server.leave();
  }
}

function person(exposure: string, locale: 'id' | 'en', n: number): PersonContext {
  return {
    locale,
    exposure,
    name: `Budi Santoso ${n}`,
    account: { customerId: `P${n}`, email: `pelanggan${n}@example.com`, phone: null },
    merge: {
      link: `https://contoh.example/r/${'a'.repeat(32)}`,
      typedCode: 'K7PQ-2M4X-9TRA-V',
      incidentUrl: 'https://contoh.example/i/bench',
      offers: [],
    },
  };
}
