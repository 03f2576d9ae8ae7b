/** `grant list|duplicates|retry-failed|void|voids|approve-void|refuse-void`. */
import type { Command } from 'commander';
import { readGrantRef, type TwiceHeld } from '../../compensation/index.ts';
import type { OfferSetId, PersonRef } from '../../kernel/ids.ts';
import { personKey, readPersonRef } from '../../people/index.ts';
import { decisionOf, idOf } from './options.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function grantVerbs(stage: Stage, program: Command): void {
  const grant = program.command('grant').description('what people hold, and what is taken back from whom');
  verb(stage, grant.command('list <incident> <person>').description('what one person was granted'), {
    permission: 'offer.read',
    check: ({ args }) => void readPersonRef(args[1]!),
    run: async ({ incidents, grants }, { args }) =>
      grants.ofPerson((await incidents.get(args[0]!)).id, readPersonRef(args[1]!)),
    show: (held) => table(held),
  });
  const twice = grant
    .command('duplicates <incident>')
    .description('people who hold a kind of offer twice: joined by a run, or in another incident')
    .option('--after <person>', 'the page after, as the page before named it');
  verb(stage, twice, {
    permission: 'offer.read',
    check: ({ options }) => void afterOf(options['after']),
    run: async ({ incidents, duplicates }, { args, options }) =>
      duplicates.list((await incidents.get(args[0]!)).id, { after: afterOf(options['after']) }),
    show: ({ absorbed, otherIncidents, next }) =>
      [
        table([...absorbed, ...otherIncidents].map(line)),
        ...(next ? [`more: --after ${personKey(next)}`] : []),
      ].join('\n\n'),
  });
  const again = grant
    .command('retry-failed <set>')
    .description('redeem once more what failed of a set applied without asking');
  verb(stage, again, {
    permission: 'offer.write',
    run: ({ grants, actor }, { args }) => grants.retryFailed(idOf<OfferSetId>(args[0], 'offer set'), actor),
  });
  voidVerbs(stage, grant);
}

function voidVerbs(stage: Stage, grant: Command): void {
  const ask = grant
    .command('void <grant>')
    .description('take back an open grant, or a choice not on its way; large ones wait for a second person')
    .requiredOption('--reason <sentence>', 'why nobody owes it');
  verb(stage, ask, {
    permission: 'grant.void',
    check: ({ args }) => void readGrantRef(args[0]!),
    run: ({ voids, actor }, { args, options }) =>
      voids.ask(readGrantRef(args[0]!), String(options['reason']), actor),
  });
  verb(stage, grant.command('voids <incident>').description('what was taken back, refused, or waits'), {
    permission: 'offer.read',
    run: async ({ incidents, voids }, { args }) => voids.list((await incidents.get(args[0]!)).id),
    show: (voids) =>
      table(
        voids.map(({ cohortId, grantId, status, cause, atStakeMinor, currency, reason }) => ({
          grant: `${cohortId}:${grantId}`,
          status,
          cause,
          atStakeMinor,
          currency,
          reason,
        })),
      ),
  });
  for (const [name, decision] of [
    ['approve-void', 'approved'],
    ['refuse-void', 'refused'],
  ] as const) {
    const command = grant
      .command(`${name} <grant>`)
      .description('decide what somebody asked to take back; needs a second person’s key')
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'grant_void.approve',
      check: ({ args }) => void readGrantRef(args[0]!),
      run: ({ voids, actor }, { args, options }) =>
        voids.decide(readGrantRef(args[0]!), { decision, ...decisionOf(options) }, actor),
    });
  }
}

function afterOf(value: unknown): PersonRef | undefined {
  return typeof value === 'string' ? readPersonRef(value) : undefined;
}

function line({ kind, grant, state, otherGrant, otherState, otherIncidentId, by, ...person }: TwiceHeld) {
  const incident = by.includes('absorbed') ? 'this one' : otherIncidentId;
  return {
    person: personKey(person),
    kind,
    grant,
    state,
    otherGrant,
    otherState,
    incident,
    by: by.join(', '),
  };
}
