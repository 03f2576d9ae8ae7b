/** `lane …`, `held` and `restored`: what waits for a person while notices go out. */
import type { Command } from 'commander';
import { idOf } from './options.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function sendingVerbs(stage: Stage, program: Command): void {
  const lane = program
    .command('lane')
    .description('senders: how fast they may go, and whether they may go at all');
  verb(stage, lane.command('list').description('every sender and country, and why it stands still'), {
    permission: 'notice.read',
    run: ({ lanes }) => lanes.list(),
    show: (all) =>
      table(
        all.map(({ id, provider, country, status, reason }) => ({ id, provider, country, status, reason })),
      ),
  });
  verb(
    stage,
    lane.command('release <lane>').description('let a halted lane go on, once somebody has looked'),
    {
      permission: 'notice.launch',
      run: async ({ lanes, actor }, { args }) => {
        await lanes.release(idOf(args[0], 'lane'), actor);
        return lanes.list();
      },
    },
  );
  verb(stage, program.command('held <incident>').description('deliveries that wait for a person, and why'), {
    permission: 'notice.read',
    run: async ({ incidents, deliveries }, { args }) => deliveries.held((await incidents.get(args[0]!)).id),
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
