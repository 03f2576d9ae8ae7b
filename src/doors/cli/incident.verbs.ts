/** `incident create|list|show|overview|facts` and `readiness`. */
import type { Command } from 'commander';
import { DeclareBody, FactsBody } from '../api/incidents.dto.ts';
import type { LegalClock, ReadinessItem } from '../../incidents/index.ts';
import type { NoticeAtAGlance } from '../../overview/index.ts';
import { declaresAny, ofIncidents } from '../reach.ts';
import { readBody } from './body.ts';
import { readJsonObject } from './files.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

const FACTS_FILE = 'JSON file of further facts, as the API takes them';

const DATES = {
  occurredFrom: 'occurred-from',
  occurredUntil: 'occurred-until',
  discoveredAt: 'discovered',
  confirmedAt: 'confirmed',
  containedAt: 'contained',
  gapClosedAt: 'gap-closed',
} as const;

export function incidentVerbs(stage: Stage, program: Command): void {
  const incident = program.command('incident').description('declare an incident and keep its facts true');
  const create = facts(incident.command('create').description('declare an incident'));
  create
    .requiredOption('--name <name>', 'what the incident is called')
    .option('--slug <slug>', 'its short name');
  verb(stage, create, {
    permission: 'incident.write',
    run: async ({ incidents, actor }, { options }) => {
      declaresAny(actor);
      return incidents.declare(await readBody(DeclareBody, await input(options)), actor);
    },
  });
  verb(stage, incident.command('list').description('all incidents, oldest first'), {
    permission: 'incident.read',
    run: async ({ incidents, actor }) => ofIncidents(actor, await incidents.list(), ({ id }) => id),
    show: (all) => table(all.map(({ id, code, slug, name, status }) => ({ id, code, slug, name, status }))),
  });
  verb(stage, incident.command('show <incident>').description('one incident with its facts'), {
    permission: 'incident.read',
    run: ({ incidents }, { args }) => incidents.get(args[0]!),
  });
  const overview = incident
    .command('overview <incident>')
    .description('how far it is, and what needs whom now');
  verb(stage, overview, {
    permission: 'incident.read',
    run: (session, { args }) => session.overview.of(args[0]!, session.actor),
    show: ({ funnel, notices, needs, ...rest }) =>
      [
        text({ ...rest, ...funnel }),
        notices.length === 0 ? 'No notice yet.' : table(notices.map(noticeLine)),
        needs.length === 0
          ? 'Nothing waits for anybody.'
          : table(
              needs.map(({ kind, count, since, ownWork }) => ({ kind, count, since, 'own work': ownWork })),
            ),
      ].join('\n\n'),
  });
  const change = facts(incident.command('facts <incident>').description('correct what is known'));
  verb(stage, change.option('--name <name>', 'what the incident is called'), {
    permission: 'incident.write',
    run: async ({ incidents, actor }, { args, options }) =>
      incidents.setFacts(args[0]!, await readBody(FactsBody, await input(options)), actor),
  });
  const readiness = program.command('readiness <incident>').description('what is still needed, green or red');
  verb(stage, readiness, {
    permission: 'incident.read',
    run: (session, { args }) => session.readiness.list(args[0]!),
    show: ({ items, clocks, ...rest }) =>
      [text(rest), table(items.map(itemLine)), table(clocks.map(clockLine))].join('\n\n'),
  });
}

function noticeLine({ id, name, status, persons, told, open }: NoticeAtAGlance) {
  return { id, name, status, for: persons, told, 'under way': open };
}

function itemLine({ code, light, finding, leadTime, whoActs }: ReadinessItem) {
  return { code, light, finding, takes: leadTime, whoActs };
}

function clockLine({ law, title, chosen, strictest, heldUntil }: LegalClock) {
  return {
    law,
    title,
    deadline: chosen?.deadlineAt ?? null,
    'hours left': chosen?.hoursLeft ?? null,
    'strictest reading': strictest?.deadlineAt ?? null,
    why: strictest?.reason ?? null,
    'held until': heldUntil ?? null,
  };
}

function facts(command: Command): Command {
  command.option('--facts <file>', FACTS_FILE);
  for (const flag of Object.values(DATES)) {
    command.option(`--${flag} <instant>`, 'an instant such as 2026-11-20T08:00:00Z');
  }
  return command;
}

/** Options win over the file. */
async function input(options: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const file = options['facts'];
  const read = typeof file === 'string' ? await readJsonObject(file, 'the incident’s facts') : {};
  const dates = Object.entries(DATES).map(([fact, flag]) => {
    const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [fact, options[name]] as const;
  });
  const told = [...dates, ['name', options['name']], ['slug', options['slug']]] as const;
  return { ...read, ...Object.fromEntries(told.filter(([, value]) => value !== undefined)) };
}
