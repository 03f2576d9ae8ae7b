/** `lane …`, `hotline …` and `retry`: how fast and whether messages go out, and what failed tried again. */
import type { Command } from 'commander';
import type { NoticeId } from '../../kernel/ids.ts';
import type { ListedLane } from '../../notices/index.ts';
import { needs } from '../../operators/index.ts';
import { CapBody, HaltBody, HotlineBody, RetryBody, RetryFilterBody, retryFilter } from '../api/lanes.dto.ts';
import { readBody } from './body.ts';
import { collect, idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function laneVerbs(stage: Stage, program: Command): void {
  const lane = program
    .command('lane')
    .description('senders: how fast they may go, and whether they may go at all');
  verb(stage, lane.command('list').description('every sender and country, its last hour and its brakes'), {
    permission: 'notice.read',
    run: ({ lanes }) => lanes.list(),
    show: (all) => table(all.flatMap(laneLines)),
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
      show: (all) => table(all.flatMap(laneLines)),
    },
  );
  steerVerbs(stage, lane);
  hotlineVerbs(stage, program);
  retryVerb(stage, program);
}

function laneLines({ id, provider, country, status, reason, ...lane }: ListedLane) {
  const { ratePerS, rateMaxPerS, hour, brake, mailboxes, awaits } = lane;
  const pace = `${ratePerS.toFixed(1)}/${rateMaxPerS.toFixed(1)}`;
  const braked = brake.pull === 'none' ? '' : `${brake.pull}: ${brake.reason}`;
  const why = reason === null ? braked : `${reason}${awaits ? ' Goes on by itself once there is room.' : ''}`;
  return [
    { id, lane: `${provider} ${country}`.trim(), status, 'rate/s': pace, ...shown(hour), why },
    ...mailboxes.map((m) => ({
      id: '',
      lane: `  ${m.mailbox}`,
      status: '',
      'rate/s': m.capPerS === null ? '' : `≤ ${m.capPerS}`,
      ...shown(m.hour),
      why: m.brake.pull === 'none' ? '' : m.brake.reason,
    })),
  ];
}

function shown({ accepted, hard, complained, deferred, rejected }: ListedLane['hour']) {
  return { accepted, hard, complained, deferred, rejected };
}

function steerVerbs(stage: Stage, lane: Command): void {
  const halt = lane
    .command('halt <lane>')
    .description('nobody is sent to by it until it is released; nothing is marked failed')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, halt, {
    permission: 'notice.launch',
    run: async ({ lanes, actor }, { args, options }) => {
      const { reason } = await readBody(HaltBody, { reason: options['reason'] });
      await lanes.haltBy(idOf(args[0], 'lane'), reason, actor);
      return lanes.list();
    },
    show: (all) => table(all.flatMap(laneLines)),
  });
  const cap = lane
    .command('cap <lane> <per-second>')
    .description('slower than the provider allows; `none` takes the cap away')
    .option('--mailbox <provider>', 'only what goes to this mailbox provider, such as google');
  verb(stage, cap, {
    permission: 'notice.launch',
    run: async ({ lanes, actor }, { args, options }) => {
      const perSecond = args[1] === 'none' ? null : Number(args[1]);
      const mailbox = options['mailbox'];
      const body = await readBody(CapBody, { perSecond, ...(mailbox ? { mailbox } : {}) });
      const order = { laneId: idOf<string>(args[0], 'lane'), perSecond: body.perSecond };
      await lanes.cap({ ...order, mailbox: body.mailbox ?? null }, actor);
      return lanes.list();
    },
    show: (all) => table(all.flatMap(laneLines)),
  });
}

function hotlineVerbs(stage: Stage, program: Command): void {
  const hotline = program
    .command('hotline')
    .description('no faster than the people at the telephone can bear');
  verb(stage, hotline.command('show <incident>').description('the cap, and what follows from it'), {
    permission: 'notice.read',
    run: async ({ incidents, hotlines }, { args }) => hotlines.of((await incidents.get(args[0]!)).id),
    show: (cap) => (cap ? text(cap) : 'no cap'),
  });
  const set = hotline
    .command('set <incident>')
    .description('from the next message on')
    .requiredOption('--calls <n>', 'calls an hour that can be answered', Number)
    .requiredOption('--callers <n>', 'of a thousand people told, so many call', Number);
  verb(stage, set, {
    permission: 'notice.launch',
    run: async ({ incidents, hotlines, actor }, { args, options }) => {
      const body = await readBody(HotlineBody, {
        callsPerHour: options['calls'],
        callersPerThousand: options['callers'],
      });
      return hotlines.set({ incidentId: (await incidents.get(args[0]!)).id, ...body }, actor);
    },
  });
  verb(stage, hotline.command('clear <incident>').description('take the cap away'), {
    permission: 'notice.launch',
    run: async ({ incidents, hotlines, actor }, { args }) => {
      await hotlines.clear((await incidents.get(args[0]!)).id, actor);
      return { hotline: 'no cap' };
    },
  });
}

function retryVerb(stage: Stage, program: Command): void {
  const retry = program
    .command('retry <notice>')
    .description('counts what failed; with --expect and --reason sends exactly those again')
    .option('--state <state>', 'bounced, undelivered, failed or suppressed; may be repeated', collect, [])
    .option('--why <code>', 'only what failed for this reason; may be repeated', collect, [])
    .option('--channel <channel>', 'email or sms')
    .option('--lane <lane>', 'only what was last tried by this lane')
    .option('--also-told', 'also whom another channel reached or is about to')
    .option('--expect <n>', 'how many you counted', Number)
    .option('--reason <sentence>', 'why they are tried again');
  verb(stage, retry, {
    permission: 'notice.read',
    run: async ({ retries, actor }, { args, options }) => {
      const noticeId = idOf<NoticeId>(args[0], 'notice');
      const asked = retryAsked(options);
      if (options['expect'] === undefined) {
        return retries.count(retryFilter(noticeId, await readBody(RetryFilterBody, asked)));
      }
      const { expected, reason, ...filter } = await readBody(RetryBody, {
        ...asked,
        expected: options['expect'],
        reason: options['reason'],
      });
      needs(actor, 'notice.launch');
      return retries.retry({ ...retryFilter(noticeId, filter), expected, reason }, actor);
    },
    show: ({ deliveries, groups }) => [`${deliveries} deliveries`, table([...groups])].join('\n'),
  });
}

function retryAsked(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { state, why, channel, lane, alsoTold } = options;
  const asked = { states: unlessEmpty(state), reasons: unlessEmpty(why), channel, lane, alsoTold };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function unlessEmpty(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
