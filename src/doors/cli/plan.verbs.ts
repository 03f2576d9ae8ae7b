/** `notice plan`: how a draft shall go, and the options that a draft takes of it. */
import type { Command } from 'commander';
import type { NoticeId } from '../../kernel/ids.ts';
import type { Notice } from '../../notices/index.ts';
import { PlanBody, WavesBody } from '../api/notices.dto.ts';
import { readBody } from './body.ts';
import { idOf } from './options.ts';
import { text } from './text.ts';
import { type Stage, verb } from './verb.ts';

type Options = Readonly<Record<string, unknown>>;

export function waveOptions(command: Command): Command {
  return command
    .option('--pilot <people>', 'first only the first cohorts holding so many people', Number)
    .option('--hold <minutes>', 'after the pilot the next wave opens by itself', Number)
    .option('--wave-size <people>', 'the rest in waves of so many people', Number)
    .option('--every <minutes>', 'between those waves; unless told, a person opens each', Number)
    .option('--start-at <instant>', 'nothing goes before, such as 2026-11-23T08:00:00+07:00');
}

/** Undefined: nothing was said about waves. Refused by the name of the option, not of the field it becomes. */
export async function wavesOf(options: Options): Promise<WavesBody | undefined> {
  const said = {
    pilot: options['pilot'],
    holdMinutes: options['hold'],
    waveSize: options['waveSize'],
    everyMinutes: options['every'],
    startAt: options['startAt'],
  };
  const heard = Object.entries(said).filter(([, value]) => value !== undefined);
  return heard.length > 0 ? readBody(WavesBody, Object.fromEntries(heard)) : undefined;
}

export function quietHoursOf(options: Options): object | null | undefined {
  const quiet = options['quietHours'];
  if (quiet === false) return null;
  if (typeof quiet !== 'string') return undefined;
  const [from, to] = quiet.split('-');
  return { from, to, channels: ['sms'] };
}

export function planVerb(stage: Stage, notice: Command): void {
  const plan = waveOptions(notice.command('plan <notice>'))
    .description(
      'of a draft: its waves (said anew as a whole), quiet hours, deadline and ceiling; approved with it',
    )
    .option('--at-once', 'no waves: everybody at once')
    .option('--deadline <instant>', 'by when the law wants them told: it ends quiet hours')
    .option('--no-deadline', 'quiet hours always hold')
    .option('--ceiling <minor>', 'what it may cost at most, in minor units')
    .option('--quiet-hours <from-to>', 'no SMS between, such as 20:00-08:00 where the person lives')
    .option('--no-quiet-hours', 'also send SMS at night');
  verb(stage, plan, {
    permission: 'notice.write',
    check: async ({ options }) => void (await changeOf(options)),
    run: async ({ plans, actor }, { args, options }) =>
      planOf(await plans.change(idOf<NoticeId>(args[0], 'notice'), await changeOf(options), actor)),
    show: text,
  });
}

async function changeOf(options: Options): Promise<PlanBody> {
  const { deadline, ceiling: costCeilingMinor } = options;
  const asked = {
    quietHours: quietHoursOf(options),
    deadlineAt: deadline === false ? null : deadline,
    costCeilingMinor,
  };
  const heard = Object.entries(asked).filter(([, value]) => value !== undefined);
  const waves = options['atOnce'] === true ? {} : await wavesOf(options);
  return { ...(await readBody(PlanBody, Object.fromEntries(heard))), ...(waves && { waves }) };
}

export function planOf({
  id,
  status,
  waves,
  quietHours,
  deadlineAt,
  costCeilingMinor,
  costCurrency,
}: Notice) {
  return { id, status, waves, quietHours, deadlineAt, costCeilingMinor, costCurrency };
}
