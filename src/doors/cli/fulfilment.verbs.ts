/** `dead-letter …` and `payout …`: what no call settles any more, and files for finance. */
import type { Command } from 'commander';
import {
  DEAD_WHYS,
  type DeadLetterView,
  type FailedLine,
  type Payout,
  PAYOUT_KINDS,
} from '../../fulfilment/index.ts';
import {
  ConfirmPaidBody,
  PayoutBody,
  ReasonBody,
  RetryAllBody,
  SettleBody,
  WordBody,
} from '../api/fulfilment.dto.ts';
import { readBody } from './body.ts';
import { collect, idOf } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function fulfilmentVerbs(stage: Stage, program: Command): void {
  const letter = program
    .command('dead-letter')
    .description('what the company’s own system did not book, for its owner to settle');
  readVerbs(stage, letter);
  ownerVerbs(stage, letter);
  const payout = program
    .command('payout')
    .description('files for finance: made by one, released by another, confirmed line by line');
  makeVerbs(stage, payout);
  stepVerbs(stage, payout);
  fileVerbs(stage, payout);
}

function readVerbs(stage: Stage, letter: Command): void {
  verb(stage, letter.command('list <incident>').description('what waits for a person, oldest first'), {
    permission: 'fulfilment.read',
    run: async ({ incidents, deadLetters }, { args }) => deadLetters.list((await incidents.get(args[0]!)).id),
    show: (all) => table(all.map(shortOf)),
  });
  verb(stage, letter.command('show <incident> <reference>').description('one, with every try of it'), {
    permission: 'fulfilment.read',
    run: async ({ incidents, deadLetters }, { args }) =>
      deadLetters.get((await incidents.get(args[0]!)).id, args[1]!),
    show: ({ tries, ...one }) => `${text({ ...one })}\n\n${table(tries.map((each) => ({ ...each })))}`,
  });
}

function ownerVerbs(stage: Stage, letter: Command): void {
  verb(stage, letter.command('take <incident> <reference>').description('make it yours, whoever’s it was'), {
    permission: 'fulfilment.write',
    run: async ({ incidents, deadLetters, actor }, { args }) =>
      deadLetters.take((await incidents.get(args[0]!)).id, args[1]!, actor),
  });
  for (const [name, description] of [
    ['retry', 'try it anew; what is in doubt is asked first, or needs --checked'],
    ['fail', 'it will not arrive: the person may choose again'],
  ] as const) {
    const command = letter
      .command(`${name} <incident> <reference>`)
      .description(description)
      .requiredOption('--reason <sentence>', 'why')
      .option('--checked', 'you asked the other side: nothing was booked');
    verb(stage, command, {
      permission: 'fulfilment.write',
      run: async ({ incidents, deadLetters, actor }, { args, options }) => {
        const { reason, checked } = options;
        const word = await readBody(WordBody, { reason, checked });
        const { id } = await incidents.get(args[0]!);
        await deadLetters[name](id, args[1]!, word, actor);
        return deadLetters.get(id, args[1]!);
      },
      show: shown,
    });
  }
  const all = letter
    .command('retry-all <incident>')
    .description('after an outage: try everything anew that is dead for one reason and nobody else’s')
    .requiredOption('--why <reason>', DEAD_WHYS.join(', '))
    .requiredOption('--reason <sentence>', 'what is different now');
  verb(stage, all, {
    permission: 'fulfilment.write',
    run: async ({ incidents, deadLetters, actor }, { args, options }) => {
      const { why, reason } = options;
      const body = await readBody(RetryAllBody, { why, reason });
      return deadLetters.retryAll((await incidents.get(args[0]!)).id, body, actor);
    },
  });
  settleVerb(stage, letter);
}

function settleVerb(stage: Stage, letter: Command): void {
  const settle = letter
    .command('settle <incident> <reference>')
    .description('it was booked, as the other side says')
    .requiredOption('--evidence <reference>', 'the other side’s own reference')
    .requiredOption('--reason <sentence>', 'how you know');
  verb(stage, settle, {
    permission: 'fulfilment.write',
    run: async ({ incidents, deadLetters, actor }, { args, options }) => {
      const { evidence, reason } = options;
      const { id } = await incidents.get(args[0]!);
      await deadLetters.settle(id, args[1]!, await readBody(SettleBody, { evidence, reason }), actor);
      return deadLetters.get(id, args[1]!);
    },
    show: shown,
  });
}

