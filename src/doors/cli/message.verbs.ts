/** `message starters|variables|save|list|lint|preview|pack|prices|price-history|price`. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import type { NoticeId, OfferSetId, ProfileId, TemplateId } from '../../kernel/ids.ts';
import {
  type ChecklistLaw,
  type Messages,
  type Preview,
  type TemplateDraft,
  VARIABLES,
} from '../../messages/index.ts';
import { readPersonRef } from '../../people/index.ts';
import {
  idsOf,
  PersonPreviewQuery,
  PriceBody,
  PriceHistoryQuery,
  PreviewQuery,
  StartersQuery,
  TemplateBody,
} from '../api/messages.dto.ts';
import { readBody } from './body.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { checkedFile } from './files.ts';
import { collect } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function messageVerbs(stage: Stage, program: Command): void {
  const message = program
    .command('message')
    .description('what may be said: templates, their check, their preview');
  startersVerb(stage, message);
  verb(stage, message.command('list <incident>').description('template versions'), {
    permission: 'message.read',
    run: ({ messages }, { args }) => messages.list(args[0]!),
    show: (all) =>
      table(all.map((template) => ({ ...placed(template.id, template), version: template.version }))),
  });
  saveVerb(stage, message);
  lintVerb(stage, message);
  previewVerb(stage, message);
  packVerb(stage, message);
  priceVerbs(stage, message);
}

function startersVerb(stage: Stage, message: Command): void {
  const starters = message
    .command('starters')
    .description('texts to start from; an individual notice by e-mail and SMS unless told otherwise')
    .option('--kind <kind>', 'initial, individual, supplement, correction, update, policy or goodwill')
    .option('--channel <channel>', 'email, sms or letter')
    .option('--locale <locale>', 'id or en')
    .option('--jurisdiction <law>', 'the texts for people whom this law protects, such as US-MA');
  verb(stage, starters, {
    permission: 'message.read',
    run: async ({ messages }, { options }) => starterTexts(messages, options),
    show: (all) =>
      all
        .map(
          (s) =>
            `--- ${s.kind} ${s.channel} ${s.locale}${(s.jurisdictions ?? []).map((law) => ` ${law}`).join('')}: ${s.subject ?? ''}\n${s.body}`,
        )
        .join('\n'),
  });
  verb(stage, message.command('variables').description('what a text may insert, and in which channels'), {
    permission: 'message.read',
    run: async () => VARIABLES,
    show: (variables) =>
      table(
        Object.entries(variables).map(([name, { kind, channels, meaning }]) => {
          return { name, kind, channels: channels.join(' '), meaning };
        }),
      ),
  });
}

/** Refuses where there is none: a wrong law must not look like nothing to say. */
async function starterTexts(messages: Messages, options: Invocation['options']) {
  const all = messages.starters(await startersOf(options));
  if (all.length === 0) throw new DomainError(CLI_ERRORS.no_starter);
  return all;
}

function startersOf({ kind, channel, locale, jurisdiction }: Invocation['options']): Promise<StartersQuery> {
  const [law] = [jurisdiction].flat();
  return readBody(StartersQuery, { kind, channel, locale, jurisdiction: law });
}

function lintVerb(stage: Stage, message: Command): void {
  const lint = message
    .command('lint <incident> <template>')
    .description('against the law of every residence, every exposure, the facts, and how it reads');
  verb(stage, lint, {
    permission: 'message.read',
    run: async ({ incidents, messages }, { args }) => {
      const { id } = await incidents.get(args[0]!);
      const template = await messages.get(args[1]!, id);
      const examined = await messages.examine(template.id, await messages.audience(id, template.kind));
      const readability = await messages.readability(template.id);
      return { ...examined, readability, worstSms: await messages.worstSms(template.id) };
    },
    show: ({ findings, laws, readability: { sentences, meanWords, longest }, worstSms }) =>
      [
        findings.length === 0 ? 'Nothing to object.' : table(findings.map(({ severity, message: m }) => ({ severity, message: m }))), // prettier-ignore
        table(laws.flatMap(askedBy)),
        `${sentences} sentences, ${meanWords} words on average, ${longest?.words ?? 0} in the longest.`,
        ...(worstSms ? [`${worstSms.segments} ${worstSms.segments === 1 ? 'segment' : 'segments'}, ${worstSms.units} characters (${worstSms.encoding}) at worst.`] : []), // prettier-ignore
      ].join('\n'),
    badNews: ({ findings }) => {
      const blocking = findings.filter((f) => f.severity === 'blocking').length;
      return blocking === 0 ? null : `The text must not be sent as it is: ${blocking} blocking finding(s).`;
    },
  });
}

