/** `people merge|split|undo|decisions|unaffected`. */
import type { Command } from 'commander';
import { type GroupBy, type IdentityDecision, personKey } from '../../people/index.ts';
import { findBy, FindBody, pageOf, PageQuery } from '../api/lookups.dto.ts';
import { readBody } from './body.ts';
import { idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

const WHO = 'a person such as 12:7, or a group: email:…, phone:…, customer:… or customer:<space>/…';

export function identityVerbs(stage: Stage, people: Command): void {
  decideVerbs(stage, people);
  listVerbs(stage, people);
}

function decideVerbs(stage: Stage, people: Command): void {
  const merge = people
    .command('merge <incident> <group> <into>')
    .description(`make the rows of one those of another, from the next run on; each is ${WHO}`)
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, merge, {
    permission: 'people.merge',
    run: async ({ incidents, identities, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const [group, into] = [await groupOf(args[1]!), await groupOf(args[2]!)];
      return identities.merge(id, { group, into, reason: String(options['reason']) }, actor);
    },
    show: (decision) => text(line(decision)),
  });
  const split = people
    .command('split <incident> <group>')
    .description('keep an e-mail or phone group apart, from the next run on')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, split, {
    permission: 'people.merge',
    run: async ({ incidents, identities, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      return identities.split(
        id,
        { group: await groupOf(args[1]!), reason: String(options['reason']) },
        actor,
      );
    },
    show: (decision) => text(line(decision)),
  });
  const undo = people
    .command('undo <incident> <decision>')
    .description('take a merge or split back, from the next run on')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, undo, {
    permission: 'people.merge',
    check: ({ args }) => void idOf(args[1], 'decision'),
    run: async ({ incidents, identities, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const undone = { decision: idOf<string>(args[1], 'decision'), reason: String(options['reason']) };
      return identities.undo(id, undone, actor);
    },
    show: (decision) => text(line(decision)),
  });
}

function listVerbs(stage: Stage, people: Command): void {
  const decisions = people.command('decisions <incident>').description('every merge and split, newest first');
  verb(stage, decisions, {
    permission: 'people.read',
    run: async ({ incidents, identities }, { args }) => ({
      decisions: await identities.list((await incidents.get(args[0]!)).id),
    }),
    show: (found) => table(found.decisions.map(line)),
  });
  const unaffected = people
    .command('unaffected <incident>')
    .description('people of contact lists whom the breach did not touch, counted by file')
    .option('--after <person>', 'the page after this person, such as 12:7')
    .option('--limit <n>', 'at most so many people; 100 unless told, 1,000 at most');
  verb(stage, unaffected, {
    permission: 'people.read',
    run: async ({ incidents, unaffected: rooms }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const query = await readBody(PageQuery, { after: options['after'], limit: options['limit'] });
      return rooms.list(id, pageOf(query));
    },
    show: ({ persons, files, people: page, next }) =>
      [
        `${persons} people unaffected`,
        table(files),
        table(
          page.map(({ keyKind, files: of, hasEmail, hasSms, ...person }) => {
            return { person: personKey(person), by: keyKind, files: of.join(', '), hasEmail, hasSms };
          }),
        ),
        ...(next ? [`more: --after ${personKey(next)}`] : []),
      ].join('\n'),
  });
}

/** `12:7`, `email:a@example.com`, `phone:+62…`, `customer:P1`, `customer:shop/P1`. */
async function groupOf(who: string): Promise<GroupBy> {
  const [, kind, value] = /^(email|phone|customer):(.*)$/s.exec(who) ?? [];
  const [, idSpace, id] = /^([a-z0-9_.-]{1,40})\/(.+)$/s.exec(value ?? '') ?? [];
  const asked =
    kind === undefined
      ? { reference: who }
      : kind === 'customer'
        ? { customerId: id ?? value, idSpace }
        : { [kind]: value };
  return findBy(await readBody(FindBody, asked));
}

function name({ kind, person }: IdentityDecision['group']): string {
  return person ? personKey(person) : `a ${kind} group`;
}

function line({ id, verb: what, group, into, reason, madeBy, withdrawn, waitsForRun }: IdentityDecision) {
  return {
    id,
    decision: into ? `${what} ${name(group)} into ${name(into)}` : `${what} ${name(group)}`,
    reason,
    by: madeBy.name,
    takenBack: withdrawn ? `${withdrawn.by.name}: ${withdrawn.because}` : '',
    waitsForRun,
  };
}