function makeVerbs(stage: Stage, payout: Command): void {
  const make = payout
    .command('make <incident>')
    .description('one file of what waits; those in it can no longer switch')
    .requiredOption('--kind <kind>', PAYOUT_KINDS.join(', '));
  verb(stage, make, {
    permission: 'payout.write',
    run: async ({ incidents, payouts, fulfilmentCalls, actor }, { args, options }) => {
      const { kind } = await readBody(PayoutBody, { kind: options['kind'] });
      const { id } = await incidents.get(args[0]!);
      return payouts.handOver(id, { kind, byCall: fulfilmentCalls.kinds }, actor);
    },
  });
  verb(stage, payout.command('list <incident>').description('every file, oldest first'), {
    permission: 'fulfilment.read',
    run: async ({ incidents, payouts }, { args }) => payouts.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(all.map(({ id, kind, status, rows, madeAt }: Payout) => ({ id, kind, status, rows, madeAt }))),
  });
  verb(stage, payout.command('show <payout>').description('one file and its totals by currency'), {
    permission: 'fulfilment.read',
    run: ({ payouts }, { args }) => payouts.get(idOf(args[0], 'payout file')),
    show: ({ totals, ...one }) => `${text({ ...one })}\n\n${table(totals.map((each) => ({ ...each })))}`,
  });
}

function stepVerbs(stage: Stage, payout: Command): void {
  const release = payout
    .command('release <payout>')
    .description('a second person’s yes: before it nobody sees the bytes');
  verb(stage, release, {
    permission: 'payout.approve',
    run: ({ payouts, actor }, { args }) => payouts.release(idOf(args[0], 'payout file'), actor),
  });
  const recall = payout
    .command('recall <payout>')
    .description('take back a file nobody paid from; its people stand in the next one')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, recall, {
    permission: 'payout.write',
    run: async ({ payouts, actor }, { args, options }) => {
      const body = await readBody(ReasonBody, { reason: options['reason'] });
      return payouts.recall(idOf(args[0], 'payout file'), body, actor);
    },
  });
  const confirm = payout
    .command('confirm <payout>')
    .description('every line was paid, but for those named')
    .option('--failed <reference=reason>', 'a line that was not paid; may be repeated', collect, []);
  verb(stage, confirm, {
    permission: 'payout.write',
    run: async ({ payouts, actor }, { args, options }) => {
      const failed = (options['failed'] as readonly string[]).map(failedLine);
      const body = await readBody(ConfirmPaidBody, { failed });
      return payouts.confirmPaid(idOf(args[0], 'payout file'), body, actor);
    },
  });
}

function fileVerbs(stage: Stage, payout: Command): void {
  const fetch = payout
    .command('fetch <payout>')
    .description('the released file as CSV, the same bytes each time; every download is audited')
    .requiredOption('--out <file>', 'where to write it');
  verb(stage, fetch, {
    permission: 'payout.write',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ payouts, actor }, { args, options }) => {
      const all = await payouts.file(idOf(args[0], 'payout file'), actor);
      const { bytes, sha256 } = await writeNew(String(options['out']), oneChunk(all));
      return { file: String(options['out']), bytes, sha256 };
    },
  });
}

export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, undefined> {
  yield bytes;
  return undefined;
}

/** `R1-2A=account closed` */
function failedLine(given: string): FailedLine {
  const at = given.indexOf('=');
  return at < 0
    ? { reference: given, reason: '' }
    : { reference: given.slice(0, at).trim(), reason: given.slice(at + 1).trim() };
}

function shortOf({ reference, why, attempts, inDoubt, ownerId, since }: DeadLetterView) {
  return { reference, why, attempts, in_doubt: inDoubt, owner: ownerId, since };
}

function shown({ tries, ...one }: DeadLetterView & { readonly tries: readonly unknown[] }): string {
  return text({ ...one, tries: tries.length });
}