/** What a law asks, and by what it is said. */
function askedBy({ code, asks }: ChecklistLaw) {
  return asks.map(({ title, standing, by, inOwnWords }) => {
    const says = [...by, ...(inOwnWords ? ['own words'] : [])].join(' ');
    return { law: code, asks: title.en, standing, by: says };
  });
}

function previewVerb(stage: Stage, message: Command): void {
  const preview = message
    .command('preview <template>')
    .description('rendered for a person who does not exist, for a profile, or for one of the people')
    .option('--profile <id>', 'an exposure of the published run, see people profiles')
    .option('--person <ref>', 'one of the people, as lists show them: 12:7')
    .option('--reason <text>', 'with --person: greets by name; needs people.reveal and stands in the audit')
    .option('--offer-set <id>', 'with --person: what the notice would carry; may be repeated', collect, [])
    .option('--locale <locale>', 'id or en')
    .option('--html', 'the e-mail’s HTML instead of its words');
  verb(stage, preview, {
    permission: 'message.read',
    run: async ({ messages, previews, incidents, actor }, { args, options }) => {
      const template = await messages.get(args[0]!);
      const { id: incident } = await incidents.get(template.incidentId);
      const { profile, locale } = await readBody(PreviewQuery, {
        profile: options['profile'],
        locale: options['locale'],
      });
      const offerSets = (options['offerSet'] as string[]).join(',') || undefined;
      const asked = await readBody(PersonPreviewQuery, { reason: options['reason'], offerSets });
      const offerSetIds = idsOf(asked.offerSets) as OfferSetId[];
      if (typeof options['person'] === 'string') {
        const ref = readPersonRef(options['person']);
        const given = { ref, reason: asked.reason, offerSetIds, locale };
        return shown(await previews.ofPerson(incident, template.id, given, actor), options);
      }
      const reader = { profile: profile as ProfileId | undefined, locale, offerSetIds };
      return shown(await previews.ofExample(incident, template.id, reader), options);
    },
    show: (rendered) => rendered.shown,
  });
}

function shown(rendered: Preview, options: Invocation['options']): Preview & { readonly shown: string } {
  const title = 'subject' in rendered ? `${rendered.subject}\n\n` : 'title' in rendered ? `${rendered.title}\n\n` : ''; // prettier-ignore
  const html = options['html'] === true && 'html' in rendered;
  return { ...rendered, shown: html ? rendered.html : `${title}${rendered.text}` };
}

function packVerb(stage: Stage, message: Command): void {
  const pack = message
    .command('pack <incident>')
    .description(
      'the approval pack for counsel as one HTML file: blocks, hardest cases, counts, findings, cost',
    )
    .requiredOption('--out <file>', 'a new file')
    .option('--template <id>', 'may be repeated; the newest of each place by default', collect, [])
    .option('--notice <id>', 'of one notice: its own texts, exactly its own people, its cost ceiling');
  verb(stage, pack, {
    permission: 'message.read',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ packs, papers, incidents }, { args, options }) => {
      const { notice, template } = options as { notice?: string; template: string[] };
      const { id } = await incidents.get(args[0]!);
      const { html } = await (notice === undefined
        ? packs.build(id, { templateIds: template })
        : papers.pack(notice as NoticeId, id));
      const { bytes, sha256 } = await writeNew(String(options['out']), onePiece(html));
      return { bytes, sha256 };
    },
    show: text,
  });
}

async function* onePiece(html: string): AsyncGenerator<string, void> {
  yield html;
}

