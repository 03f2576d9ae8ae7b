/** `npm run bench -- <name> [options] [--json]`: each benchmark measures its own reference in the same run. */
import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly rows: number | null;
  readonly people: number | null;
  readonly rounds: number | null;
}

/** What every benchmark prints as its one line of JSON, with more of its own. */
export interface BenchResult {
  readonly bench: string;
  readonly unit: string;
  readonly measured: number;
  readonly reference: number;
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean;
}

type Bench = (options: BenchOptions) => Promise<BenchResult>;

/** Loaded only when asked for. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  intake: async () => (await import('./intake.ts')).benchIntake,
  launch: async () => (await import('./launch.ts')).benchLaunch,
  'send-single': async () => (await import('./send.ts')).benchSendSingle,
  'send-bulk': async () => (await import('./send.ts')).benchSendBulk,
  soak: async () => (await import('./soak.ts')).benchSoak,
  events: async () => (await import('./events.ts')).benchEvents,
  grant: async () => (await import('./grant.ts')).benchGrant,
  redeem: async () => (await import('./redeem.ts')).benchRedeem,
  render: async () => (await import('./render.ts')).benchRender,
  portal: async () => (await import('./portal.ts')).benchPortal,
  console: async () => (await import('./console.ts')).benchConsole,
};

const line = lineRead();
const bench = BENCHES[line?.positionals[0] ?? ''];
if (!line || !bench || line.positionals.length !== 1) {
  process.stderr.write(
    `Usage: bench -- ${Object.keys(BENCHES).join('|')} [--rows n | --people n] [--rounds n] [--json]\n`,
  );
  process.exitCode = 2;
} else {
  const { values } = line;
  const whole = (text: string | undefined) => (text === undefined ? null : wholeNumber(text));
  const result = await (
    await bench()
  )({ rows: whole(values.rows), people: whole(values.people), rounds: whole(values.rounds) });
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Null: the line makes no sense, or asks for help. */
function lineRead() {
  const string = { type: 'string' } as const;
  const json = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { rows: string, people: string, rounds: string, json },
    });
  } catch {
    return null;
  }
}

function wholeNumber(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${text} is no whole number above 0`);
}
