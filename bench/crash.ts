/** `npm run crash -- intake --rows 200000 --kills 20 --json`: what is killed at any moment ends in the same people. */
import { parseArgs } from 'node:util';
import { crashIntake } from './crash-intake.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '200000' },
    kills: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const plan = { rows: Number(values.rows), kills: Number(values.kills) };
if (positionals[0] !== 'intake' || !(plan.rows >= 100) || !(plan.kills >= 1)) {
  process.stderr.write('Say what to kill: npm run crash -- intake --rows 200000 --kills 20 [--json]\n');
  process.exitCode = 2;
} else {
  const report = await crashIntake(plan);
  const { moments, same, rounds, persons, records, seconds } = report;
  const strikes = `${moments.length} kills in ${rounds} rounds of ${records} records and ${persons} people`;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report)}\n`
      : `${strikes}: ${same} of ${rounds} ended in the same people (${seconds} s)\n`,
  );
  process.exitCode = report.ok ? 0 : 1;
}
