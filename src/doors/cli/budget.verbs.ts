/** `offer raise|raises|approve-raise|refuse-raise`: a higher budget for a set that was approved. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import type { OfferSetId } from '../../kernel/ids.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { decisionOf, idOf } from './options.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function budgetVerbs(stage: Stage, offer: Command): void {
  const raise = offer
    .command('raise <set>')
    .description('ask a second person for a higher budget of an approved set')
    .requiredOption('--to <grants>', 'how many grants or choices there shall be in all')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, raise, {
    permission: 'offer.write',
    run: ({ raises, actor }, { args, options }) => {
      const toGrants = wholeOf(String(options['to']));
      return raises.ask(setOf(args[0]), { toGrants, reason: String(options['reason']) }, actor);
    },
  });
  verb(stage, offer.command('raises <set>').description('what was asked for, and what became of it'), {
    permission: 'offer.read',
    run: ({ raises }, { args }) => raises.list(setOf(args[0])),
    show: (asked) =>
      table(
        asked.map(({ no, fromGrants, toGrants, status, reason, askedAt, decidedAt }) => {
          return { no, fromGrants, toGrants, status, askedAt, decidedAt, reason };
        }),
      ),
  });
  for (const [name, decision] of [
    ['approve-raise', 'approved'],
    ['refuse-raise', 'refused'],
  ] as const) {
    const command = offer
      .command(`${name} <set>`)
      .description(`${name.split('-')[0]} the budget that was asked for; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'offer_set.approve',
      run: ({ raises, actor }, { args, options }) =>
        raises.decide(setOf(args[0]), { decision, ...decisionOf(options) }, actor),
    });
  }
}

function setOf(value: string | undefined): OfferSetId {
  return idOf<OfferSetId>(value, 'offer set');
}

function wholeOf(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new DomainError(CLI_ERRORS.not_a_count, { option: 'to' });
  return BigInt(text);
}
