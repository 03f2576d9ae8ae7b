/** `people standing|overlaps|told|send-page`: how finding people stands, what leaked together, one person told again. */
import type { Command } from 'commander';
import { personKey, readPersonRef } from '../../people/index.ts';
import { OverlapsQuery, SendPageBody } from '../api/lookups.dto.ts';
import { readBody } from './body.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

const OVERLAPS_SHOWN = 15;

export function peoplePageVerbs(stage: Stage, people: Command): void {
  standingVerb(stage, people);
  overlapsVerb(stage, people);
  toldVerb(stage, people);
  sendPageVerb(stage, people);
}

function standingVerb(stage: Stage, people: Command): void {
  const standing = people
    .command('standing <incident>')
    .description('what a run begun now would read, how far one is, what the last ones changed');
  verb(stage, standing, {
    permission: 'people.read',
    run: async ({ incidents, runs }, { args }) => runs.standing((await incidents.get(args[0]!)).id),
    show: ({ runs, underWay, wouldRead, isCurrent, blocking, refusal }) =>
      [
        underWay
          ? `under way: step ${underWay.step} of ${underWay.steps} (${underWay.stage})`
          : 'no run is under way',
        table(wouldRead),
        ...(refusal === null ? [] : [refusal]),
        isCurrent ? 'another run would find the same' : 'the next run may find others',
        table(runs.map(({ run, publishedAt, total, changes }) => ({ run, publishedAt, total, ...changes }))),
        `${blocking.count} findings block a launch`,
      ].join('\n'),
  });
}

function overlapsVerb(stage: Stage, people: Command): void {
  const overlaps = people
    .command('overlaps <incident>')
    .description('people by exactly which categories leaked of them')
    .option('--top <n>', 'so many combinations; 15 unless told');
  verb(stage, overlaps, {
    permission: 'people.read',
    run: async ({ incidents, lookups }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const { top } = await readBody(OverlapsQuery, { top: options['top'] });
      return lookups.overlaps(id, top ?? OVERLAPS_SHOWN);
    },
    show: ({ overlaps: shown, others }) =>
      [
        table(shown.map(({ codes, persons, minors, tier }) => ({ persons, minors, tier, codes }))),
        `and ${others.overlaps} others with ${others.persons} people`,
      ].join('\n'),
  });
}

function toldVerb(stage: Stage, people: Command): void {
  const told = people
    .command('told <incident> <person>')
    .description('every delivery to one person with its attempts; no address, no text');
  verb(stage, told, {
    permission: 'people.read',
    check: ({ args }) => void readPersonRef(args[1]!),
    run: async ({ incidents, resends }, { args }) => {
      const { id } = await incidents.get(args[0]!);
      return { deliveries: await resends.told(id, readPersonRef(args[1]!)) };
    },
    show: ({ deliveries }) =>
      table(
        deliveries.map(({ noticeId, channel, state, stateAt, attempts }) => {
          return { noticeId, channel, state, stateAt, attempts: attempts.length };
        }),
      ),
  });
}

function sendPageVerb(stage: Stage, people: Command): void {
  const send = people
    .command('send-page <incident> <person>')
    .description(
      'one person’s own page once more, to a contact we have; recorded in the audit with the reason',
    )
    .requiredOption('--channel <channel>', 'email or sms')
    .requiredOption('--reason <sentence>', 'why')
    .option('--locale <locale>', 'id or en; id unless told');
  verb(stage, send, {
    permission: 'notice.launch',
    check: ({ args }) => void readPersonRef(args[1]!),
    run: async ({ incidents, resends, actor }, { args, options }) => {
      const { id: incidentId } = await incidents.get(args[0]!);
      const { channel, locale, reason } = await readBody(SendPageBody, {
        channel: options['channel'],
        locale: options['locale'],
        reason: options['reason'],
      });
      const person = readPersonRef(args[1]!);
      await resends.sendPage({ incidentId, person, channel, locale: locale ?? 'id', reason }, actor);
      return { ordered: personKey(person), channel };
    },
    show: (ordered) => text(ordered),
  });
}
