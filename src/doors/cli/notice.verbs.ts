/** `notice …` (with `notice changes`) and `unknowns`. */
import type { Command } from 'commander';
import type { NoticeId } from '../../kernel/ids.ts';
import type { ChangedPerson, ExposureChange } from '../../notices/index.ts';
import { personKey } from '../../people/index.ts';
import { ChangesQuery } from '../api/changes.controller.ts';
import { pageOf } from '../api/lookups.dto.ts';
import { OpenWaveBody } from '../api/notices.dto.ts';
import { readBody } from './body.ts';
import { draftVerbs } from './draft.verbs.ts';
import { decisionOf, idOf } from './options.ts';
import { planVerb } from './plan.verbs.ts';
import { preflightVerbs } from './preflight.verbs.ts';
import { table, text } from './text.ts';
import { type Stage, verb, type VerbSpec } from './verb.ts';

export function noticeVerbs(stage: Stage, program: Command): void {
  const notice = program.command('notice').description('saying it once: draft, submit, approve, watch');
  draftVerbs(stage, notice);
  planVerb(stage, notice);
  verb(
    stage,
    notice
      .command('list <incident>')
      .description('every notice of an incident')
      .option('--discarded', 'the drafts that were discarded, and only those'),
    {
      permission: 'notice.read',
      run: async ({ incidents, notices }, { args, options }) => {
        const which = options['discarded'] === true ? 'discarded' : 'kept';
        const all = await notices.list((await incidents.get(args[0]!)).id, which);
        return all.map(({ messagePins: _pins, ...shown }) => shown);
      },
      show: (all) => table(all.map(({ id, name, kind, status }) => ({ id, name, kind, status }))),
    },
  );
  verb(stage, notice.command('show <notice>').description('how far it is, by channel and state'), {
    permission: 'notice.read',
    run: ({ launches }, { args }) => launches.status(idOf<NoticeId>(args[0], 'notice')),
  });
  preflightVerbs(stage, notice);
  verb(stage, notice.command('submit <notice>').description('ask a second person to approve exactly this'), {
    permission: 'notice.write',
    run: ({ notices, actor }, { args }) => notices.requestApproval(idOf<NoticeId>(args[0], 'notice'), actor),
  });
  decideVerbs(stage, notice);
  withdrawVerb(stage, notice);
  steerVerbs(stage, notice);
  changesVerb(stage, notice);
}

function decideVerbs(stage: Stage, notice: Command): void {
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = notice
      .command(`${name} <notice>`)
      .description(`${name} what was submitted; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'notice.approve',
      run: async ({ notices, launches, actor }, { args, options }) => {
        const id = idOf<NoticeId>(args[0], 'notice');
        await notices.decide({ id, decision, ...decisionOf(options) }, actor);
        return launches.status(id);
      },
    });
  }
}

function withdrawVerb(stage: Stage, notice: Command): void {
  const withdraw = notice
    .command('withdraw <notice>')
    .description('a draft again, so that it can be changed; not once it was launched');
  verb(stage, withdraw, {
    permission: 'notice.write',
    run: async ({ notices, launches, actor }, { args }) => {
      const id = idOf<NoticeId>(args[0], 'notice');
      await notices.withdraw(id, actor);
      return launches.status(id);
    },
  });
}

function steerVerbs(stage: Stage, notice: Command): void {
  const steer = (name: 'pause' | 'resume', description: string) =>
    verb(stage, notice.command(`${name} <notice>`).description(description), {
      permission: 'notice.launch',
      run: async ({ launches, actor }, { args }) => {
        const id = idOf<NoticeId>(args[0], 'notice');
        await launches[name](id, actor);
        return launches.status(id);
      },
    });
  steer('pause', 'no new call from now on');
  steer('resume', 'go on');
  verb(stage, notice.command('open <notice> <wave>').description('let a wave go that waited for the pilot'), {
    permission: 'notice.launch',
    run: async ({ launches, actor }, { args }) => {
      const id = idOf<NoticeId>(args[0], 'notice');
      const { wave } = await readBody(OpenWaveBody, { wave: Number(args[1]) });
      await launches.openWave(id, wave, actor);
      return launches.status(id);
    },
  });
  const stop: VerbSpec<object> = {
    permission: 'notice.launch',
    run: ({ launches, actor }, { args }) => launches.stop(idOf<NoticeId>(args[0], 'notice'), actor),
    show: text,
  };
  verb(
    stage,
    notice.command('stop <notice>').description('end it for good; prints the exact remainder'),
    stop,
  );
}

function changesVerb(stage: Stage, notice: Command): void {
  const changes = notice
    .command('changes <incident>')
    .description('people already told whose exposure has grown or shrunk since')
    .option('--list <list>', 'grew (for a supplement) or shrank (for a correction): its people')
    .option('--after <person>', 'go on after this person, such as 12:7')
    .option('--limit <n>', 'at most so many people; 100 unless told');
  verb(stage, changes, {
    permission: 'notice.read',
    run: async ({ incidents, changes: room }, { args, options }) => {
      const { list, after, limit } = await readBody(ChangesQuery, {
        list: options['list'],
        after: options['after'],
        limit: options['limit'],
      });
      const page = pageOf({ ...(after && { after }), ...(limit && { limit }) });
      const { id } = await incidents.get(args[0]!);
      const none = { people: [] as readonly ChangedPerson[], next: null };
      return list ? room.list(id, list, page) : { counts: await room.counts(id), ...none };
    },
    show: ({ counts, people, next }) =>
      [
        text(counts),
        ...(people.length > 0 ? [table(people.map(changeLine))] : []),
        ...(next ? [`go on with --after ${personKey(next)}`] : []),
      ].join('\n'),
  });
}

function words(all: ExposureChange['added']): string[] {
  return all.map(({ code, told, now }) => `${code} (${told ?? 'not told'} → ${now ?? 'not leaked'})`);
}

function changeLine({ person, added, removed }: ChangedPerson) {
  return { person: personKey(person), added: words(added), removed: words(removed) };
}
