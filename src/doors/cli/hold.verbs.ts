/** `hold …` and `posting …`: who must wait because an authority asked, and what hangs for whom nobody could reach. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Command } from 'commander';
import type { Hold, HoldId, ListedPosting, PostingId } from '../../laws/index.ts';
import { HoldBody, PostingBody, PostingEndBody, ProofBody, proofOf } from '../api/holds.dto.ts';
import { ReasonBody } from '../api/lookups.dto.ts';
import { readBody } from './body.ts';
import { checkedFile } from './files.ts';
import { collect, idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function holdVerbs(stage: Stage, program: Command): void {
  const hold = program.command('hold').description('written requests of authorities that people wait');
  verb(stage, hold.command('list <incident>').description('all of an incident, newest first'), {
    permission: 'incident.read',
    run: async ({ incidents, holds }, { args }) => holds.list((await incidents.get(args[0]!)).id),
    show: (all) => table(all.map(line)),
  });
  recordVerb(stage, hold);
  const confirm = hold
    .command('confirm <hold>')
    .description('from now on these people are not told; needs a second person’s key');
  verb(stage, confirm, {
    permission: 'hold.approve',
    run: ({ holds, actor }, { args }) => holds.confirm(idOf<HoldId>(args[0], 'hold'), actor),
    show: text,
  });
  const end = hold
    .command('end <hold>')
    .description('end it before its date')
    .requiredOption('--reason <sentence>', 'why these people may be told now');
  verb(stage, end, {
    permission: 'hold.write',
    run: async ({ holds, actor }, { args, options }) => {
      const { reason } = await readBody(ReasonBody, { reason: options['reason'] });
      return holds.end(idOf<HoldId>(args[0], 'hold'), reason, actor);
    },
    show: text,
  });
  postingVerbs(stage, program);
}

function recordVerb(stage: Stage, hold: Command): void {
  const record = hold
    .command('record <incident>')
    .description('note a written request; it holds nobody until somebody else confirmed it')
    .requiredOption('--authority <name>', 'who asked')
    .requiredOption('--reference <text>', 'its own number or date')
    .requiredOption('--request <file>', 'the written request; only its SHA-256 is kept')
    .requiredOption('--reason <sentence>', 'why people must wait, as the request says it')
    .requiredOption('--until <instant>', 'when it ends by itself, such as 2026-11-20T08:00:00Z')
    .option('--law <code>', 'only people of this law; may be repeated', collect, []);
  verb(stage, record, {
    permission: 'hold.write',
    check: async ({ options }) => void (await checkedFile(String(options['request']))),
    run: async ({ incidents, holds, actor }, { args, options }) => {
      const { authority, reference, reason, until, law } = options;
      const request = await readFile(String(options['request']));
      const requestSha256 = createHash('sha256').update(request).digest('hex');
      const body = { authority, reference, requestSha256, reason, untilAt: until, lawCodes: law };
      const { id } = await incidents.get(args[0]!);
      return holds.record(id, await readBody(HoldBody, body), actor);
    },
    show: text,
  });
}

function line({ id, authority, reference, lawCodes, status, untilAt, endedAt }: Hold) {
  const laws = lawCodes.length === 0 ? 'all' : lawCodes.join(', ');
  return { id, authority, reference, laws, status, until: untilAt, ended: endedAt };
}

function postingVerbs(stage: Stage, program: Command): void {
  const posting = program.command('posting').description('substitute notices for people nobody could reach');
  verb(stage, posting.command('list <incident>').description('what hangs where, and what is wrong with it'), {
    permission: 'incident.read',
    run: async ({ incidents, postings }, { args }) => postings.list((await incidents.get(args[0]!)).id),
    show: (all) => table(all.map(postingLine)),
  });
  const add = posting
    .command('add <incident>')
    .description('record what is or will be posted, and count whom it stands for')
    .requiredOption('--law <code>', 'a law it stands for; may be repeated', collect, [])
    .requiredOption('--medium <medium>', 'site, app, social, media or service_desk')
    .requiredOption('--place <text>', 'the page’s address, or where else it hangs')
    .requiredOption('--words <file>', 'what is posted, word for word')
    .requiredOption('--from <instant>', 'when it is first to be seen')
    .requiredOption('--until <instant>', 'when it is to be taken down')
    .option('--locale <locale>', 'id or en; en unless told otherwise', 'en');
  verb(stage, add, {
    permission: 'posting.write',
    check: async ({ options }) => void (await checkedFile(String(options['words']))),
    run: async ({ incidents, substitutes, actor }, { args, options }) => {
      const { law, medium, place, from, until, locale } = options;
      const words = await readFile(String(options['words']), 'utf8');
      const given = { lawCodes: law, medium, place, locale, words, startsAt: from, endsAt: until };
      const { id } = await incidents.get(args[0]!);
      return substitutes.post(id, await readBody(PostingBody, given), actor);
    },
    show: shown,
  });
  proofVerbs(stage, posting);
}

function proofVerbs(stage: Stage, posting: Command): void {
  const prove = posting
    .command('prove <posting>')
    .description('somebody saw it there: a picture or copy of the page, or its hash')
    .requiredOption('--seen <instant>', 'when')
    .option('--file <file>', '.png, .jpg, .pdf, .html or .txt, at most 4 MiB')
    .option('--sha256 <hex>', 'of a page that is kept elsewhere');
  verb(stage, prove, {
    permission: 'posting.write',
    check: async ({ options: { file } }) => void (typeof file === 'string' && (await checkedFile(file))),
    run: async ({ postings, actor }, { args, options }) => {
      const { seen, file, sha256 } = options;
      const id = idOf<PostingId>(args[0], 'posting');
      const body = await readBody(ProofBody, { seenAt: seen, sha256 });
      if (typeof file !== 'string') return postings.prove(id, proofOf(body), actor);
      const proof = { seenAt: body.seenAt, content: await readFile(file), mediaType: mediaTypeOf(file) };
      return postings.prove(id, proof, actor);
    },
    show: shown,
  });
  const end = posting
    .command('end <posting>')
    .description('it was taken down, at another time than planned')
    .requiredOption('--at <instant>', 'when')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, end, {
    permission: 'posting.write',
    run: async ({ postings, actor }, { args, options }) => {
      const body = await readBody(PostingEndBody, { endedAt: options['at'], reason: options['reason'] });
      return postings.end(idOf<PostingId>(args[0], 'posting'), body, actor);
    },
    show: shown,
  });
}

const MEDIA: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.html': 'text/html',
  '.txt': 'text/plain',
};

function mediaTypeOf(file: string): string {
  return MEDIA[extname(file).toLowerCase()] ?? '';
}

function postingLine({ id, lawCodes, place, startsAt, standing, standsFor, proofs }: ListedPosting) {
  return {
    id,
    laws: lawCodes.join(', '),
    place,
    from: startsAt,
    until: standing.lastsUntil,
    state: standing.state,
    stands_for: standsFor.map(({ law, persons }) => `${persons} ${law}`).join(', '),
    proofs: proofs.length,
    wrong: standing.warnings.map(({ words }) => words.en).join(' '),
  };
}

function shown(posting: ListedPosting): string {
  const { wordsSha256, medium, locale } = posting;
  return text({ ...postingLine(posting), medium, locale, words_sha256: wordsSha256 });
}
