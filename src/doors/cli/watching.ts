/** Shows a person how far files are read, on stderr and only where one is watching; Ctrl-C cancels the reading. */
import { Presets, SingleBar } from 'cli-progress';
import type { Intake, Source } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { SourceId } from '../../kernel/ids.ts';
import type { Terminal } from './terminal.ts';

const LOOK_MS = 500;

interface Watch {
  readonly intake: Intake;
  readonly actor: Actor;
  readonly terminal: Terminal;
}

/** Reads these sources to their end; an interrupt sets those not yet read back, and ends with that refusal. */
export async function readWatched(watch: Watch, sourceIds: readonly SourceId[]): Promise<Source[]> {
  const { intake, actor, terminal } = watch;
  const cancel = (): void => {
    terminal.say('Cancelling at the next checkpoint; press Ctrl-C again to leave it where it is.');
    for (const sourceId of sourceIds) void intake.cancel(sourceId, actor).catch(() => undefined);
  };
  process.once('SIGINT', cancel);
  const bar = barOn(terminal, () => Promise.all(sourceIds.map((id) => intake.source(id))));
  try {
    return await intake.ingestAll(sourceIds);
  } finally {
    await bar?.end();
    process.off('SIGINT', cancel);
  }
}

/** One bar over all files, by bytes of their contents. */
function barOn(terminal: Terminal, look: () => Promise<readonly Source[]>): { end(): Promise<void> } | null {
  const stream = terminal.watched;
  if (!stream) return null;
  const bar = new SingleBar(
    { format: 'reading {bar} {percentage}%{pace}', hideCursor: true, stream },
    Presets.shades_classic,
  );
  bar.start(1, 0, { pace: '' });
  const show = async (): Promise<void> => {
    const sources = await look();
    bar.setTotal(Math.max(1, sum(sources.map(({ spool }) => spool.contentBytes))));
    bar.update(sum(sources.map(({ progress }) => progress.bytes)), { pace: paceOf(sources) });
  };
  let showing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => (showing = showing.then(show).catch(() => undefined)), LOOK_MS);
  return {
    end: async () => {
      clearInterval(timer);
      await showing.then(show).catch(() => undefined);
      bar.stop();
    },
  };
}

/** `, 81,000 rows/s, 12 s left`; nothing while there is nothing to say. */
export function paceOf(sources: readonly Source[]): string {
  const told = sources.filter(({ progress }) => progress.secondsLeft !== null);
  if (told.length === 0) return '';
  const rows = sum(told.map(({ progress }) => progress.rowsPerSecond ?? 0));
  const left = Math.max(...told.map(({ progress }) => progress.secondsLeft ?? 0));
  return `, ${rows.toLocaleString('en')} rows/s, ${lasting(left)} left`;
}

function lasting(seconds: number): string {
  if (seconds < 100) return `${seconds} s`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
