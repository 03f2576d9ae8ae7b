/** `unknown …` and `suppression …`: what may have arrived, and whom not to write to. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import type { CohortId, DeliveryNo, NoticeId } from '../../kernel/ids.ts';
import {
  type DeliveryRef,
  UNKNOWN_DECISIONS,
  UNKNOWN_POLICIES,
  UNKNOWN_STANDINGS,
  type UnknownDecision,
  type UnknownDelivery,
  type UnknownFilter,
  type UnknownPolicy,
} from '../../notices/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { idOf } from './options.ts';
import { restoreVerbs } from './restore.verbs.ts';
import { table } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

const STANDINGS = Object.keys(UNKNOWN_STANDINGS);
const MINUTE_SECONDS = 60;

export function unknownVerbs(stage: Stage, program: Command): void {
  const unknown = program.command('unknown').description('messages that may or may not have been accepted');
  listVerbs(stage, unknown);
  decideVerbs(stage, unknown);
  suppressionVerbs(stage, program);
  restoreVerbs(stage, program);
}

function filtered(command: Command): Command {
  return command
    .option('--notice <id>', 'only of this notice')
    .option('--why <standing>', `only what waits for this: ${STANDINGS.join(', ')}`)
    .option('--channel <channel>', 'email, sms, letter or handover')
    .option('--older-than <minutes>', 'at least this old');
}

function listVerbs(stage: Stage, unknown: Command): void {
  const list = filtered(unknown.command('list <incident>'))
    .description('open unknowns with their age and what is known around them')
    .option('--after <next>', 'the page after, as the page before named it')
    .option('--limit <n>', 'at most this many, up to 1,000; 200 by default');
  verb(stage, list, {
    permission: 'notice.read',
    check: ({ options }) => void [filterOf(options), options['after'] && refOf(String(options['after']))],
    run: async ({ incidents, unknowns }, { args, options }) => {
      const { after, limit } = options;
      return unknowns.list((await incidents.get(args[0]!)).id, {
        ...filterOf(options),
        after: after === undefined ? undefined : refOf(String(after)),
        limit: limit === undefined ? undefined : wholeOf(limit, 'limit'),
      });
    },
    show: ({ unknowns, next }) =>
      [
        table(unknowns.map(lineOf)),
        ...(next ? [`More: --after ${next.cohortId}_${next.deliveryNo}`] : []),
      ].join('\n'),
  });
  const overview = unknown
    .command('overview <incident>')
    .description('how many, why, and how old the oldest is');
  verb(stage, overview, {
    permission: 'notice.read',
    run: async ({ incidents, unknowns }, { args }) => unknowns.overview((await incidents.get(args[0]!)).id),
    show: (counts) =>
      table(
        counts.map(({ standing, channel, deliveries, oldestSeconds }) => ({
          deliveries,
          channel,
          oldest: ageOf(oldestSeconds),
          why: `${standing}: ${UNKNOWN_STANDINGS[standing] ?? ''}`,
        })),
      ),
  });
  const copies = unknown
    .command('duplicates <incident>')
    .description('second copies that followed a recorded presumption');
  verb(stage, copies, {
    permission: 'notice.read',
    run: async ({ incidents, unknowns }, { args }) => unknowns.duplicates((await incidents.get(args[0]!)).id),
  });
}

function decideVerbs(stage: Stage, unknown: Command): void {
  const decide = filtered(unknown.command('decide <incident> <decision> [deliveries...]'))
    .description(
      `decide one, several or --all: ${UNKNOWN_DECISIONS.join(', ')}; deliveries as <cohort>_<number>`,
    )
    .option('--all', 'every open unknown that the other options describe')
    .requiredOption('--reason <sentence>', 'why; kept beside the decision and in the audit');
  verb(stage, decide, {
    permission: 'notice.launch',
    check: (call) => void [decisionOf(call.args[1]), whichOf(call)],
    run: async ({ incidents, unknowns, actor }, call) =>
      unknowns.decide(
        {
          incidentId: (await incidents.get(call.args[0]!)).id,
          which: whichOf(call),
          decision: decisionOf(call.args[1]),
          reason: String(call.options['reason']),
        },
        actor,
      ),
    badNews: ({ decided, notUnknown, restored, noChannel }) =>
      decided > 0
        ? null
        : `Nothing was decided: ${notUnknown} are not unknown, ${restored} wait for their restore, ${noChannel} have no further channel.`,
  });
  const policy = unknown
    .command('policy <lane> <policy>')
    .description(
      `for all unknowns of a lane: ${UNKNOWN_POLICIES.join(', ')}, or notice (as each notice says)`,
    );
  verb(stage, policy, {
    permission: 'notice.launch',
    check: ({ args }) => void [idOf(args[0], 'lane'), policyOf(args[1])],
    run: async ({ unknowns, actor }, { args }) => {
      await unknowns.setLanePolicy(idOf(args[0], 'lane'), policyOf(args[1]), actor);
      return { lane: args[0], policy: args[1] };
    },
  });
}

function suppressionVerbs(stage: Stage, program: Command): void {
  const suppression = program
    .command('suppression')
    .description('addresses of an incident that are not written to any more');
  const list = suppression
    .command('list <incident>')
    .description('why and since when; ids that cannot be read')
    .option('--after <next>', 'the page after, as the page before named it');
  verb(stage, list, {
    permission: 'notice.read',
    run: async ({ incidents, suppressedAddresses }, { args, options }) =>
      suppressedAddresses.list((await incidents.get(args[0]!)).id, {
        after: options['after'] as string | undefined,
      }),
    show: ({ suppressed, next }) =>
      [
        table(
          suppressed.map(({ id, reason, at, liftReason }) => ({ id, reason, at, lifted: liftReason ?? '' })),
        ),
        ...(next === null ? [] : [`More: --after ${next}`]),
      ].join('\n'),
  });
  const lift = suppression
    .command('lift <incident> <ids...>')
    .description('let addresses be written to again; a later bounce or complaint takes it back')
    .requiredOption('--reason <sentence>', 'why; kept beside the address and in the audit');
  verb(stage, lift, {
    permission: 'notice.launch',
    run: async ({ incidents, suppressedAddresses, actor }, { args, rest, options }) => {
      const { id: incidentId } = await incidents.get(args[0]!);
      const order = { incidentId, ids: rest, reason: String(options['reason']) };
      return { lifted: await suppressedAddresses.lift(order, actor) };
    },
    badNews: ({ lifted }) => (lifted > 0 ? null : 'None of these addresses is suppressed now.'),
  });
}

function lineOf(one: UnknownDelivery) {
  const {
    cohortId,
    deliveryNo,
    channel,
    attemptNo,
    ageSeconds,
    policy,
    standing,
    resends,
    known,
    heard,
    canary,
  } = one;
  return {
    delivery: `${cohortId}_${deliveryNo}`,
    channel,
    attempt: attemptNo,
    age: ageOf(ageSeconds),
    policy,
    resends,
    why: standing,
    heard: `${heard} of ${known}`,
    canary: canary === null ? 'none' : canary.heardAt === null ? 'waiting' : 'came through',
  };
}

function ageOf(seconds: number): string {
  if (seconds < MINUTE_SECONDS) return `${seconds} s`;
  const minutes = Math.floor(seconds / MINUTE_SECONDS);
  return minutes < 180 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** Named deliveries or `--all`, never both and never neither. */
