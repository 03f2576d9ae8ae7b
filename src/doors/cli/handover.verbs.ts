/** `vendor …` and `batch …`: files for those who reach people where we cannot. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Batch, type Unwritten, VENDOR_FIELDS } from '../../handover/index.ts';
import { ConfirmBody, BatchBody, VendorBody } from '../api/handover.dto.ts';
import { readBody } from './body.ts';
import { checkedFile } from './files.ts';
import { collect, decisionOf, idOf } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function handoverVerbs(stage: Stage, program: Command): void {
  const vendor = program
    .command('vendor')
    .description('who gets files of people to write to: print houses, inboxes, WhatsApp, other SMS vendors');
  requestVerb(stage, vendor);
  vendorVerbs(stage, vendor);
  const batch = program.command('batch').description('files for vendors, and what became of their people');
  outlookVerbs(stage, batch);
  openVerb(stage, batch);
  fileVerbs(stage, batch);
  answerVerbs(stage, batch);
}

function requestVerb(stage: Stage, vendor: Command): void {
  const request = vendor
    .command('request <incident>')
    .description('ask a second person for a vendor; nothing is made for it before')
    .requiredOption('--channel <channel>', 'letter (paper) or handover (anything else)')
    .requiredOption('--name <name>', 'as people call it')
    .requiredOption('--key <file>', 'its OpenPGP public key, armored')
    .option('--fingerprint <hex>', 'as the vendor read it aloud; another key is refused')
    .option(
      '--field <field>',
      `by what it finds people: ${VENDOR_FIELDS.join(', ')}; may be repeated`,
      collect,
      [],
    )
    .option('--content <content>', 'short: the SMS text; full: the whole notice; short unless told')
    .option('--simplex', 'letters need not begin on a front side');
  verb(stage, request, {
    permission: 'handover.write',
    check: async ({ options }) => void (await checkedFile(String(options['key']))),
    run: async ({ incidents, vendors, actor }, { args, options }) => {
      const { id: incidentId } = await incidents.get(args[0]!);
      const { channel, name, fingerprint, content } = options;
      const fields = options['field'] as readonly string[];
      const body = await readBody(VendorBody, {
        channel,
        name,
        fingerprint,
        content,
        publicKey: await readFile(String(options['key']), 'utf8'),
        ...(fields.length > 0 ? { fields } : {}),
        ...(options['simplex'] === true ? { duplex: false } : {}),
      });
      return vendors.request({ ...body, incidentId }, actor);
    },
  });
}

function vendorVerbs(stage: Stage, vendor: Command): void {
  verb(stage, vendor.command('list <incident>').description('every vendor of an incident, newest first'), {
    permission: 'handover.read',
    run: async ({ incidents, vendors }, { args }) => vendors.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, name, channel, status, fields, content, fingerprint }) => {
          return { id, name, channel, status, fields: fields.join(' '), content, fingerprint };
        }),
      ),
  });
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = vendor
      .command(`${name} <vendor>`)
      .description(`${name} exactly this key, these fields, this content; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'handover.approve',
      run: ({ vendors, actor }, { args, options }) =>
        vendors.decide({ id: idOf(args[0], 'vendor'), decision, ...decisionOf(options) }, actor),
    });
  }
  verb(stage, vendor.command('end <vendor>').description('make no further file for it'), {
    permission: 'handover.write',
    run: ({ vendors, actor }, { args }) => vendors.end(idOf(args[0], 'vendor'), actor),
  });
}

function outlookVerbs(stage: Stage, batch: Command): void {
  const outlook = batch
    .command('outlook <notice>')
    .description(
      'who would stand in a file opened now, and whom it could not write to, with why; takes nobody',
    )
    .requiredOption('--vendor <vendor>', 'an approved one')
    .option('--limit <n>', 'look at so many people at most', Number);
  verb(stage, outlook, {
    permission: 'handover.write',
    check: ({ args, options }) => {
      idOf(args[0], 'notice');
      idOf(String(options['vendor']), 'vendor');
    },
    run: async ({ outlooks, actor }, { args, options }) => {
      const order = { noticeId: args[0], vendorId: options['vendor'], limit: options['limit'] };
      return outlooks.of(await readBody(BatchBody, order), actor);
    },
    show: ({ unwritten, leftOut, scripts, ...looked }) => {
      const head = text({ ...looked, left_out: counts(leftOut), scripts: counts(scripts) });
      return unwritten.length === 0 ? head : `${head}\n\n${unwrittenTable(unwritten)}`;
    },
  });
  const leftOut = batch
    .command('left-out <batch>')
    .description('whom a file left out, and why; a thousand to a page')
    .option('--page <n>', 'from 0', Number);
  verb(stage, leftOut, {
    permission: 'handover.read',
    run: ({ outlooks }, { args, options }) =>
      outlooks.leftOut(idOf(args[0], 'batch'), Number(options['page'] ?? 0)),
    show: ({ people }) => unwrittenTable(people),
  });
}

function unwrittenTable(people: readonly Unwritten[]): string {
  return table(people.map(({ scripts, ...who }) => ({ ...who, scripts: scripts.join(' ') })));
}

function openVerb(stage: Stage, batch: Command): void {
  const open = batch
    .command('open <notice>')
    .description(
      'make a file for a vendor of the people who wait for its channel; nothing leaves the house by it',
    )
    .requiredOption('--vendor <vendor>', 'an approved one')
    .option('--limit <n>', 'at most so many people', Number);
  verb(stage, open, {
    permission: 'handover.write',
    check: ({ args, options }) => {
      idOf(args[0], 'notice');
      idOf(String(options['vendor']), 'vendor');
    },
    run: async ({ batches, batchFiles, actor }, { args, options }) => {
      const order = { noticeId: args[0], vendorId: options['vendor'], limit: options['limit'] };
      const { id } = await batches.open(await readBody(BatchBody, order), actor);
      await batchFiles.make(id);
      return batches.get(id);
    },
    show: shown,
    badNews: ({ id, failure }) =>
      failure === null
        ? null
        : `It could not be made: ${failure} \`amends batch cancel ${id}\` frees its people.`,
  });
  verb(stage, batch.command('list <incident>').description('every file of an incident, newest first'), {
    permission: 'handover.read',
    run: async ({ incidents, batches }, { args }) => batches.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, no, channel, status, people, leftOut, states, madeAt }) => {
          return {
            id,
            no,
            channel,
            status,
            people,
            left_out: counts(leftOut),
            states: counts(states),
            madeAt,
          };
        }),
      ),
  });
  verb(stage, batch.command('show <batch>').description('one file, and how its people stand'), {
    permission: 'handover.read',
    run: ({ batches }, { args }) => batches.get(idOf(args[0], 'batch')),
    show: shown,
  });
  verb(stage, batch.command('cancel <batch>').description('take back a file that has not left the house'), {
    permission: 'handover.write',
    run: ({ batches, actor }, { args }) => batches.cancel(idOf(args[0], 'batch'), actor),
    show: shown,
  });
}

function fileVerbs(stage: Stage, batch: Command): void {
  const fetch = batch
    .command('fetch <batch>')
    .description('the encrypted file: the first time hands the batch out, later ones give the same bytes')
    .requiredOption('--out <file>', 'where to write it');
  verb(stage, fetch, {
    permission: 'handover.write',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ batchFiles, actor }, { args, options }) => {
      const { stream } = await batchFiles.fetch(idOf(args[0], 'batch'), actor);
      const { bytes, sha256 } = await writeNew(String(options['out']), stream());
      return { file: String(options['out']), bytes, sha256 };
    },
  });
}

function answerVerbs(stage: Stage, batch: Command): void {
  const confirm = batch
    .command('confirm <batch>')
    .description('the vendor has the whole file and said so: everyone in it is accepted')
    .requiredOption('--as <word>', 'the vendor’s word for it, such as its order number');
  verb(stage, confirm, {
    permission: 'handover.write',
    run: async ({ batches, actor }, { args, options }) => {
      const { confirmation } = await readBody(ConfirmBody, { confirmation: options['as'] });
      return batches.confirm(idOf(args[0], 'batch'), confirmation, actor);
    },
    show: shown,
  });
  const result = batch
    .command('result <batch> <file>')
    .description('bring the vendor’s result file: CSV with reference, status and if known at and code');
  verb(stage, result, {
    permission: 'handover.write',
    check: async ({ args }) => void (await checkedFile(args[1]!)),
    run: ({ results, actor }, { args }) =>
      results.bring(idOf(args[0], 'batch'), createReadStream(args[1]!), actor),
    badNews: ({ rejected, id }) =>
      rejected === 0 ? null : `${rejected} lines were not taken; \`amends batch rejects ${id}\` lists them.`,
  });
  verb(stage, batch.command('results <batch>').description('every result file of a batch'), {
    permission: 'handover.read',
    run: ({ results }, { args }) => results.list(idOf(args[0], 'batch')),
    show: (all) => table(all.map(({ counts: said, ...file }) => ({ ...file, said: counts(said) }))),
  });
  const rejects = batch
    .command('rejects <result>')
    .description('lines of a result file that were not taken, by number and reason')
    .option('--after <line>', 'go on after this line', Number);
  verb(stage, rejects, {
    permission: 'handover.read',
    run: ({ results }, { args, options }) =>
      results.rejects(idOf(args[0], 'result file'), Number(options['after'] ?? 0) || 0),
    show: (all) => table(all.map((reject) => ({ ...reject }))),
  });
}

function counts(by: Readonly<Record<string, number>>): string {
  return (
    Object.entries(by)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ') || 'none'
  );
}

function shown({ leftOut, states, ...batch }: Batch): string {
  return text({ ...batch, left_out: counts(leftOut), states: counts(states) });
}
