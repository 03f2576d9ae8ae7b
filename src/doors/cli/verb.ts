/** One shape for every verb: arguments, a permission, one façade call, and the result in text or JSON. */
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { needs, type Permission } from '../../operators/index.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import type { Backstage, Session } from './session.ts';
import type { Terminal } from './terminal.ts';
import { text } from './text.ts';

export interface Stage {
  readonly terminal: Terminal;
  readonly backstage: Backstage;
}

export interface Invocation {
  /** Positional arguments, in order; an optional one that is absent is ''. */
  readonly args: readonly string[];
  /** Every argument of the variadic last position. */
  readonly rest: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

export interface VerbSpec<R> {
  readonly permission: Permission;
  /** Looks at the arguments before the database is opened. */
  readonly check?: (call: Invocation) => Promise<void> | void;
  readonly run: (session: Session, call: Invocation, terminal: Terminal) => Promise<R>;
  /** How a person reads it; by default key and value lines, or a table. */
  readonly show?: (result: R) => string;
  /** A result that is itself bad news: one sentence, and a non-zero exit. */
  readonly badNews?: (result: R) => string | null;
  /** May whoever holds the database use this verb while fewer than two administrators can sign in? */
  readonly first?: boolean;
}

/** Ends the process with 1 after the result was printed. */
export class BadNews extends Error {}

/** Adds `--json` and the action; the result is printed, nothing else goes to stdout. */
export function verb<R>(stage: Stage, command: Command, spec: VerbSpec<R>): void {
  command.option('--json', 'print the result as one line of JSON');
  command.action(async (...given: unknown[]) => {
    const call = invocation(command, given);
    await spec.check?.(call);
    const { terminal } = stage;
    const session = await stage.backstage.open({ first: spec.first ?? false });
    try {
      allow(session, spec.permission);
      await session.reach.check(session.actor, {
        params: namedArguments(command, given),
        fields: [call.options],
      });
      const result = await spec.run(session, call, terminal);
      if (result !== undefined) {
        if (call.options['json'] === true) await terminal.printJson(result);
        else await terminal.print((spec.show ?? text)(result));
      }
      const sentence = spec.badNews?.(result) ?? null;
      if (sentence !== null) throw new BadNews(sentence);
    } finally {
      await session.close();
    }
  });
}

/** Nobody in particular may make but never check; the way out is another person's key. */
function allow({ actor }: Session, permission: Permission): void {
  if (actor.kind === 'terminal' && !actor.permissions.has(permission)) {
    throw new DomainError(CLI_ERRORS.terminal_never_checks, { permission });
  }
  needs(actor, permission);
}

/** Positional arguments by their names, which lead to an incident as they do in addresses. */
function namedArguments(command: Command, given: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(command.registeredArguments.map((argument, i) => [argument.name(), given[i]]));
}

function invocation(command: Command, given: readonly unknown[]): Invocation {
  const positional = given.slice(0, command.registeredArguments.length);
  const args = positional.filter((value) => !Array.isArray(value)).map((value) => String(value ?? ''));
  const rest = positional.flatMap((value) => (Array.isArray(value) ? value.map(String) : []));
  return { args, rest, options: command.opts<Record<string, unknown>>() };
}
