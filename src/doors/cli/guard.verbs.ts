/** `guards <incident>` and `guard show|people|decide|decide-all|withdraw`. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import {
  DECISIONS,
  type Decide,
  GUARD_KINDS,
  type GuardKind,
  type GuardPage,
  type GuardWithHistory,
} from '../../people/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

const DECISION = `one of ${DECISIONS.join(', ')}`;

export function guardVerbs(stage: Stage, program: Command): void {
  listVerb(stage, program);
  const guard = program.command('guard').description('one finding: look at it, decide it, take it back');
  const show = guard
    .command('show <incident> <guard>')
    .description('one finding with every decision about it');
  verb(stage, show, {
    permission: 'people.read',
    run: async ({ incidents, guards }, { args }) =>
      guards.show((await incidents.get(args[0]!)).id, idOf(args[1], 'guard')),
    show: told,
  });
  peopleVerb(stage, guard);
  decideVerbs(stage, guard);
}

function listVerb(stage: Stage, program: Command): void {
  const command = program
    .command('guards <incident>')
    .description('findings that wait for a person, or are only shown')
    .option('--kind <kind>', `only one kind: ${GUARD_KINDS.join(', ')}`)
    .option('--undecided', 'only what waits for a decision')
    .option('--after <next>', 'the page after, as the page before named it')
    .option('--limit <n>', 'at most this many, up to 1,000; 200 by default')
    .option('--overview', 'one line per kind: how many, how many undecided, what it does');
  verb(stage, command, {
    permission: 'people.read',
    check: ({ options }) => void [kindOf(options['kind']), limitOf(options['limit'])],
    run: async ({ incidents, guards }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      if (options['overview'] === true) return { kinds: await guards.overview(id) };
      return guards.list(id, {
        kind: kindOf(options['kind']),
        undecided: options['undecided'] === true,
        after: options['after'] as string | undefined,
        limit: limitOf(options['limit']),
      });
    },
    show: (found) => ('kinds' in found ? kindsTable(found.kinds) : page(found)),
  });
}

function peopleVerb(stage: Stage, guard: Command): void {
  const command = guard
    .command('people <incident> <guard>')
    .description('the people behind a finding, by reference')
    .option('--hints', 'with masked addresses; needs people.reveal, and is recorded in the audit')
    .option('--after <next>', 'the page after, as the page before named it')
    .option('--limit <n>', 'at most this many, up to 1,000; 200 by default');
  verb(stage, command, {
    permission: 'people.read',
    check: ({ options }) => void limitOf(options['limit']),
    run: async ({ incidents, guards, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const query = {
        hints: options['hints'] === true,
        after: options['after'] as string | undefined,
        limit: limitOf(options['limit']),
      };
      return guards.people(id, idOf(args[1], 'guard'), query, actor);
    },
    show: ({ people, next }) => {
      const rows = people.map((p) => ({
        person: `${p.cohortId}:${p.personId}`,
        by: p.keyKind,
        held: p.held,
        ...(p.hint === null ? {} : { hint: p.hint }),
      }));
      return withNext(table(rows), next);
    },
  });
}

function decideVerbs(stage: Stage, guard: Command): void {
  const decide = guard
    .command('decide <incident> <guard>')
    .description('decide a finding; needs a second person’s key')
    .requiredOption('--decision <decision>', DECISION)
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, decide, {
    permission: 'guard.decide',
    run: async ({ incidents, guards, actor }, call) => {
      const { id } = await incidents.get(call.args[0]!);
      return guards.decide(id, idOf(call.args[1], 'guard'), decisionOf(call), actor);
    },
    show: told,
  });
  const all = guard
    .command('decide-all <incident>')
    .description('decide every undecided finding of a kind that holds people, with one reason')
    .requiredOption('--kind <kind>', 'conflict, shared_address or typo_domain')
    .requiredOption('--decision <decision>', DECISION)
    .requiredOption('--undecided <n>', 'how many `guards --overview` says are undecided')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, all, {
    permission: 'guard.decide',
    check: ({ options }) => void [kindOf(options['kind']), wholeOf(options['undecided'], 'undecided')],
    run: async ({ incidents, guards, actor }, call) => {
      const { id } = await incidents.get(call.args[0]!);
      const kind = kindOf(call.options['kind'])!;
      const undecided = wholeOf(call.options['undecided'], 'undecided');
      return guards.decideAll(id, { kind, undecided, ...decisionOf(call) }, actor);
    },
  });
  const withdraw = guard
    .command('withdraw <incident> <guard>')
    .description('take a decision back; needs a second person’s key')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, withdraw, {
    permission: 'guard.decide',
    run: async ({ incidents, guards, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      return guards.withdraw(id, idOf(args[1], 'guard'), String(options['reason']), actor);
    },
    show: told,
  });
}

function decisionOf({ options }: Invocation): Decide {
  return { decision: options['decision'] as Decide['decision'], reason: String(options['reason']) };
}

function kindOf(value: unknown): GuardKind | undefined {
  if (value === undefined) return undefined;
  const kind = GUARD_KINDS.find((known) => known === value);
  if (!kind) throw new DomainError(CLI_ERRORS.unknown_kind, { kinds: GUARD_KINDS.join(', ') });
  return kind;
}

function limitOf(value: unknown): number | undefined {
  return value === undefined ? undefined : wholeOf(value, 'limit');
}

function wholeOf(value: unknown, option: string): number {
  if (!/^[1-9]\d{0,8}$/.test(String(value))) throw new DomainError(CLI_ERRORS.not_a_count, { option });
  return Number(value);
}

function page({ guards, next }: GuardPage): string {
  const rows = guards.map(({ id, kind, subject, count, holds, decision, blocking }) => {
    return { id, kind, subject: subject.slice(0, 40), count, holds, decision, blocking };
  });
  return withNext(table(rows), next);
}

function kindsTable(kinds: readonly { does: string }[]): string {
  return table(kinds.map(({ does, ...kind }) => ({ ...kind, does })));
}

function withNext(lines: string, next: string | null): string {
  return next === null ? lines : `${lines}\n--after ${next}`;
}

function told({ history, ...guard }: GuardWithHistory): string {
  const decisions = history.map(({ decision, reason, by, at }) => ({
    at,
    decision: decision ?? 'taken back',
    by: by.name,
    reason,
  }));
  return text({ ...guard, history: decisions });
}
