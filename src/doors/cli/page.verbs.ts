/** Verbs of an incident's public page. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ListedPosting, PostingId } from '../../laws/index.ts';
import { type PageDraftId, type PageStanding, plainText, type WordChange } from '../../pages/index.ts';
import { PagePostingBody } from '../api/pages.dto.ts';
import { readBody } from './body.ts';
import { checkedFile, readJsonObject } from './files.ts';
import { collect, idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function pageVerbs(stage: Stage, program: Command): void {
  const page = program
    .command('page')
    .description('what everybody may read of an incident, version by version');
  verb(
    stage,
    page.command('show <incident>').description('what is published, what waits, and every version'),
    {
      permission: 'incident.read',
      run: async ({ incidents, pages }, { args }) => pages.standing((await incidents.get(args[0]!)).id),
      show: standing,
    },
  );
  verb(
    stage,
    page.command('starter <incident>').description('a page to begin with, as JSON: both languages'),
    {
      permission: 'incident.read',
      run: ({ pages }, { args }) => pages.starter(args[0]!),
      show: (content) => JSON.stringify(content, null, 2),
    },
  );
  verb(
    stage,
    page.command('propose <incident> <file>').description('ask a second person to publish this JSON'),
    {
      permission: 'incident_page.write',
      check: async ({ args }) => void (await checkedFile(args[1]!)),
      run: async ({ pages, actor }, { args }) =>
        pages.propose(args[0]!, await readJsonObject(args[1]!, 'a page'), actor),
      show: ({ id, sha256 }) => text({ draft: id, sha256, next: 'a second person: amends page publish' }),
    },
  );
  const keep = page.command('keep <incident> <file>');
  verb(stage, keep.description('keep this JSON to be looked at; nobody is asked yet'), {
    permission: 'incident_page.write',
    check: async ({ args }) => void (await checkedFile(args[1]!)),
    run: async ({ pages, actor }, { args }) =>
      pages.keep(args[0]!, await readJsonObject(args[1]!, 'a page'), actor),
    show: ({ id, sha256 }) => text({ draft: id, sha256, next: 'amends page ask' }),
  });
  verb(
    stage,
    page.command('ask <incident> <draft>').description('ask a second person to publish what is kept'),
    {
      permission: 'incident_page.write',
      run: ({ pages, actor }, { args }) => pages.ask(args[0]!, idOf<PageDraftId>(args[1], 'draft'), actor),
      show: ({ id, sha256 }) => text({ draft: id, sha256, next: 'a second person: amends page publish' }),
    },
  );
  readingVerbs(stage, page);
  decisionVerbs(stage, page);
  postingVerbs(stage, page);
}

function readingVerbs(stage: Stage, page: Command): void {
  const read = page
    .command('read <incident> <version>')
    .description('a published version, or a draft by its id, in plain words')
    .option('--locale <locale>', 'id or en', 'id');
  verb(stage, read, {
    permission: 'incident.read',
    run: async ({ incidents, pages }, { args, options }) => {
      const { id, timeZone } = await incidents.get(args[0]!);
      const locale = options['locale'] === 'en' ? 'en' : 'id';
      const isVersion = /^\d{1,9}$/.test(args[1]!);
      const { content, sha256 } = isVersion
        ? await pages.version(id, Number(args[1]))
        : await pages.draft(id, idOf<PageDraftId>(args[1], 'draft'));
      return { sha256, words: plainText(content, locale, (at) => spokenTime(at, locale, timeZone)) };
    },
    show: ({ sha256, words }) => `${words}\n\nsha256  ${sha256}`,
  });
  const changes = page
    .command('changes <incident> <version>')
    .description('what a version changed, or what a draft would change: [-gone-] {+new+}')
    .option('--locale <locale>', 'id or en', 'id');
  verb(stage, changes, {
    permission: 'incident.read',
    run: async ({ incidents, pages }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const isVersion = /^\d{1,9}$/.test(args[1]!);
      const of = isVersion ? { version: Number(args[1]) } : { draft: idOf<PageDraftId>(args[1], 'draft') };
      const { words, ...look } = await pages.changes(id, of);
      return { ...look, words: words[options['locale'] === 'en' ? 'en' : 'id'] };
    },
    show: ({ since, words, logo, colour }) => {
      const head = text({ since, logo, colour: `${colour.before ?? 'none'} → ${colour.after}` });
      return `${head}\n\n${words.map(marked).join('')}`;
    },
  });
  verb(stage, page.command('inquiries <incident>').description('how many asked whether they are affected'), {
    permission: 'incident.read',
    run: async ({ incidents, inquiries }, { args }) => inquiries.days((await incidents.get(args[0]!)).id),
    show: table,
  });
  const logo = page.command('logo <incident> <file>').description('keep a PNG or JPEG of at most 12 KiB');
  verb(stage, logo, {
    permission: 'incident_page.write',
    check: async ({ args }) => void (await checkedFile(args[1]!)),
    run: async ({ logos, actor }, { args }) => logos.add(args[0]!, await readFile(args[1]!), actor),
  });
}

function marked({ kind, text: said }: WordChange): string {
  return kind === 'same' ? said : kind === 'gone' ? `[-${said}-]` : `{+${said}+}`;
}

const TAG = { id: 'id-ID', en: 'en-GB' } as const;

/** `6 May 2026 at 09:00 WIB`, by the incident's clocks. */
function spokenTime(at: string, locale: keyof typeof TAG, timeZone: string): string {
  return new Intl.DateTimeFormat(TAG[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(at));
}

function decisionVerbs(stage: Stage, page: Command): void {
  verb(
    stage,
    page.command('publish <incident> <draft>').description('publish it: needs somebody who did not write it'),
    {
      permission: 'incident_page.approve',
      run: ({ pages, actor }, { args }) => {
        const draft = idOf<PageDraftId>(args[1], 'draft');
        return pages.decide(args[0]!, { draft, decision: 'approved' }, actor);
      },
      show: standing,
    },
  );
  const refuse = page
    .command('refuse <incident> <draft>')
    .description('send it back')
    .requiredOption('--reason <sentence>', 'what has to change');
  verb(stage, refuse, {
    permission: 'incident_page.approve',
    run: ({ pages, actor }, { args, options }) => {
      const draft = idOf<PageDraftId>(args[1], 'draft');
      const reason = String(options['reason']);
      return pages.decide(args[0]!, { draft, decision: 'refused', reason }, actor);
    },
    show: standing,
  });
}

function postingVerbs(stage: Stage, page: Command): void {
  const post = page
    .command('post <incident>')
    .description('record the latest version as a substitute notice')
    .requiredOption('--law <code>', 'a law it stands for; may be repeated', collect, [])
    .requiredOption('--until <instant>', 'when it is to be taken down')
    .option('--from <instant>', 'when it is first to be seen; from when it was published')
    .option('--locale <locale>', 'id or en', 'id');
  verb(stage, post, {
    permission: 'posting.write',
    run: async ({ incidents, postedPages, actor }, { args, options }) => {
      const { law, until, from, locale } = options;
      const { id } = await incidents.get(args[0]!);
      const body = await readBody(PagePostingBody, { lawCodes: law, until, from, locale });
      return postedPages.post(id, body, actor);
    },
    show: posting,
  });
  const see = page
    .command('see <posting>')
    .description('fetch the page as anybody would, and keep it as proof');
  verb(stage, see, {
    permission: 'posting.write',
    run: ({ postedPages, actor }, { args }) => postedPages.see(idOf<PostingId>(args[0], 'posting'), actor),
    show: posting,
  });
}

function standing({ current, waiting, kept, versions }: PageStanding): string {
  const lines = versions.map(({ version, publishedAt, sha256 }) => ({
    version,
    published: publishedAt,
    sha256,
  }));
  const head = text({
    published: current?.version ?? null,
    waiting: waiting?.id ?? null,
    kept: kept?.id ?? null,
  });
  return `${head}\n\n${table(lines)}`;
}

function posting({
  id,
  place,
  startsAt,
  standing: { state, lastsUntil, warnings },
  proofs,
}: ListedPosting): string {
  const wrong = warnings.map(({ words }) => words.en).join(' ');
  return text({ id, place, from: startsAt, until: lastsUntil, state, proofs: proofs.length, wrong });
}
