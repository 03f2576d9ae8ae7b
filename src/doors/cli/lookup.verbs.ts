/** `people find|show|categories|combinations|profile|lineage|reveal|statement|statements`: questions about the run. */
import type { Command } from 'commander';
import { statementPage } from '../../extracts/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { PersonRef, ProfileId } from '../../kernel/ids.ts';
import { type PersonSummary, personKey, readPersonRef } from '../../people/index.ts';
import { findBy, FindBody } from '../api/lookups.dto.ts';
import { readBody } from './body.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { idOf } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { json } from './terminal.ts';
import { exposureText, table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function lookupVerbs(stage: Stage, people: Command): void {
  countVerbs(stage, people);
  findVerb(stage, people);
  personVerbs(stage, people);
  statementVerb(stage, people);
  statementsVerb(stage, people);
}

function countVerbs(stage: Stage, people: Command): void {
  verb(
    stage,
    people.command('profiles <incident>').description('what leaked together, with how many people'),
    {
      permission: 'people.read',
      run: async ({ incidents, lookups }, { args }) => lookups.profiles((await incidents.get(args[0]!)).id),
      show: (profiles) =>
        table(
          profiles.map(({ id, persons, tier, dangers, exposure }) => {
            return { id, persons, tier, dangers, exposure: exposureText(exposure) };
          }),
        ),
    },
  );
  verb(stage, people.command('profile <incident> <profile>').description('one profile with its people'), {
    permission: 'people.read',
    run: async ({ incidents, lookups }, { args }) => {
      const { id } = await incidents.get(args[0]!);
      return lookups.profile(id, idOf<ProfileId>(args[1], 'profile'));
    },
    show: ({ exposure, ...rest }) => text({ ...rest, exposure: exposureText(exposure) }),
  });
  verb(stage, people.command('categories <incident>').description('how many people per category and form'), {
    permission: 'people.read',
    run: async ({ incidents, lookups }, { args }) => lookups.categories((await incidents.get(args[0]!)).id),
    show: ({ categories, tiers, persons, minors }) =>
      [
        `${persons} people, ${minors} of them minors; by gravest tier: ${tiers.map((t) => `${t.tier}: ${t.persons}`).join(', ') || 'none'}`,
        table(
          categories.map(({ code, label, persons: n, minors: m, forms }) => {
            return {
              code,
              label: label.en,
              persons: n,
              minors: m,
              forms: forms.map((f) => `${f.form} ${f.persons}`),
            };
          }),
        ),
      ].join('\n'),
  });
  verb(
    stage,
    people
      .command('combinations <incident>')
      .description('data that is dangerous together, and how many people'),
    {
      permission: 'people.read',
      run: async ({ incidents, lookups }, { args }) => lookups.dangers((await incidents.get(args[0]!)).id),
      show: (dangers) =>
        table(
          dangers.map(({ name, label, persons, minors, profiles }) => {
            return { name, label: label.en, persons, minors, profiles: profiles.length };
          }),
        ),
    },
  );
}

function findVerb(stage: Stage, people: Command): void {
  const find = people
    .command('find <incident>')
    .description('a person by reference, e-mail, phone or customer id; nothing is opened')
    .option('--ref <person>', 'as lists show it, such as 12:7')
    .option('--email <address>')
    .option('--phone <number>')
    .option('--customer <id>')
    .option('--id-space <name>', 'of the customer id; main unless told');
  verb(stage, find, {
    permission: 'people.read',
    run: async ({ incidents, lookups }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const body = await readBody(FindBody, {
        reference: options['ref'],
        email: options['email'],
        phone: options['phone'],
        customerId: options['customer'],
        idSpace: options['idSpace'],
      });
      return { people: await lookups.find(id, findBy(body)) };
    },
    show: ({ people: found }) => table(found.map(summaryLine)),
  });
}

function personVerbs(stage: Stage, people: Command): void {
  verb(
    stage,
    people
      .command('lineage <incident> <person>')
      .description('which rows of which files, and why they are one person'),
    {
      permission: 'people.read',
      check: ({ args }) => void readPersonRef(args[1]!),
      run: async ({ incidents, lookups }, { args }) =>
        lookups.lineage((await incidents.get(args[0]!)).id, readPersonRef(args[1]!)),
      show: ({ person, rows, more, history, absorbed, decisions }) =>
        [
          text(summaryLine(person)),
          table(
            rows.map(({ file, record, line, rule, keys, contributes, contacts }) => {
              return { file, record, line, rule, keys, contacts, contributes: exposureText(contributes) };
            }),
          ),
          ...(more ? ['… and more rows'] : []),
          `said since run: ${history.map((h) => `${h.sinceRun} (${exposureText(h.exposure)})`).join('; ') || 'nothing'}`,
          `absorbed: ${absorbed.map(personKey).join(', ') || 'nobody'}`,
          table(decisions),
        ].join('\n'),
    },
  );
  const reveal = people
    .command('reveal <incident> <person>')
    .description('contacts of one person in clear; recorded in the audit with the reason')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, reveal, {
    permission: 'people.reveal',
    check: ({ args }) => void readPersonRef(args[1]!),
    run: async ({ incidents, reveals, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      return reveals.one(id, readPersonRef(args[1]!), String(options['reason']), actor);
    },
    show: ({ key, name, email, phone }) => text({ key: `${key.kind} ${key.value}`, name, email, phone }),
  });
}

function statementVerb(stage: Stage, people: Command): void {
  const statement = people
    .command('statement <incident> <person>')
    .description('everything known about one person, in words; as JSON or as a page to print')
    .option('--html', 'a page to print')
    .option('--locale <locale>', 'of the page: id or en')
    .option('--contacts-for <reason>', 'show contacts too; needs people.reveal and stands in the audit')
    .option('--out <file>', 'write it there');
  verb(stage, statement, {
    permission: 'people.read',
    check: async ({ args, options }) => {
      readPersonRef(args[1]!);
      if (options['locale'] !== undefined && localeOf(options) === undefined) {
        throw new DomainError(CLI_ERRORS.no_locale);
      }
      if (typeof options['out'] === 'string') await refuseExisting(options['out']);
    },
    run: async ({ incidents, statements, actor }, { args, options }, terminal) => {
      const { id } = await incidents.get(args[0]!);
      const { contactsFor, html, out } = options;
      const ref: PersonRef = readPersonRef(args[1]!);
      const asked = typeof contactsFor === 'string' ? { contactsFor } : {};
      const made = await statements.ofPerson(id, ref, asked, actor);
      const page = html === true ? statementPage(made, localeOf(options)) : `${json(made)}\n`;
      if (typeof out !== 'string') return terminal.print(page.trimEnd());
      const { bytes } = await writeNew(out, one(page));
      terminal.say(`${out}: ${bytes} bytes.`);
    },
  });
}

function statementsVerb(stage: Stage, people: Command): void {
  const all = people
    .command('statements <incident>')
    .description('everybody’s statement in short, one JSON per line, contacts in clear')
    .option('--reveal', 'yes, show contacts in clear; recorded in the audit');
  verb(stage, all, {
    permission: 'people.reveal',
    check: ({ options }) => {
      if (options['reveal'] !== true) throw new DomainError(CLI_ERRORS.reveal_needed);
    },
    run: async ({ incidents, statements, actor }, { args }, terminal) => {
      const { id } = await incidents.get(args[0]!);
      for await (const person of statements.everyone(id, actor)) await terminal.printJson(person);
    },
  });
}

function localeOf(options: Invocation['options']): 'id' | 'en' | undefined {
  const { locale } = options;
  return locale === 'id' || locale === 'en' ? locale : undefined;
}

async function* one(content: string): AsyncGenerator<string, undefined> {
  yield content;
  return undefined;
}

function summaryLine(person: PersonSummary) {
  const { keyKind, rows, files, flags, held, exposure, survivor } = person;
  return {
    person: personKey(person),
    key: keyKind,
    rows,
    files,
    flags,
    held,
    survivor: survivor && personKey(survivor),
    exposure: exposureText(exposure),
  };
}