function priceVerbs(stage: Stage, message: Command): void {
  verb(stage, message.command('prices').description('what sending costs, with source and day'), {
    permission: 'message.read',
    run: ({ prices }) => prices.list(),
    show: (all) =>
      table(
        all.map(({ channel, country, micros, unit, source, pricedOn }) => {
          const usd = (Number(micros) / 1e6).toFixed(6);
          return { channel, country: country || 'any', usd, per: unit, pricedOn, source };
        }),
      ),
  });
  const past = message
    .command('price-history <channel>')
    .description('every line that was set for one place, the newest first')
    .option('--country <code>', 'of the recipient; the line for every other country by default');
  verb(stage, past, {
    permission: 'message.read',
    run: async ({ prices }, { args, options }) => {
      const { channel, country = '' } = await readBody(PriceHistoryQuery, {
        channel: args[0],
        country: options['country'],
      });
      return prices.history(channel, country);
    },
    show: (all) =>
      table(
        all.map(({ setAt, micros, pricedOn, source, reason }) => {
          const usd = (Number(micros) / 1e6).toFixed(6);
          return { set: setAt.toISOString(), usd, pricedOn, source, reason: reason ?? '' };
        }),
      ),
  });
  const price = message
    .command('price <channel> <price>')
    .description('a price of your contract or a newer list: a new line, earlier ones stay')
    .option('--country <code>', 'of the recipient; every country without its own line by default')
    .option('--currency <code>', 'USD by default')
    .option('--rate <decimal>', 'US dollars for one of the currency')
    .option('--on <day>', 'YYYY-MM-DD, today by default')
    .requiredOption('--source <text>', 'contract or list it was read from')
    .option('--reason <text>', 'why it is set');
  verb(stage, price, {
    permission: 'message.write',
    run: async ({ prices, actor }, { args, options }) => {
      const { country, currency, rate, on: pricedOn, source, reason } = options;
      const given = { channel: args[0], price: args[1], country, currency, rate, pricedOn, source, reason };
      const body = await readBody(PriceBody, given);
      return prices.set({ ...body, country: body.country ?? '' }, actor);
    },
  });
}

function saveVerb(stage: Stage, message: Command): void {
  const save = message
    .command('save <incident> [file]')
    .description('keep a text as the next version, from a file or from the starters')
    .option(
      '--starters',
      'save the starter texts (of --kind, --channel, --locale, --jurisdiction) instead of a file',
    )
    .option('--channel <channel>', 'email, sms or letter')
    .option('--locale <locale>', 'id or en')
    .option('--kind <kind>', 'individual by default')
    .option('--subject <line>', 'of an e-mail, or the title of a letter')
    .option('--preheader <line>', 'of an e-mail; the kind’s own by default')
    .option('--link-free', 'an e-mail in which nothing can be clicked')
    .option(
      '--jurisdiction <law>',
      'only for people whom this law protects, such as US-MA; may be repeated',
      collect,
      [],
    );
  verb(stage, save, {
    permission: 'message.write',
    check: async ({ args, options }) => {
      if (options['starters'] === true) return;
      if (!args[1]) throw new DomainError(CLI_ERRORS.no_text);
      await checkedFile(args[1]);
    },
    run: async ({ messages, actor }, call) => {
      const { options } = call;
      const drafts =
        options['starters'] === true ? await starterTexts(messages, options) : [await draftOf(call)];
      const saved = [];
      for (const draft of drafts) saved.push(placed(await messages.save(call.args[0]!, draft, actor), draft));
      return { ids: saved.map(({ id }) => id), saved };
    },
    show: ({ saved }) => table(saved),
  });
}

function placed(id: TemplateId, { kind, channel, locale, jurisdictions }: TemplateDraft) {
  const of = kind ?? 'individual';
  return { id, kind: of, channel, locale, for: (jurisdictions ?? []).join(' ') || 'everybody else' };
}

async function draftOf({ args, options }: Invocation): Promise<TemplateBody> {
  const { channel, locale, kind, subject, preheader, linkFree, jurisdiction: jurisdictions } = options;
  const body = await readFile(args[1]!, 'utf8');
  return readBody(TemplateBody, { channel, locale, kind, subject, preheader, linkFree, jurisdictions, body });
}