function whichOf({ rest, options }: Invocation): readonly DeliveryRef[] | UnknownFilter {
  const all = options['all'] === true;
  if (all === rest.length > 0) throw new DomainError(CLI_ERRORS.which_unknowns);
  return all ? filterOf(options) : rest.map(refOf);
}

function filterOf(options: Readonly<Record<string, unknown>>): UnknownFilter {
  const { notice, why, channel, olderThan } = options;
  if (why !== undefined && !STANDINGS.includes(String(why))) {
    throw new DomainError(CLI_ERRORS.not_one_of, { option: '--why', values: STANDINGS.join(', ') });
  }
  return {
    noticeId: notice === undefined ? undefined : idOf<NoticeId>(String(notice), 'notice'),
    standing: why === undefined ? undefined : String(why),
    channel: channel === undefined ? undefined : String(channel),
    olderThanMinutes: olderThan === undefined ? undefined : wholeOf(olderThan, 'older-than'),
  };
}

function refOf(text: string): DeliveryRef {
  const m = /^(\d{1,18})_(\d{1,18})$/.exec(text);
  if (!m) throw new DomainError(CLI_ERRORS.not_an_id, { thing: 'delivery' });
  return { cohortId: BigInt(m[1]!) as CohortId, deliveryNo: BigInt(m[2]!) as DeliveryNo };
}

function decisionOf(text: string | undefined): UnknownDecision {
  const found = UNKNOWN_DECISIONS.find((d) => d === text);
  if (!found)
    throw new DomainError(CLI_ERRORS.not_one_of, {
      option: 'The decision',
      values: UNKNOWN_DECISIONS.join(', '),
    });
  return found;
}

function policyOf(text: string | undefined): UnknownPolicy | null {
  if (text === 'notice') return null;
  const found = UNKNOWN_POLICIES.find((p) => p === text);
  if (!found) {
    const values = [...UNKNOWN_POLICIES, 'notice'].join(', ');
    throw new DomainError(CLI_ERRORS.not_one_of, { option: 'The policy', values });
  }
  return found;
}

function wholeOf(value: unknown, name: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new DomainError(CLI_ERRORS.not_a_count, { option: name });
  return n;
}
