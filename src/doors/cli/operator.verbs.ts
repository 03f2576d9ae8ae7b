/** `operator create|list|roles|incidents|link|reset-factor|enable|disable|changes|approve|refuse|withdraw|sessions|end-sessions|key|revoke`. */
import type { Command } from 'commander';
import { type Asked, ROLE_NAMES } from '../../operators/index.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { shownAsked, shownChange } from '../api/operators.dto.ts';
import { collect, idOf } from './options.ts';
import type { Session } from './session.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function operatorVerbs(stage: Stage, program: Command): void {
  const operator = program.command('operator').description('the people who run Amends');
  createVerb(stage, operator);
  verb(stage, operator.command('list').description('everybody with their roles'), {
    permission: 'operator.read',
    run: ({ operators }) => operators.list(),
  });
  givingVerbs(stage, operator);
  worksOnVerb(stage, operator);
  takingVerbs(stage, operator);
  changeVerbs(stage, operator);
  keyVerbs(stage, operator);
}

const ROLES_SAID = `may be repeated: ${ROLE_NAMES.join(', ')}`;
const INCIDENTS_SAID = 'id or short name of an incident to work on; may be repeated; all of them unless told';

function createVerb(stage: Stage, operator: Command): void {
  const create = operator
    .command('create')
    .description('invite a person: a second administrator decides, and gets the link to choose a password')
    .requiredOption('--name <name>', 'full name')
    .requiredOption('--email <address>', 'e-mail address, used to sign in')
    .requiredOption('--role <role>', ROLES_SAID, collect, [])
    .option('--incident <incident>', INCIDENTS_SAID, collect, []);
  verb(stage, create, {
    permission: 'operator.write',
    first: true,
    run: async (session, { options }) => {
      const { name, email, role, incident } = options as {
        name: string;
        email: string;
        role: string[];
        incident: string[];
      };
      const incidents = incident.length === 0 ? 'all' : await named(session, incident);
      const asked = await session.operatorChanges.create(
        { name, email, roles: role, incidents },
        session.actor,
      );
      return shown(asked, session);
    },
    show: showAsked,
  });
}

/** What gives somebody more. */
function givingVerbs(stage: Stage, operator: Command): void {
  const roles = operator
    .command('roles <operator>')
    .description('other roles: fewer at once, more once a second administrator allows it')
    .requiredOption('--role <role>', ROLES_SAID, collect, []);
  verb(stage, roles, {
    permission: 'operator.write',
    run: async (session, { args, options }) => {
      const wanted = options['role'] as string[];
      return shown(await session.operatorChanges.setRoles(args[0]!, wanted, session.actor), session);
    },
    show: showAsked,
  });
  verb(stage, operator.command('link <operator>').description('a new link to choose a password'), {
    permission: 'operator.write',
    first: true,
    run: async (session, { args }) => {
      const asked = await session.operatorChanges.newSetupLink(args[0]!, session.actor);
      return asked.setupLink ? shown(asked, session).setupLink : shown(asked, session);
    },
  });
  const reset = operator.command('reset-factor <operator>');
  verb(stage, reset.description('take a lost second factor away; a second administrator decides'), {
    permission: 'operator.write',
    run: async (session, { args }) =>
      shown(await session.operatorChanges.resetFactor(args[0]!, session.actor), session),
    show: showAsked,
  });
  const enable = operator.command('enable <operator>');
  verb(stage, enable.description('let a disabled person back in; a second administrator decides'), {
    permission: 'operator.write',
    run: async (session, { args }) =>
      shown(await session.operatorChanges.enable(args[0]!, session.actor), session),
    show: showAsked,
  });
}

function worksOnVerb(stage: Stage, operator: Command): void {
  const incidents = operator
    .command('incidents <operator>')
    .description(
      'which incidents this person works on: fewer at once, more once a second administrator allows it',
    )
    .option('--all', 'every incident, those to come too')
    .option('--incident <incident>', 'id or short name; may be repeated', collect, []);
  verb(stage, incidents, {
    permission: 'operator.write',
    run: async (session, { args, options }) => {
      const some = await named(session, options['incident'] as string[]);
      const wanted = options['all'] === true ? 'all' : new Set(some);
      return shown(await session.operatorChanges.setIncidents(args[0]!, wanted, session.actor), session);
    },
    show: showAsked,
  });
}

