/** `law …`: the law data, its versions, and what it asks after a breach. */
import type { Command } from 'commander';
import type { DataKind, Difference, LawEntry, LawVersion } from '../../laws/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { LAWS_ERRORS } from '../../laws/index.ts';
import type { DutyList } from '../../reports/index.ts';
import { LawBody, LawResetBody } from '../api/laws.dto.ts';
import { readBody } from './body.ts';
import { readJsonObject } from './files.ts';
import { decisionOf } from './options.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function lawVerbs(stage: Stage, program: Command): void {
  const law = program
    .command('law')
    .description('breach-notice law as data: sources, versions, duties; not legal advice');
  readVerbs(stage, law);
  changeVerbs(stage, law);
  decideVerbs(stage, law);
  verb(
    stage,
    law.command('duties <incident>').description('what the law asks by today’s counts, and by when'),
    {
      permission: 'incident.read',
      run: ({ duties }, { args }) => duties.list(args[0]!),
      show: dutiesShown,
    },
  );
}

function readVerbs(stage: Stage, law: Command): void {
  verb(stage, law.command('list').description('every law and calendar as it stands'), {
    permission: 'law.read',
    run: async ({ laws }) => ({ version: (await laws.book()).version, entries: await laws.list() }),
    show: ({ version, entries }) => `version  ${version}\n\n${table(entries.map(line))}`,
  });
  const show = law
    .command('show <code>')
    .description('one law with its source and versions; --json gives what `law revise` reads, once edited')
    .option('--calendar', 'a calendar of business days instead of a law');
  verb(stage, show, {
    permission: 'law.read',
    run: ({ laws }, { args, options }) => laws.get(kindOf(options), args[0]!),
    show: ({ current, versions, ...entry }) =>
      [text(current), text(entry), table(versions.map(versionLine))].join('\n\n'),
  });
  const diff = law
    .command('diff <code>')
    .description('what a version changed against the one in force before it; the newest unless told')
    .option('--version <n>', 'which one', Number)
    .option('--calendar', 'a calendar of business days instead of a law');
  verb(stage, diff, {
    permission: 'law.read',
    run: async ({ laws }, { args, options }) => {
      const { versions } = await laws.get(kindOf(options), args[0]!);
      const wanted = typeof options['version'] === 'number' ? options['version'] : versions[0]?.version;
      const found = versions.find(({ version }) => version === wanted);
      if (!found)
        throw new DomainError(LAWS_ERRORS.unknown_version, { version: wanted ?? 0, code: args[0]! });
      return { ...versionLine(found), changes: found.changes };
    },
    show: ({ changes, ...version }) => [text(version), table(changes.map(changeLine))].join('\n\n'),
  });
  verb(
    stage,
    law
      .command('book <version>')
      .description('a book of laws that was in use, as approvals and attempts name it'),
    {
      permission: 'law.read',
      run: ({ laws }, { args }) => laws.bookOfVersion(args[0]!),
      show: ({ version, seenAt, laws: inIt }) =>
        [
          text({ version, seenAt }),
          table(inIt.map(({ code, title, standing }) => ({ code, title, standing }))),
        ].join('\n\n'),
    },
  );
}

