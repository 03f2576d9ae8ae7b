/** `message starters|save|list|lint|preview`. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { exposureBits } from '../../incidents/index.ts';
import { TemplateBody } from '../api/messages.dto.ts';
import { readBody } from './body.ts';
import { checkedFile } from './files.ts';
import { table } from './text.ts';
import { type Invocation, type Stage, verb } from './verb.ts';

export function messageVerbs(stage: Stage, program: Command): void {
  const message = program
    .command('message')
    .description('what may be said: templates, their check, their preview');
  verb(stage, message.command('starters').description('texts to start from'), {
    permission: 'message.read',
    run: async ({ messages }) => messages.starters(),
    show: (starters) =>
      starters.map((s) => `--- ${s.channel} ${s.locale}: ${s.subject ?? ''}\n${s.body}`).join('\n'),
  });
  verb(stage, message.command('list <incident>').description('template versions'), {
    permission: 'message.read',
    run: ({ messages }, { args }) => messages.list(args[0]!),
    show: (all) =>
      table(all.map(({ id, kind, channel, locale, version }) => ({ id, kind, channel, locale, version }))),
  });
  saveVerb(stage, message);
  verb(
    stage,
    message.command('lint <incident> <template>').description('against the law and every exposure'),
    {
      permission: 'message.read',
      run: async ({ incidents, messages, people }, { args }) => {
        const { id } = await incidents.get(args[0]!);
        const profiles = (await people.profiles(id)).map(({ exposure }) => exposureBits(exposure));
        return messages.lint(args[1]!, { profiles });
      },
      show: (findings) => (findings.length === 0 ? 'Nothing to object.' : table(findings)),
    },
  );
  verb(stage, message.command('preview <template>').description('rendered for a person who does not exist'), {
    permission: 'message.read',
    run: ({ messages }, { args }) => messages.preview(args[0]!),
    show: (rendered) => ('subject' in rendered ? `${rendered.subject}\n\n${rendered.text}` : rendered.text),
  });
}

function saveVerb(stage: Stage, message: Command): void {
  const save = message
    .command('save <incident> [file]')
    .description('keep a text as the next version, from a file or from the starters')
    .option('--starters', 'save every starter text instead of a file')
    .option('--channel <channel>', 'email or sms')
    .option('--locale <locale>', 'id or en')
    .option('--kind <kind>', 'individual by default')
    .option('--subject <line>', 'of an e-mail');
  verb(stage, save, {
    permission: 'message.write',
    check: async ({ args, options }) => {
      if (options['starters'] !== true) await checkedFile(args[1]!);
    },
    run: async ({ messages, actor }, call) => {
      const drafts = call.options['starters'] === true ? messages.starters() : [await draftOf(call)];
      const ids = [];
      for (const draft of drafts) ids.push(await messages.save(call.args[0]!, draft, actor));
      return { ids };
    },
    show: ({ ids }) => ids.join('\n'),
  });
}

async function draftOf({ args, options }: Invocation): Promise<TemplateBody> {
  const { channel, locale, kind, subject } = options;
  return readBody(TemplateBody, { channel, locale, kind, subject, body: await readFile(args[1]!, 'utf8') });
}
