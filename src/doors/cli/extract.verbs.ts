/** `actions`, `extract …` and `sharing …`: what leaves the house, and what is compared. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ActionListEnd, Extract } from '../../extracts/index.ts';
import { personKey, readPersonRef } from '../../people/index.ts';
import { ExtractBody } from '../api/extracts.dto.ts';
import { actionsOf, ActionsQuery } from '../api/lookups.dto.ts';
import { readBody } from './body.ts';
import { checkedFile } from './files.ts';
import { collect, decisionOf, idOf } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function extractVerbs(stage: Stage, program: Command): void {
  actionsVerb(stage, program);
  const extract = program
    .command('extract')
    .description('values for a bank, encrypted to its own key: request, approve, fetch');
  requestVerb(stage, extract);
  readVerbs(stage, extract);
  decideVerbs(stage, extract);
  fetchVerb(stage, extract);
  sharingVerbs(stage, program);
}

function actionsVerb(stage: Stage, program: Command): void {
  const actions = program
    .command('actions <incident>')
    .description('customer ids in clear for your own systems, as CSV: resets, card blocks, token revocation')
    .option('--errand <name>', 'force_reset, revoke_tokens, renew_second_factor, block_cards, watch_accounts')
    .option('--combination <name>', 'a dangerous combination, see people combinations')
    .option('--category <code>', 'one category, such as cred.password')
    .option('--form <form>', 'of the category; may be repeated', collect, [])
    .option('--out <file>', 'write the list there; without it only the people are counted');
  verb(stage, actions, {
    permission: 'people.read',
    check: async ({ options }) => {
      if (typeof options['out'] === 'string') await refuseExisting(options['out']);
    },
    run: async ({ incidents, actionLists, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const forms = options['form'] as readonly string[];
      const { errand, combination, category, out } = options;
      const query = {
        errand,
        combination,
        category,
        ...(forms.length > 0 ? { forms: forms.join(',') } : {}),
      };
      const asked = actionsOf(await readBody(ActionsQuery, query));
      const counted = await actionLists.count(id, asked);
      if (typeof out !== 'string') return counted;
      const { bytes, result } = await writeNew<ActionListEnd>(out, actionLists.write(id, asked, actor));
      return { ...counted, ...result, bytes };
    },
    show: text,
  });
}

function requestVerb(stage: Stage, extract: Command): void {
  const request = extract
    .command('request <incident>')
    .description('ask a second person for an extract; one file at a time, repeat --value for its columns')
    .requiredOption('--bank <name>', 'whom it is for')
    .requiredOption('--key <file>', 'the bank’s OpenPGP public key, armored')
    .option('--fingerprint <hex>', 'as the bank read it aloud; another key is refused')
    .requiredOption('--file <name>', 'the base name of the source')
    .requiredOption('--value <column>', 'a column with cards or accounts; may be repeated', collect, [])
    .option('--customer-id <column>', 'the column of the customer id')
    .option(
      '--only <range>',
      'leading digits 411111-411119, or an IBAN’s bank GBNWBK; may be repeated',
      collect,
      [],
    )
    .option('--fetches <n>', 'how often it may be fetched; 3 unless told', Number);
  verb(stage, request, {
    permission: 'extract.write',
    check: async ({ options }) => void (await checkedFile(String(options['key']))),
    run: async ({ incidents, extracts, actor }, { args, options }) => {
      const { id: incidentId } = await incidents.get(args[0]!);
      const only = options['only'] as readonly string[];
      const body = await readBody(ExtractBody, {
        bank: options['bank'],
        publicKey: await readFile(String(options['key']), 'utf8'),
        fingerprint: options['fingerprint'],
        parts: [{ file: options['file'], values: options['value'], customerId: options['customerId'] }],
        ...(only.length > 0 ? { only } : {}),
        fetchesMax: options['fetches'],
      });
      return extracts.request({ ...body, incidentId }, actor);
    },
    show: shown,
  });
}

function readVerbs(stage: Stage, extract: Command): void {
  verb(stage, extract.command('list <incident>').description('every extract of an incident, newest first'), {
    permission: 'extract.read',
    run: async ({ incidents, extracts }, { args }) => extracts.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, bank, status, fingerprint, made, fetches, fetchesMax, dueAt }) => {
          const fetched = `${fetches} of ${fetchesMax}`;
          return { id, bank, status, fingerprint, lines: made?.lines ?? null, fetched, due: dueAt };
        }),
      ),
  });
  verb(stage, extract.command('show <extract>').description('what was asked and what became of it'), {
    permission: 'extract.read',
    run: ({ extracts }, { args }) => extracts.get(idOf(args[0], 'extract')),
    show: shown,
  });
  verb(stage, extract.command('withdraw <extract>').description('take a request back'), {
    permission: 'extract.write',
    run: ({ extracts, actor }, { args }) => extracts.withdraw(idOf(args[0], 'extract'), actor),
    show: shown,
  });
}

function decideVerbs(stage: Stage, extract: Command): void {
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = extract
      .command(`${name} <extract>`)
      .description(`${name} exactly this key, these columns, this filter; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'extract.approve',
      run: async ({ extracts, extractJobs, actor }, { args, options }) => {
        const id = idOf<string>(args[0], 'extract');
        const decided = await extracts.decide({ id, decision, ...decisionOf(options) }, actor);
        if (decision === 'approved') await extractJobs.wake(id);
        return decided;
      },
      show: shown,
    });
  }
}

function fetchVerb(stage: Stage, extract: Command): void {
  const fetch = extract
    .command('fetch <extract>')
    .description('the encrypted file; only the bank can read it')
    .requiredOption('--out <file>', 'where to write it');
  verb(stage, fetch, {
    permission: 'extract.write',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ extractFiles, actor }, { args, options }) => {
      const { stream } = await extractFiles.fetch(idOf(args[0], 'extract'), actor);
      const { bytes, sha256 } = await writeNew(String(options['out']), stream());
      return { file: String(options['out']), bytes, sha256 };
    },
  });
}

function sharingVerbs(stage: Stage, program: Command): void {
  const sharing = program
    .command('sharing')
    .description('comparing an incident’s people with those of others');
  verb(stage, sharing.command('show <incident>').description('who asked, who said yes, how far it is'), {
    permission: 'people.read',
    run: async ({ incidents, sharing: room }, { args }) => room.standing((await incidents.get(args[0]!)).id),
  });
  const reasoned = (name: 'request' | 'end', description: string) =>
    verb(
      stage,
      sharing
        .command(`${name} <incident>`)
        .description(description)
        .requiredOption('--reason <sentence>', 'why'),
      {
        permission: 'sharing.write',
        run: async ({ incidents, sharing: room, actor }, { args, options }) =>
          room[name]((await incidents.get(args[0]!)).id, String(options['reason']), actor),
      },
    );
  reasoned('request', 'ask a second person to let this incident be compared');
  reasoned('end', 'delete every key of this incident, at once');
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = sharing
      .command(`${name} <incident>`)
      .description(`${name} the comparison; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'sharing.approve',
      run: async ({ incidents, sharing: room, sharingJobs, actor }, { args, options }) => {
        const { id } = await incidents.get(args[0]!);
        const standing = await room.decide(id, { decision, ...decisionOf(options) }, actor);
        if (decision === 'approved') await sharingJobs.wake(id);
        return standing;
      },
    });
  }
  duplicatesVerb(stage, sharing);
}

function duplicatesVerb(stage: Stage, sharing: Command): void {
  const command = sharing
    .command('duplicates <incident>')
    .description('people who are also affected in other shared incidents')
    .option('--after <person>', 'go on after this person, such as 12:7');
  verb(stage, command, {
    permission: 'people.read',
    check: ({ options }) => void afterOf(options),
    run: async ({ incidents, sharing: room }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const page = await room.duplicatePeople(id, { after: afterOf(options) });
      return { ...(await room.duplicates(id)), ...page };
    },
    show: ({ persons, incidents, people, next, comparedAt, isComparing }) =>
      [
        `${persons} people: ${incidents.map((i) => `${i.persons} also in ${i.incidentId}`).join(', ') || 'nobody'}`,
        ...(isComparing
          ? [`A worker compares keys; the last time: ${comparedAt?.toISOString() ?? 'never'}.`]
          : []),
        table(
          people.flatMap(({ person, others }) =>
            others.map((o) => ({
              person: personKey(person),
              incident: o.incidentId,
              there: personKey(o.person),
              by: o.by,
            })),
          ),
        ),
        ...(next ? [`more: --after ${personKey(next)}`] : []),
      ].join('\n'),
  });
}

function afterOf({ after }: Invocation['options']) {
  return typeof after === 'string' ? readPersonRef(after) : undefined;
}

function shown({ parts, filter, made, ...rest }: Extract): string {
  const only = [...filter.iins.map(({ from, to }) => `${from}-${to}`), ...filter.ibanBanks];
  const columns = parts.map(
    (p) => `${p.file}: ${[p.customerId, ...p.values].filter((c) => c !== null).join(', ')}`,
  );
  return text({ ...rest, columns, only, ...made });
}
