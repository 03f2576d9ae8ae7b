/** `call …`: answering the telephone. */
import type { Command } from 'commander';
import { type Call, type CallId, type Calls, OUTCOMES } from '../../hotline/index.ts';
import {
  answerOf,
  CallAnswerBody,
  CallBody,
  CallCodeBody,
  CallEndBody,
  callsAsked,
  CallsQuery,
  statedOf,
} from '../api/hotline.dto.ts';
import { readBody } from './body.ts';
import { idOf } from './options.ts';
import { exposureText, table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function callVerbs(stage: Stage, program: Command): void {
  const group = program
    .command('call')
    .description('answer the hotline: find without revealing, prove who speaks, tell, end');
  openVerb(stage, group);
  proofVerbs(stage, group);
  endVerbs(stage, group);
  verb(stage, group.command('script <incident>').description('what to say first, in both languages'), {
    permission: 'hotline.answer',
    run: async ({ incidents, calls }, { args }) => calls.script((await incidents.get(args[0]!)).id),
    show: (lines) => lines.map(({ step, id, en }) => `${step}\n  ${id}\n  ${en}`).join('\n'),
  });
}

function openVerb(stage: Stage, group: Command): void {
  const open = group
    .command('open <incident>')
    .description('a call, by what the caller states; answers alike whether they are affected or not')
    .option('--code <code>', 'of our message, read out')
    .option('--reference <reference>', 'of a receipt')
    .option('--email <address>', 'what the caller says')
    .option('--phone <number>', 'what the caller says')
    .option('--customer-id <id>', 'what the caller says')
    .option('--id-space <space>', 'of the customer id; main unless told')
    .option('--locale <locale>', 'id or en; id unless told');
  verb(stage, open, {
    permission: 'hotline.answer',
    run: async ({ incidents, calls, actor }, { args, options }) => {
      const body = await readBody(CallBody, said(options));
      const { id: incidentId } = await incidents.get(args[0]!);
      return calls.open({ incidentId, stated: statedOf(body), locale: body.locale ?? 'id' }, actor);
    },
    show: callShown,
  });
}

function proofVerbs(stage: Stage, group: Command): void {
  verb(stage, group.command('show <call>').description('your call as it stands'), {
    permission: 'hotline.answer',
    run: ({ calls, actor }, { args }) => calls.view(idOf<CallId>(args[0], 'call'), actor),
    show: callShown,
  });
  const code = group
    .command('code <call>')
    .description('send a code to the contact we have of the caller, if there is one')
    .requiredOption('--channel <channel>', 'email or sms');
  verb(stage, code, {
    permission: 'hotline.answer',
    run: async ({ calls, actor }, { args, options }) => {
      const { channel } = await readBody(CallCodeBody, said(options));
      return calls.sendCode(idOf<CallId>(args[0], 'call'), channel, actor);
    },
    show: (call) => `If we know this caller, a code is on its way.\n\n${callShown(call)}`,
  });
  const answer = group
    .command('answer <call>')
    .description('what the caller says: the code, or one thing that did not leak')
    .option('--code <digits>', 'the code they read out')
    .option('--means <means>', 'email_address or phone_number')
    .option('--value <value>', 'what they say it is');
  verb(stage, answer, {
    permission: 'hotline.answer',
    run: async ({ calls, actor }, { args, options }) => {
      const body = await readBody(CallAnswerBody, said(options));
      return calls.prove(idOf<CallId>(args[0], 'call'), answerOf(body), actor);
    },
    show: ({ right, ...call }) =>
      `${right ? 'Right.' : 'Wrong, or older than ten minutes.'}\n\n${callShown(call)}`,
  });
}

function endVerbs(stage: Stage, group: Command): void {
  const end = group
    .command('end <call>')
    .description('end it, once, and carry out what was agreed')
    .requiredOption('--outcome <outcome>', OUTCOMES.join(', '))
    .option('--channel <channel>', 'email or sms; of resent: by which; of not_me: which reached them');
  verb(stage, end, {
    permission: 'hotline.answer',
    run: async ({ calls, actor }, { args, options }) =>
      calls.close(idOf<CallId>(args[0], 'call'), await readBody(CallEndBody, said(options)), actor),
    show: callShown,
  });
  const list = group
    .command('list <incident>')
    .description('calls, latest first, and how many ended how')
    .option('--outcome <outcome>', OUTCOMES.join(', '))
    .option('--unsettled', 'only what somebody must still enter into the lists of the incident');
  verb(stage, list, {
    permission: 'people.read',
    run: async ({ incidents, calls, actor }, { args, options }) => {
      const { unsettled, ...asked } = said(options);
      const query = await readBody(CallsQuery, {
        ...asked,
        ...(unsettled === true ? { unsettled: 'true' } : {}),
      });
      return calls.list((await incidents.get(args[0]!)).id, callsAsked(query), actor);
    },
    show: callsShown,
  });
  verb(stage, group.command('settle <call>').description('what it reported stands in the lists now'), {
    permission: 'intake.write',
    run: async ({ calls, actor }, { args }) => {
      await calls.settle(idOf<CallId>(args[0], 'call'), actor);
      return { settled: args[0] };
    },
  });
}

function callsShown({ calls, counts }: Awaited<ReturnType<Calls['list']>>): string {
  if (calls.length === 0) return 'no such call';
  const ended = counts.map(({ outcome, calls: n }) => ({ outcome: outcome ?? 'under way', calls: n }));
  const rows = calls.map(({ person, ...call }) => {
    return { ...call, person: person && `${person.cohortId}:${person.personId}` };
  });
  return `${table(ended)}\n\n${table(rows)}`;
}

/** The options of the verb itself. */
function said({ json: _json, ...options }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return options;
}

function callShown({ script, caller, outcomes, ...call }: Call): string {
  const { incidentId: _i, agentId: _a, ...facts } = call;
  const lines = script.map(({ step, id, en }) => `${step}\n  ${id}\n  ${en}`).join('\n');
  const known =
    caller &&
    [
      `person  ${caller.person.cohortId}:${caller.person.personId}${caller.minor ? ' (a minor: speak with the guardian)' : ''}`,
      `leaked  ${exposureText(caller.leaked)}${caller.hidden > 0 ? `; ${caller.hidden} more once a code was read out` : ''}`,
      `told\n${table(caller.told)}`,
      `offered\n${table(caller.offers.map(({ offers, ...set }) => ({ ...set, offers: offers.map((o) => `${o.title} ${o.face}`) })))}`,
    ].join('\n');
  return [text(facts), lines, known, outcomes.length > 0 && `may end  ${outcomes.join(', ')}`]
    .filter(Boolean)
    .join('\n\n');
}
