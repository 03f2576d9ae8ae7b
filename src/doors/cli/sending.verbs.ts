/** `held` and `restored`: what waits for a person while notices go out. */
import type { Command } from 'commander';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function sendingVerbs(stage: Stage, program: Command): void {
  verb(stage, program.command('held <incident>').description('deliveries that wait for a person, and why'), {
    permission: 'notice.read',
    run: async ({ incidents, deliveries }, { args }) => deliveries.held((await incidents.get(args[0]!)).id),
    // As the verbs take them that ask for a delivery or a person.
    show: (all) =>
      table(
        all.map(({ cohortId, deliveryNo, personId, noticeId, ...rest }) => ({
          delivery: `${cohortId}_${deliveryNo}`,
          person: `${cohortId}:${personId}`,
          ...rest,
          notice: noticeId,
        })),
      ),
  });
  verb(
    stage,
    program
      .command('restored <incident>')
      .description('after a restored backup: let go what was never attempted'),
    {
      permission: 'notice.approve',
      run: async ({ incidents, deliveries, actor }, { args }) => ({
        released: await deliveries.releaseRestored((await incidents.get(args[0]!)).id, actor),
      }),
    },
  );
}
