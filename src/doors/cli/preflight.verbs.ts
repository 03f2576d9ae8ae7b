/** `notice preflight` and `notice ceiling`: before a launch, and what of its money is left afterwards. */
import type { Command } from 'commander';
import type { NoticeId } from '../../kernel/ids.ts';
import { type Currency, formatMoney } from '../../kernel/money.ts';
import type { CeilingStanding, LaunchCheck, LaunchForecast, Preflight } from '../../notices/index.ts';
import { CeilingBody } from '../api/preflights.controller.ts';
import { readBody } from './body.ts';
import { decisionOf, idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function preflightVerbs(stage: Stage, notice: Command): void {
  const preflight = notice
    .command('preflight <notice>')
    .description('who is reached, what it costs, when it ends, and what blocks');
  verb(stage, preflight, {
    permission: 'notice.read',
    run: ({ launchChecks }, { args }) => launchChecks.now(idOf<NoticeId>(args[0], 'notice')),
    show: preflightText,
  });
  ceilingVerbs(stage, notice);
}

function ceilingVerbs(stage: Stage, notice: Command): void {
  const show = notice
    .command('ceiling <notice>')
    .description('what was approved, what is spent, what waits for more');
  verb(stage, show, {
    permission: 'notice.read',
    run: ({ ceilings }, { args }) => ceilings.standing(idOf<NoticeId>(args[0], 'notice')),
    show: ceilingText,
  });
  const raise = notice
    .command('raise <notice>')
    .description('ask a second person for a higher ceiling of a notice under way')
    .requiredOption('--ceiling <minor>', 'the new one, in minor units')
    .requiredOption('--reason <sentence>', 'why more shall be spent');
  verb(stage, raise, {
    permission: 'notice.write',
    run: async ({ ceilings, actor }, { args, options }) => {
      const body = await readBody(CeilingBody, {
        amountMinor: options['ceiling'],
        reason: options['reason'],
      });
      return ceilings.ask({ ...body, id: idOf<NoticeId>(args[0], 'notice') }, actor);
    },
  });
  for (const [name, decision] of [
    ['approve-raise', 'approved'],
    ['refuse-raise', 'refused'],
  ] as const) {
    const command = notice
      .command(`${name} <notice>`)
      .description('of the higher ceiling that was asked for; needs a second person’s key')
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'notice.approve',
      run: async ({ ceilings, actor }, { args, options }) => {
        const id = idOf<NoticeId>(args[0], 'notice');
        await ceilings.decide({ id, decision, ...decisionOf(options) }, actor);
        return ceilings.standing(id);
      },
      show: ceilingText,
    });
  }
}

function preflightText(preflight: LaunchCheck): string {
  const { persons, reached, channels, parallel, fallback, held, unreached, segments, letters, resting } =
    preflight;
  const { cost, ceiling, providers, blockers, warnings, forecast, runNo, publishedRunNo } = preflight;
  const { expected, worst } = cost;
  const checks = Object.entries(providers).flatMap(([provider, all]) =>
    all.map(({ name, ok, detail }) => ({ provider, check: name, ok: ok ? 'yes' : 'NO', detail })),
  );
  return [
    text({
      run: `${runNo}${publishedRunNo === runNo ? '' : `, but ${publishedRunNo ?? 'none'} is published`}`,
      people: `${persons}, of whom ${reached} are reached`,
      'not reached': counts(unreached),
      'at launch': counts(channels),
      'in parallel': `${parallel} SMS beside an e-mail, whose mailbox is not safe`,
      'may follow': `${fallback} SMS, ${letters} letters`,
      segments: `${segments.perSms} an SMS, ${segments.planned} at launch, ${segments.worst} at most`,
      held: `${held} wait for a decision about them`,
      ...(resting === null ? {} : { resting: `${resting} got a supplement less than a week ago` }),
      cost: `${formatMoney(expected, 'en')} at launch, ${formatMoney(worst, 'en')} at most; ceiling ${moneyOf(ceiling)}`,
      'prices of': worst.sources.join('; '),
    }),
    table(checks),
    ...(forecast ? [forecastText(forecast)] : []),
    ...warnings.map(({ en }) => en),
    ...(blockers.length === 0
      ? ['Nothing blocks a launch.']
      : [['What blocks a launch:', ...blockers.map(({ message }) => `- ${message}`)].join('\n')]),
  ].join('\n\n');
}

function forecastText({
  finishesAt,
  persons,
  late,
  deadlineAt,
  lanes,
  changes,
  byFile,
  waves,
}: LaunchForecast): string {
  const end = finishesAt
    ? `the last of ${persons} people is told by ${finishesAt.toISOString()}`
    : 'nobody knows when the last person is told';
  const by = deadlineAt
    ? `; ${late} after the deadline of ${deadlineAt.toISOString()}`
    : '; no deadline is set';
  return [
    `If it were launched now, ${end}${by}.`,
    ...(waves.length > 1 || waves.some(({ kind }) => kind === 'pilot') ? [wavesText(waves)] : []),
    ...(byFile > 0 ? [`${byFile} people wait for a file that a person takes out of the house.`] : []),
    ...lanes.map(
      (l) => `- ${l.name}: ${l.persons} messages until ${l.finishesAt?.toISOString() ?? 'a person acts'}`,
    ),
    ...(changes.length > 0 ? ['What would change it:'] : []),
    ...changes.map(({ sentence, late: still }) => `- ${sentence} (${still} late)`),
  ].join('\n');
}

function wavesText(waves: LaunchForecast['waves']): string {
  const lines = waves.map(({ no, kind, persons, opensAt }) => {
    const when = opensAt ? `opens at ${opensAt.toISOString()}` : 'a person opens it';
    return `- wave ${no} (${kind}): ${persons} people; ${when}`;
  });
  return [
    'People go in whole cohorts of up to 1,000, so a wave may hold more than was asked for:',
    ...lines,
  ].join('\n');
}

function ceilingText({ currency, ceilingMinor, spentMinor, held, raises }: CeilingStanding): string {
  const of = (amountMinor: bigint): string => formatMoney({ amountMinor, currency }, 'en');
  return [
    text({
      ceiling: of(ceilingMinor),
      spent:
        spentMinor === null
          ? 'not metered: the whole ladder costs less, or it is not launched'
          : of(spentMinor),
      waiting: `${held} rungs wait for a higher ceiling`,
    }),
    ...(raises.length === 0
      ? []
      : [
          table(
            raises.map((r) => ({
              asked: r.askedAt,
              ceiling: of(r.amountMinor),
              decision: r.decision ?? 'waits',
              reason: r.reason,
            })),
          ),
        ]),
  ].join('\n');
}

function moneyOf({ amountMinor, currency }: Preflight['ceiling']): string {
  return formatMoney({ amountMinor, currency: currency as Currency }, 'en');
}

function counts(of: Readonly<Record<string, number | undefined>>): string {
  return (
    Object.entries(of)
      .map(([name, n]) => `${n ?? 0} ${name.replaceAll('_', ' ')}`)
      .join(', ') || 'nobody'
  );
}