/** What takes away needs one administrator only. */
function takingVerbs(stage: Stage, operator: Command): void {
  verb(stage, operator.command('disable <operator>').description('end every session and key at once'), {
    permission: 'operator.write',
    run: async ({ operators, actor }, { args }) => {
      await operators.disable(args[0]!, actor);
      return operators.get(args[0]!);
    },
  });
  const listed = operator.command('sessions <operator>').description('where this person is signed in');
  verb(stage, listed, {
    permission: 'operator.write',
    run: ({ sessions, actor }, { args }) => sessions.list(args[0]!, actor, null),
    show: (all) => table(all.map(({ id, device, madeAt, seenAt }) => ({ id, device, madeAt, seenAt }))),
  });
  const end = operator.command('end-sessions <operator>').description('sign this person out everywhere');
  verb(stage, end, {
    permission: 'operator.write',
    run: async ({ sessions, actor }, { args }) => ({ ended: await sessions.endAll(args[0]!, actor, null) }),
  });
}

function changeVerbs(stage: Stage, operator: Command): void {
  verb(stage, operator.command('changes').description('what was asked about operators, the latest first'), {
    permission: 'operator.read',
    run: async ({ operatorChanges, actor }) =>
      (await operatorChanges.list()).map((change) => shownChange(change, actor)),
    show: (all) =>
      table(
        all.map(({ id, kind, operator: whom, wants, status, askedBy }) => {
          return { id, kind, about: whom?.name ?? wants.name ?? '', status, asked: askedBy.name };
        }),
      ),
  });
  const approve = operator.command('approve <change>').description('allow what another administrator asked');
  verb(stage, approve, {
    permission: 'operator.approve',
    run: async (session, { args }) =>
      shown(await session.operatorChanges.approve(idOf(args[0], 'change'), session.actor), session),
    show: showAsked,
  });
  const refuse = operator.command('refuse <change>').requiredOption('--reason <text>', 'kept beside it');
  verb(stage, refuse.description('refuse what another administrator asked'), {
    permission: 'operator.approve',
    run: async ({ operatorChanges, actor }, { args, options }) => {
      const reason = String(options['reason']);
      return shownChange(await operatorChanges.refuse(idOf(args[0], 'change'), reason, actor), actor);
    },
  });
  verb(stage, operator.command('withdraw <change>').description('take back what you asked'), {
    permission: 'operator.write',
    run: async ({ operatorChanges, actor }, { args }) =>
      shownChange(await operatorChanges.withdraw(idOf(args[0], 'change'), actor), actor),
  });
}

function keyVerbs(stage: Stage, operator: Command): void {
  const key = operator
    .command('key <operator>')
    .description('make an API key of your own; it is shown once and acts as you')
    .option('--label <text>', 'what the key is for', 'terminal');
  verb(stage, key, {
    permission: 'key.write',
    run: async ({ apiKeys, actor }, { args, options }) => {
      const made = await apiKeys.make(args[0]!, String(options['label']), actor);
      return { id: made.id, prefix: made.prefix, key: made.key.reveal() };
    },
  });
  verb(stage, operator.command('revoke <operator> <key>').description('end an API key by its id'), {
    permission: 'key.write',
    run: async ({ apiKeys, actor }, { args }) => {
      await apiKeys.revoke(args[0]!, args[1]!, actor);
      return apiKeys.list(args[0]!, actor);
    },
  });
}

async function named({ incidents }: Session, given: readonly string[]): Promise<IncidentId[]> {
  return (await Promise.all(given.map((one) => incidents.get(one)))).map(({ id }) => id);
}

type Shown = Partial<NonNullable<Asked['operator']>> &
  Pick<ReturnType<typeof shownAsked>, 'change' | 'setupLink'>;

/** The person where it was done at once, else the request that waits. */
function shown(asked: Asked, { actor, publicUrl }: Session): Shown {
  return { ...asked.operator, ...shownAsked(asked, actor, publicUrl) };
}

function showAsked({ change, setupLink, ...made }: Shown): string {
  const waits = change?.status === 'requested' ? { waits: `operator approve ${change.id}` } : {};
  // The link on a line of its own: what follows it would be taken for a part of it.
  const link = setupLink ? { setupLink: setupLink.url, expiresAt: setupLink.expiresAt } : {};
  return text({
    ...made,
    ...(change ? { change: change.id, status: change.status } : {}),
    ...waits,
    ...link,
  });
}