function decideVerbs(stage: Stage, law: Command): void {
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = law
      .command(`${name} <code>`)
      .description(`${name} the version that waits; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at')
      .option('--calendar', 'a calendar of business days instead of a law');
    verb(stage, command, {
      permission: 'law.approve',
      run: ({ lawEdits, actor }, { args, options }) =>
        lawEdits.decide(kindOf(options), args[0]!, { decision, ...decisionOf(options) }, actor),
      show: (entry) => text(line(entry)),
    });
  }
  const withdraw = law
    .command('withdraw <code>')
    .description('take back the version that waits')
    .option('--calendar', 'a calendar of business days instead of a law');
  verb(stage, withdraw, {
    permission: 'law.write',
    run: ({ lawEdits, actor }, { args, options }) => lawEdits.withdraw(kindOf(options), args[0]!, actor),
    show: (entry) => text(line(entry)),
  });
}

function changeVerbs(stage: Stage, law: Command): void {
  const revise = law
    .command('revise <file>')
    .description(
      'write the next version of a law, or a law of your own; in force once a second person approved it',
    )
    .requiredOption('--reason <sentence>', 'why; whoever approves a notice reads it')
    .option('--calendar', 'the file is a calendar of business days')
    .option('--on-version <n>', 'refuse where another version stands there by now', Number);
  verb(stage, revise, {
    permission: 'law.write',
    run: async ({ lawEdits, actor }, { args, options }) => {
      const read = await readJsonObject(args[0]!, 'a law');
      // As `law show --json` prints it, the law stands within what is known about it.
      const data = read['current'] ?? read;
      const { reason, onVersion } = options;
      const body = await readBody(LawBody, { data, reason, onVersion });
      return lawEdits.revise(kindOf(options), body.data, body, actor);
    },
    show: ({ digest, ...entry }) => text({ ...line(entry), digest }),
  });
  const reset = law
    .command('reset <code>')
    .description('ask to return to what is shipped, as a version of its own')
    .requiredOption('--reason <sentence>', 'why')
    .option('--calendar', 'a calendar of business days instead of a law');
  verb(stage, reset, {
    permission: 'law.write',
    run: async ({ lawEdits, actor }, { args, options }) =>
      lawEdits.reset(
        kindOf(options),
        args[0]!,
        await readBody(LawResetBody, { reason: options['reason'] }),
        actor,
      ),
    show: ({ digest, ...entry }) => text({ ...line(entry), digest }),
  });
}

function kindOf({ calendar }: Invocation['options']): DataKind {
  return calendar === true ? 'calendar' : 'law';
}

function line({ kind, current, version, edited, waiting, shippedDiffers }: LawEntry) {
  const { code, source, review_by_counsel: review } = current;
  const title = 'title' in current ? current.title : current.name;
  const standing = 'standing' in current ? current.standing : null;
  return {
    kind,
    code,
    title,
    standing,
    version,
    edited,
    waiting,
    shippedDiffers,
    review_by_counsel: review,
    source,
  };
}

function versionLine({ version, reason, madeBy, madeAt, decision, decidedBy, decidedAt }: LawVersion) {
  return { version, reason, madeBy, madeAt, decision: decision ?? 'waits', decidedBy, decidedAt };
}

function changeLine({ path, before, after }: Difference) {
  return { path, before: JSON.stringify(before) ?? '(nothing)', after: JSON.stringify(after) ?? '(nothing)' };
}

function dutiesShown({ laws, clocks, holds, uncovered, flips, strictest, ...rest }: DutyList): string {
  const duties = laws.flatMap(({ law, affected, duties: own }) =>
    own.map(({ to, name, counted, atLeast, owed, may, chosen, strictest: strict }) => ({
      law,
      affected,
      to,
      name,
      counted,
      from: atLeast,
      owed: may ? 'allowed' : owed,
      chosen: chosen?.deadlineAt ?? null,
      strictest: strict?.deadlineAt ?? null,
    })),
  );
  const first = strictest?.strictest;
  return [
    text({
      ...rest,
      strictest: first ? `${strictest.law}: ${first.deadlineAt.toISOString()}, ${first.reason}` : null,
    }),
    table(duties),
    ...(holds.length > 0
      ? [
          `held back on request:\n${table(holds.map(({ authority, reference, lawCodes, untilAt }) => ({ authority, reference, laws: lawCodes.join(', ') || 'all', until: untilAt })))}`,
        ]
      : []),
    ...(laws.length === 0 ? [table(clocks)] : []),
    ...(uncovered.length > 0 ? [`no law in the data:\n${table(uncovered)}`] : []),
    ...(flips && flips.changes.length > 0 ? [`since run ${flips.sinceRun}:\n${table(flips.changes)}`] : []),
  ].join('\n\n');
}
