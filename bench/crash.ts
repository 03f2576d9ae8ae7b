/**
 * `npm run crash -- --people 20000 --kills 50 --json`: workers killed at any moment of sending miss nobody and copy
 * nothing unrecorded. `npm run crash -- intake --rows 200000 --kills 20 --json`: what is killed ends in the same people.
 */
import { parseArgs } from 'node:util';
import { crashIntake } from './crash-intake.ts';
import { crashSending } from './crash-sending.ts';

const USAGE = 'Say what to kill: npm run crash -- [sending] --people 20000 --kills 50 [--json]\n' +
  '                  npm run crash -- intake --rows 200000 --kills 20 [--json]\n'; // prettier-ignore

const { values, positionals } = lineRead();

const RUNS: Readonly<Record<string, () => Promise<boolean> | null>> = {
  sending: () => {
    const plan = { people: Number(values.people), kills: Number(values.kills ?? 50) };
    return plan.people >= 20 && plan.kills >= 1 ? sending(plan) : null;
  },
  intake: () => {
    const plan = { rows: Number(values.rows), kills: Number(values.kills ?? 20) };
    return plan.rows >= 100 && plan.kills >= 1 ? intake(plan) : null;
  },
};

const run = positionals.length > 1 ? null : RUNS[positionals[0] ?? 'sending']?.();
if (!run) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  // Node may spin in its last clean-up after thousands of broken sockets: what was to be said has been written.
  process.exit((await run) ? 0 : 1);
}

/** A line that makes no sense, or asks for help, ends with how it is used. */
function lineRead() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        people: { type: 'string', default: '20000' },
        rows: { type: 'string', default: '200000' },
        kills: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch {
    process.stderr.write(USAGE);
    process.exit(2);
  }
}

async function sending(plan: { people: number; kills: number }): Promise<boolean> {
  const { report, moments, faults, astray, complaints, seconds } = await crashSending(plan);
  process.stderr.write(
    `struck ${JSON.stringify(moments)}; faults ${JSON.stringify(faults)}; astray ${astray}; ` +
      `seconds ${JSON.stringify(seconds)}\n`,
  );
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  const { people, kills, lost, unrecordedCopies, onList } = report;
  const sentence =
    `${kills} kills while ${people} people were told: ${lost} lost, ${unrecordedCopies} with a copy nobody recorded, ` +
    `${onList} on the operator's list`;
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${sentence}\n`);
  return report.ok;
}

async function intake(plan: { rows: number; kills: number }): Promise<boolean> {
  const report = await crashIntake(plan);
  const { moments, same, rounds, persons, records, seconds } = report;
  const strikes = `${moments.length} kills in ${rounds} rounds of ${records} records and ${persons} people`;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report)}\n`
      : `${strikes}: ${same} of ${rounds} ended in the same people (${seconds} s)\n`,
  );
  return report.ok;
}
