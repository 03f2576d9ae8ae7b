/** `launch`, `notice watch|approve-alone|review`, `seed …`, `deputy …` and `emergency …`. */
import type { Command } from 'commander';
import type { NoticeId } from '../../kernel/ids.ts';
import type { EmergencyStanding, LiveStanding } from '../../notices/index.ts';
import { DeputyBody } from '../api/deputies.controller.ts';
import { AloneBody, ReviewBody } from '../api/emergencies.controller.ts';
import { SeedBody } from '../api/seeds.controller.ts';
import { readBody } from './body.ts';
import { idOf } from './options.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function launchVerbs(stage: Stage, program: Command): void {
  launchVerb(stage, program);
  const notice = program.commands.find((c) => c.name() === 'notice')!;
  watchVerb(stage, notice);
  aloneVerbs(stage, notice);
  seedVerbs(stage, program);
  deputyVerbs(stage, program);
  emergencyVerbs(stage, program);
}

function launchVerb(stage: Stage, program: Command): void {
  const launch = program
    .command('launch <notice>')
    .description('launch exactly what was approved, in its waves; a worker sends it');
  verb(stage, launch, {
    permission: 'notice.launch',
    run: async ({ launching, actor }, { args }) =>
      launching.launch(idOf<NoticeId>(args[0], 'notice'), {}, actor),
  });
}

function watchVerb(stage: Stage, notice: Command): void {
  verb(stage, notice.command('watch <notice>').description('live counters, until it has ended or Ctrl-C'), {
    permission: 'notice.read',
    run: async ({ progress, launches }, { args, options }, terminal) => {
      const id = idOf<NoticeId>(args[0], 'notice');
      const stop = new AbortController();
      const leave = (): void => stop.abort();
      process.once('SIGINT', leave);
      try {
        for await (const standing of progress.watch(id, stop.signal)) {
          if (standing && options['json'] !== true) terminal.say(liveLine(standing));
        }
      } finally {
        process.off('SIGINT', leave);
      }
      return launches.status(id);
    },
  });
}

function liveLine({ persons, told, open, perSecond, secondsLeft, status }: LiveStanding): string {
  const pace = perSecond === null ? '' : `, ${perSecond} a second`;
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  return `${status}: ${told} of ${persons} told, ${open} open${pace}${left}`;
}

function aloneVerbs(stage: Stage, notice: Command): void {
  const alone = notice
    .command('approve-alone <notice>')
    .description('one person’s approval in an emergency; reviewed within 24 hours')
    .requiredOption('--reason <sentence>', 'why it cannot wait for a second person')
    .option('--digest <hex>', 'what you looked at');
  verb(stage, alone, {
    permission: 'notice.approve',
    run: async ({ emergencies, actor }, { args, options }) => {
      const { reason, digest } = options;
      const body = await readBody(AloneBody, { reason, digest });
      return emergencies.approveAlone({ ...body, id: idOf<NoticeId>(args[0], 'notice') }, actor);
    },
  });
  const review = notice
    .command('review <notice>')
    .description('the second person’s look at what one approved alone')
    .requiredOption('--verdict <verdict>', 'upheld or objected; an objection pauses what is being sent')
    .option('--reason <sentence>', 'needed to object');
  verb(stage, review, {
    permission: 'notice.approve',
    run: async ({ emergencies, launches, actor }, { args, options }) => {
      const id = idOf<NoticeId>(args[0], 'notice');
      const { verdict, reason } = options;
      const body = await readBody(ReviewBody, { review: verdict, reason });
      await emergencies.review({ ...body, id }, actor);
      return launches.status(id);
    },
  });
}

function seedVerbs(stage: Stage, program: Command): void {
  const seed = program.command('seed').description('our own people, who get every wave’s message');
  const add = seed
    .command('add <incident>')
    .description('from the next launch on, in every wave')
    .requiredOption('--label <text>', 'what operators call it; never an address')
    .option('--email <address>', 'where e-mail goes')
    .option('--phone <number>', 'a mobile number, where SMS goes')
    .option('--name <name>', 'how it is greeted')
    .option('--locale <locale>', 'the incident’s unless told');
  verb(stage, add, {
    permission: 'notice.write',
    run: async ({ incidents, seeds, actor }, { args, options }) => {
      const { label, email, phone, name, locale } = options;
      const body = await readBody(SeedBody, { label, email, phone, name, locale });
      return seeds.add((await incidents.get(args[0]!)).id, body, actor);
    },
  });
  verb(stage, seed.command('list <incident>').description('without an address in clear'), {
    permission: 'notice.read',
    run: async ({ incidents, seeds }, { args }) => seeds.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, label, locale, hasEmail, hasPhone }) => ({ id, label, locale, hasEmail, hasPhone })),
      ),
  });
  verb(stage, seed.command('remove <incident> <seed>').description('from the next launch on'), {
    permission: 'notice.write',
    run: async ({ incidents, seeds, actor }, { args }) => {
      const { id } = await incidents.get(args[0]!);
      await seeds.remove(id, idOf(args[1], 'seed'), actor);
      return seeds.list(id);
    },
  });
}

function deputyVerbs(stage: Stage, program: Command): void {
  const deputy = program.command('deputy').description('who approves in whose place, and until when');
  const name = deputy
    .command('name <deputy>')
    .description('lets another person approve what you may, for at most 90 days')
    .requiredOption('--until <instant>', 'such as 2026-12-01T00:00:00+07:00')
    .requiredOption('--reason <sentence>', 'why')
    .option('--from <instant>', 'now unless told')
    .option('--for <operator>', 'who is away; you unless told');
  verb(stage, name, {
    permission: 'operator.read',
    run: async ({ deputies, actor }, { args, options }) => {
      const { until, reason, from } = options;
      const body = await readBody(DeputyBody, {
        principal: options['for'],
        deputy: args[0],
        until,
        reason,
        from,
      });
      return deputies.name(body, actor);
    },
  });
  verb(stage, deputy.command('list').description('newest first, with those that ended'), {
    permission: 'operator.read',
    run: ({ deputies }) => deputies.list(),
  });
  verb(stage, deputy.command('end <deputy>').description('at once'), {
    permission: 'operator.read',
    run: async ({ deputies, actor }, { args }) => {
      await deputies.end(idOf(args[0], 'deputy'), actor);
      return deputies.list();
    },
  });
}

function emergencyVerbs(stage: Stage, program: Command): void {
  const emergency = program.command('emergency').description('whether one person may approve alone');
  verb(stage, emergency.command('show').description('and what was so approved, unreviewed first'), {
    permission: 'notice.read',
    run: ({ emergencies }) => emergencies.standing(),
    show: emergencyText,
  });
  for (const [name, description] of [
    ['enable', 'for incidents declared from now on'],
    ['disable', 'from now on nobody approves alone'],
  ] as const) {
    verb(stage, emergency.command(name).description(description), {
      permission: 'operator.write',
      run: async ({ emergencies, actor }) => {
        await emergencies[name](actor);
        return emergencies.standing();
      },
      show: emergencyText,
    });
  }
}

function emergencyText({ enabled, approvals }: EmergencyStanding): string {
  const since = enabled?.enabledAt.toISOString();
  return [
    since === undefined
      ? 'not enabled: every approval needs a second person'
      : `enabled since ${since}, for incidents declared later`,
    ...(approvals.length > 0 ? [text(approvals)] : []),
  ].join('\n');
}
