/** `pool …` and `code …`: pools of codes worth money, and single ones. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { CODES_ERRORS, type Pool, POOL_KINDS, type Stock } from '../../codes/index.ts';
import { referenceOf } from '../../compensation/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import {
  CodeOfBody,
  CodeReasonBody,
  FindCodeBody,
  GenerateBody,
  PoolBody,
  redemptionOf,
} from '../api/codes.dto.ts';
import { readBody } from './body.ts';
import { checkedFile } from './files.ts';
import { idOf } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function codeVerbs(stage: Stage, program: Command): void {
  const pool = program
    .command('pool')
    .description('codes of an offer: of a vendor, drawn in advance, or one for all');
  makeVerbs(stage, pool);
  listVerbs(stage, pool);
  fileVerbs(stage, pool);
  outOfUseVerbs(stage, pool);
  const code = program
    .command('code')
    .description('a single code: whose it is, another in its place, taken back');
  codeOfVerbs(stage, code);
}

function makeVerbs(stage: Stage, pool: Command): void {
  const create = pool
    .command('create <incident>')
    .description('a pool for one offer; from then on the offer is served from its pools only')
    .requiredOption('--offer <offer>', 'which offer it serves')
    .requiredOption('--name <name>', 'as people call it')
    .requiredOption('--kind <kind>', POOL_KINDS.join(', '))
    .option('--engagement <number>', 'the vendor’s engagement number, shown beside the code')
    .option(
      '--days-left-min <n>',
      'a code that expires in fewer days is given to nobody; 30 unless told',
      Number,
    )
    .option('--code-file <file>', 'of a shared pool: a file that holds its one code')
    .option('--expires <instant>', 'of a shared pool: when its code expires');
  verb(stage, create, {
    permission: 'code.write',
    check: async ({ options }) => {
      idOf(String(options['offer']), 'offer');
      if (options['codeFile'] !== undefined) await checkedFile(String(options['codeFile']));
    },
    run: async ({ incidents, codePools, actor }, { args, options }) => {
      const { offer: offerId, name, kind, engagement, daysLeftMin, expires: expiresAt, codeFile } = options;
      const code = codeFile === undefined ? undefined : (await readFile(String(codeFile), 'utf8')).trim();
      const body = await readBody(PoolBody, {
        offerId,
        name,
        kind,
        engagement,
        daysLeftMin,
        expiresAt,
        code,
      });
      return codePools.create((await incidents.get(args[0]!)).id, body, actor);
    },
  });
  const draw = pool
    .command('generate <pool>')
    .description('draw codes into a generated pool')
    .requiredOption('--count <n>', 'how many, 100000 at most at once', Number)
    .option('--expires <instant>', 'when they expire; left out: never');
  verb(stage, draw, {
    permission: 'code.write',
    check: ({ args }) => void idOf(args[0], 'pool'),
    run: async ({ codePools, actor }, { args, options }) => {
      const body = await readBody(GenerateBody, { count: options['count'], expiresAt: options['expires'] });
      return codePools.generate(idOf(args[0], 'pool'), body, actor);
    },
  });
}

function listVerbs(stage: Stage, pool: Command): void {
  const list = pool
    .command('list <incident>')
    .description('every pool, and how long the codes of each offer last');
  verb(stage, list, {
    permission: 'code.read',
    run: async ({ incidents, codePools }, { args }) => {
      const { id } = await incidents.get(args[0]!);
      return { pools: await codePools.list(id), stock: await codePools.stock(id) };
    },
    show: ({ pools, stock }) => [table(pools.map(short)), table(stock.map(lasting))].join('\n\n'),
  });
  verb(
    stage,
    pool.command('show <pool>').description('one pool: what is free, assigned, revoked, near its expiry'),
    {
      permission: 'code.read',
      run: ({ codePools }, { args }) => codePools.get(idOf(args[0], 'pool')),
    },
  );
  const assigned = pool
    .command('assigned <pool>')
    .description('who holds a code of it, by the reference on the receipt; a thousand to a page')
    .option('--after <reference>', 'go on after this one');
  verb(stage, assigned, {
    permission: 'code.read',
    run: async ({ codePools }, { args, options }) => {
      const after = options['after'] === undefined ? null : redemptionOf(String(options['after']));
      const held = await codePools.assigned(idOf(args[0], 'pool'), after);
      return held.map(({ cohortId, redemptionId, ...one }) => {
        return { reference: referenceOf(cohortId, redemptionId), ...one };
      });
    },
  });
}

function fileVerbs(stage: Stage, pool: Command): void {
  const bring = pool
    .command('import <pool> <file>')
    .description('bring a vendor’s file: CSV with a column code and, if known, a column expires');
  verb(stage, bring, {
    permission: 'code.write',
    check: async ({ args }) => void (await checkedFile(args[1]!)),
    run: ({ codeFiles, actor }, { args }) => {
      const file = { name: basename(args[1]!), bytes: createReadStream(args[1]!) };
      return codeFiles.bring(idOf(args[0], 'pool'), file, actor);
    },
    badNews: ({ rejected, id }) =>
      rejected === 0 ? null : `${rejected} lines were not taken; \`amends pool rejects ${id}\` lists them.`,
  });
  verb(stage, pool.command('files <pool>').description('every file that was brought into it'), {
    permission: 'code.read',
    run: ({ codeFiles }, { args }) => codeFiles.list(idOf(args[0], 'pool')),
    show: (all) =>
      table(
        all.map(({ id, name, lines, taken, rejected, broughtAt }) => ({
          id,
          name,
          lines,
          taken,
          rejected,
          broughtAt,
        })),
      ),
  });
  const rejects = pool
    .command('rejects <file>')
    .description('lines of a file that were not taken, by number and reason')
    .option('--after <line>', 'go on after this line', Number)
    .option('--out <csv>', 'write all of them to this file, with what each reason means');
  verb(stage, rejects, {
    permission: 'code.read',
    check: async ({ options }) => {
      if (options['out'] !== undefined) await refuseExisting(String(options['out']));
    },
    run: async ({ codeFiles }, { args, options }) => {
      const id = idOf<string>(args[0], 'file of codes');
      if (options['out'] === undefined) return codeFiles.rejects(id, Number(options['after'] ?? 0) || 0);
      const { bytes } = await writeNew(String(options['out']), codeFiles.rejectsCsv(id));
      return [{ file: String(options['out']), bytes }];
    },
    show: (all) => table(all.map((one) => ({ ...one }))),
  });
  revealVerb(stage, pool);
}

function revealVerb(stage: Stage, pool: Command): void {
  const reveal = pool
    .command('reveal <pool>')
    .description('the codes of a generated pool in clear, for the shop that must accept them; audited')
    .requiredOption('--out <csv>', 'where to write them; readable by you alone');
  verb(stage, reveal, {
    permission: 'code.reveal',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ codePools, actor }, { args, options }) => {
      const { bytes } = await writeNew(
        String(options['out']),
        codePools.reveal(idOf(args[0], 'pool'), actor),
      );
      return { file: String(options['out']), bytes };
    },
  });
}

function outOfUseVerbs(stage: Stage, pool: Command): void {
  const quarantine = pool
    .command('quarantine <pool>')
    .description('assign nothing from it any more; who holds a code of it is listed by `pool assigned`')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, quarantine, {
    permission: 'code.write',
    run: async ({ codePools, actor }, { args, options }) => {
      const { reason } = await readBody(CodeReasonBody, { reason: options['reason'] });
      return codePools.quarantine(idOf(args[0], 'pool'), reason, actor);
    },
  });
  const release = pool
    .command('release <pool>')
    .description('put it back to use; needs another person’s key');
  verb(stage, release, {
    permission: 'code.approve',
    run: ({ codePools, actor }, { args }) => codePools.release(idOf(args[0], 'pool'), actor),
  });
  const replace = pool
    .command('replace <pool>')
    .description('everybody who holds a code of a quarantined pool gets another one, first in line')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, replace, {
    permission: 'code.write',
    run: async ({ codePools, actor }, { args, options }) => {
      const { reason } = await readBody(CodeReasonBody, { reason: options['reason'] });
      return codePools.replaceAll(idOf(args[0], 'pool'), reason, actor);
    },
  });
  verb(stage, pool.command('close <pool>').description('for good: what is left in it is given to nobody'), {
    permission: 'code.write',
    run: ({ codePools, actor }, { args }) => codePools.close(idOf(args[0], 'pool'), actor),
  });
}

function codeOfVerbs(stage: Stage, code: Command): void {
  const find = code
    .command('find <incident>')
    .description('whose code is it? Read from a file, so that it stands in no list of commands')
    .requiredOption('--code-file <file>', 'a file that holds the code');
  verb(stage, find, {
    permission: 'code.read',
    check: async ({ options }) => void (await checkedFile(String(options['codeFile']))),
    run: async ({ incidents, codes }, { args, options }) => {
      const typed = (await readFile(String(options['codeFile']), 'utf8')).trim();
      const body = await readBody(FindCodeBody, { code: typed });
      const found = await codes.find((await incidents.get(args[0]!)).id, body.code);
      if (!found) throw new DomainError(CODES_ERRORS.unknown_code);
      const { redemption, ...rest } = found;
      return { ...rest, reference: redemption && referenceOf(redemption.cohortId, redemption.redemptionId) };
    },
    show: text,
  });
  for (const [name, sentence] of [
    ['reissue', 'revoke a person’s code and give another one, or the first place in line'],
    ['revoke', 'take a person’s code, or place in line'],
  ] as const) {
    const command = code
      .command(`${name} <incident> <reference>`)
      .description(sentence)
      .requiredOption('--reason <sentence>', 'why');
    verb(stage, command, {
      permission: 'code.write',
      run: async ({ incidents, codes, actor }, { args, options }) => {
        const { reference, reason } = await readBody(CodeOfBody, {
          reference: args[1],
          reason: options['reason'],
        });
        const { id } = await incidents.get(args[0]!);
        if (name === 'reissue') {
          return { reference, outcome: await codes.reissue(id, redemptionOf(reference), reason, actor) };
        }
        await codes.revoke(id, redemptionOf(reference), reason, actor);
        return { reference, outcome: 'revoked' };
      },
    });
  }
}

function lasting({ offerId, free, waiting, perDay, daysLeft, level, shared }: Stock) {
  return { offer: offerId, free, waiting, perDay, daysLeft, level, shared };
}

function short({ id, name, kind, status, codes, free, lapsed, assigned, revoked }: Pool) {
  return { id, name, kind, status, codes, free, lapsed, assigned, revoked };
}
