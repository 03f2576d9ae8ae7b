/** `alarm …`: what a person must look at now. */
import type { Command } from 'commander';
import type { Alarm } from '../../alarms/index.ts';
import { ofIncidents } from '../reach.ts';
import { idOf } from './options.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function alarmVerbs(stage: Stage, program: Command): void {
  const alarm = program
    .command('alarm')
    .description('what a person must look at now: list, acknowledge, wrong-tries, test');
  const list = alarm
    .command('list')
    .description('open alarms, the latest first')
    .option('--all', 'with those that are over');
  verb(stage, list, {
    permission: 'alarm.read',
    run: async ({ alarms, actor }, { options }) => {
      const all = await alarms.list({ all: options['all'] === true });
      return ofIncidents(actor, all, ({ incidentId }) => incidentId);
    },
    show: (all) =>
      all.length === 0
        ? 'No alarm is open; a worker looks for them every half minute.'
        : table(
            all.map(({ id, raisedAt, seenBy, seenReason, overAt, sentence, untold }) => ({
              id,
              since: raisedAt,
              on_it: seenReason === null ? seenBy : `${seenBy}: ${seenReason}`,
              over: overAt,
              sentence: [
                sentence,
                ...untold.map(({ path, problem }) => `[not told by ${path}: ${problem}]`),
              ].join(' '),
            })),
          ),
  });
  const acknowledge = alarm
    .command('acknowledge <alarm>')
    .description('say that you are on it')
    .option('--reason <text>', 'what you do about it; the next one who looks reads it');
  verb(stage, acknowledge, {
    permission: 'alarm.write',
    run: ({ alarms, actor }, { args, options }) =>
      alarms.acknowledge(idOf(args[0], 'alarm') as Alarm['id'], actor, String(options['reason'] ?? '')),
  });
  const tries = alarm
    .command('wrong-tries')
    .description('networks that tried too many links, codes or questions that are not theirs');
  verb(stage, tries, {
    permission: 'alarm.read',
    run: ({ wrongBursts }) => wrongBursts.list(),
    show: (all) =>
      all.length === 0 ? 'Nobody has tried too many.' : table(all.map((burst) => ({ ...burst }))),
  });
  verb(stage, alarm.command('test').description('tell a test by every path, and show what each said'), {
    permission: 'alarm.write',
    run: ({ alarms, actor }) => alarms.test(actor),
    show: (answers) => table(answers.map(({ path, problem }) => ({ path, answer: problem ?? 'taken' }))),
  });
}
