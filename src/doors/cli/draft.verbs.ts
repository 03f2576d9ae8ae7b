/** `notice draft`, `notice edit` and `notice discard`: what it says and to whom, until somebody is asked to approve it. */
import type { Command } from 'commander';
import type { NoticeId } from '../../kernel/ids.ts';
import type { Notice } from '../../notices/index.ts';
import { EditBody, NoticeBody } from '../api/notices.dto.ts';
import { readBody } from './body.ts';
import { collect, idOf } from './options.ts';
import { quietHoursOf, waveOptions, wavesOf } from './plan.verbs.ts';
import { text } from './text.ts';
import { type Stage, verb } from './verb.ts';

type Options = Readonly<Record<string, unknown>>;

export function draftVerbs(stage: Stage, notice: Command): void {
  draftVerb(stage, notice);
  editVerb(stage, notice);
  const discard = notice
    .command('discard <notice>')
    .description('throw a draft away for good; it can be read, but not changed or submitted any more');
  verb(stage, discard, {
    permission: 'notice.write',
    run: async ({ drafts, notices, actor }, { args }) => {
      const id = idOf<NoticeId>(args[0], 'notice');
      await drafts.discard(id, actor);
      const { name, status, discardedAt } = await notices.get(id);
      return { id, name, status, discardedAt };
    },
    show: text,
  });
}

/** Who gets it; left out, everybody its kind is for. */
function audienceOptions(command: Command): Command {
  return command
    .option('--country <code>', 'only who lives there; may be repeated', collect, [])
    .option('--locale <code>', 'only with this language; may be repeated', collect, [])
    .option('--role <role>', 'only customer, employee or contact; may be repeated', collect, [])
    .option('--profile <id>', 'only with this exposure; may be repeated', collect, [])
    .option(
      '--told <filter>',
      'only whom some notice told (before), or whom none told individually (not_individually)',
    )
    .option(
      '--deceased <kin>',
      'kin: a letter goes to the families of the deceased; nothing does unless told',
    );
}

/** Undefined: nothing was said about people. */
function audienceOf(options: Options): object | undefined {
  const said = {
    countries: options['country'],
    locales: options['locale'],
    subjectRoles: options['role'],
    profileIds: options['profile'],
    told: options['told'],
    deceased: options['deceased'],
  };
  const heard = Object.entries(said).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  return heard.length > 0 ? Object.fromEntries(heard) : undefined;
}

function draftVerb(stage: Stage, notice: Command): void {
  const draft = audienceOptions(waveOptions(notice.command('draft <incident>')))
    .description('a notice to everyone affected, for the run published now')
    .requiredOption('--name <name>', 'what operators call it')
    .requiredOption('--template <id>', 'one per channel and language; may be repeated', collect, [])
    .option('--offer-set <id>', 'offers the message carries; may be repeated', collect, [])
    .option('--kind <kind>', 'individual by default')
    .option(
      '--deadline <instant>',
      'by when the law wants them told: it ends quiet hours; reckoned from the clocks unless told',
    )
    .option('--no-deadline', 'quiet hours always hold')
    .option('--ceiling <minor>', 'what it may cost at most, in minor units')
    .option('--handover', 'whom neither e-mail nor SMS reaches goes into files for a vendor')
    .option('--quiet-hours <from-to>', 'no SMS between; 20:00-08:00 unless told')
    .option('--no-quiet-hours', 'also send SMS at night');
  verb(stage, draft, {
    permission: 'notice.write',
    run: async ({ incidents, drafting, actor }, { args, options }) => {
      const { id: incidentId } = await incidents.get(args[0]!);
      const waves = await wavesOf(options);
      const body = await readBody(NoticeBody, {
        name: options['name'],
        kind: options['kind'],
        templateIds: options['template'],
        offerSetIds: options['offerSet'],
        deadlineAt: options['deadline'] === false ? null : options['deadline'],
        audience: audienceOf(options),
        costCeilingMinor: options['ceiling'],
        quietHours: quietHoursOf(options),
        handover: options['handover'],
      });
      return drafting.draft({ ...body, incidentId, waves }, actor);
    },
  });
}

function editVerb(stage: Stage, notice: Command): void {
  const edit = audienceOptions(notice.command('edit <notice>'))
    .description('of a draft: its name, texts, people and offers; what is not said stays as it is')
    .option('--name <name>', 'what operators call it')
    .option('--template <id>', 'all texts anew, one per channel and language; may be repeated', collect, [])
    .option('--offer-set <id>', 'all offer sets anew; may be repeated', collect, [])
    .option('--no-offers', 'no offer set')
    .option('--everybody', 'everybody its kind is for')
    .option('--handover', 'whom neither e-mail nor SMS reaches goes into files for a vendor')
    .option('--no-handover', 'no file for a vendor')
    .option('--reckon-ceiling', 'the ceiling becomes the worst case of what is chosen now');
  verb(stage, edit, {
    permission: 'notice.write',
    check: async ({ options }) => void (await changeOf(options)),
    run: async ({ drafts, actor }, { args, options }) =>
      contentOf(await drafts.change(idOf<NoticeId>(args[0], 'notice'), await changeOf(options), actor)),
    show: text,
  });
}

/** Saying anything about people says all of it anew. */
async function changeOf(options: Options): Promise<EditBody> {
  const said = {
    name: options['name'],
    templateIds: several(options['template']),
    offerSetIds: options['offers'] === false ? [] : several(options['offerSet']),
    handover: options['handover'],
    audience: options['everybody'] === true ? {} : audienceOf(options),
    reckonCeiling: options['reckonCeiling'],
  };
  const heard = Object.entries(said).filter(([, value]) => value !== undefined);
  return readBody(EditBody, Object.fromEntries(heard));
}

function contentOf(notice: Notice) {
  const { id, name, status, channels, templateIds, audience, offerSetIds } = notice;
  const { costCeilingMinor, costCurrency } = notice;
  return { id, name, status, channels, templateIds, audience, offerSetIds, costCeilingMinor, costCurrency };
}

/** An option that may be repeated and was not said is an empty list. */
function several(value: unknown): unknown {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}
