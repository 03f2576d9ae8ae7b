/** `bill record|list|withdraw` and `sending-cost`: what sending was billed, beside what it is estimated to cost. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { type Bill, centsOf } from '../../reconciliation/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function billVerbs(stage: Stage, program: Command): void {
  const bill = program.command('bill').description('invoices for sending messages');
  const record = bill
    .command('record <incident>')
    .description('keep what an invoice says; it moves no money')
    .requiredOption('--channel <channel>', 'email, sms, letter or handover')
    .requiredOption('--by <biller>', 'who sent it')
    .requiredOption('--reference <number>', 'the number of the invoice')
    .requiredOption('--from <day>', 'the first day it is for')
    .requiredOption('--to <day>', 'the last day it is for')
    .requiredOption('--amount-minor <amount>', 'in minor units, like 12050 for 120.50 USD')
    .requiredOption('--currency <code>', 'as the invoice says')
    .option('--units <n>', 'recipients, segments or letters, where it names them');
  verb(stage, record, {
    permission: 'bill.write',
    run: async ({ incidents, bills, actor }, { args, options }) => {
      const of = (name: string) => String(options[name]);
      const units = options['units'];
      const input = {
        channel: of('channel'), biller: of('by'), reference: of('reference'), fromDay: of('from'), toDay: of('to'),
        amountMinor: wholeOf('amount-minor', of('amountMinor')), currency: of('currency'),
        units: units === undefined ? undefined : wholeOf('units', String(units)),
      }; // prettier-ignore
      return bills.record((await incidents.get(args[0]!)).id, input, actor);
    },
  });
  const list = bill.command('list <incident>').description('every invoice, the newest first');
  verb(stage, list, {
    permission: 'report.read',
    run: async ({ incidents, bills }, { args }) => bills.list((await incidents.get(args[0]!)).id),
    show: (all) => table(all.map(lineOf)),
  });
  const withdraw = bill
    .command('withdraw <incident> <bill>')
    .description('take back one that was read wrongly; it stays to be seen')
    .requiredOption('--reason <sentence>', 'what was wrong');
  verb(stage, withdraw, {
    permission: 'bill.write',
    run: async ({ incidents, bills, actor }, { args, options }) =>
      bills.withdraw(
        (await incidents.get(args[0]!)).id,
        args[1]!,
        { reason: String(options['reason']) },
        actor,
      ),
  });
  costVerb(stage, program);
}

function costVerb(stage: Stage, program: Command): void {
  const cost = program
    .command('sending-cost <incident>')
    .description('what messages cost by channel, country and day: estimated by the price list, and billed');
  verb(stage, cost, {
    permission: 'report.read',
    run: async ({ incidents, figures }, { args }) => {
      const { countedAt, billed, figures: counted } = await figures.kept((await incidents.get(args[0]!)).id);
      return { countedAt, ...counted.sending, billed };
    },
    show: ({ countedAt, channels, places, days, billed }) =>
      [
        text({ countedAt }),
        `estimated, by channel:\n${table(channels.map(dollars))}`,
        `by country:\n${table(places.map(({ sources, ...row }) => ({ ...dollars(row), sources: sources.join('; ') })))}`,
        `by day:\n${table(days.map(dollars))}`,
        `billed:\n${table(billed)}`,
      ].join('\n\n'),
  });
}

function lineOf({
  id,
  channel,
  biller,
  reference,
  fromDay,
  toDay,
  units,
  amountMinor,
  currency,
  withdrawnReason,
}: Bill) {
  return {
    id,
    channel,
    biller,
    reference,
    from: fromDay,
    to: toDay,
    units,
    amountMinor,
    currency,
    withdrawnReason,
  };
}

/** Rounded up to cents, as an estimate is shown everywhere. */
function dollars<T extends { estimateMicros: bigint | null; doubtfulMicros: bigint | null }>(row: T) {
  const { estimateMicros, doubtfulMicros, ...rest } = row;
  return {
    ...rest,
    estimateMinor: cents(estimateMicros),
    doubtfulMinor: cents(doubtfulMicros),
    currency: 'USD',
  };
}

function cents(micros: bigint | null): bigint | null {
  return micros === null ? null : centsOf(micros);
}

function wholeOf(option: string, value: string): bigint {
  if (!/^\d{1,18}$/.test(value)) throw new DomainError(CLI_ERRORS.not_a_count, { option });
  return BigInt(value);
}
