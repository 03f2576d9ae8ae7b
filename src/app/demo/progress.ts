/** Shows how far each stage is, on stderr: bars for a person, plain lines for a log. */
import { SingleBar, Presets } from 'cli-progress';
import { patiently } from './client.ts';

export class Progress {
  readonly seconds: Record<string, number> = {};

  say(sentence: string): void {
    process.stderr.write(`${sentence}\n`);
  }

  /** Runs one stage, again after an interruption, and remembers how long it took; `report(done, total)` moves its bar. */
  async stage<T>(
    name: string,
    title: string,
    work: (report: (done: number, total: number) => void) => Promise<T>,
  ): Promise<T> {
    const started = performance.now();
    const bar = process.stderr.isTTY ? barOf(title) : null;
    try {
      const report = (done: number, total: number) => {
        bar?.setTotal(Math.max(total, 1));
        bar?.update(done);
      };
      return await patiently(() => work(report));
    } finally {
      const seconds = (performance.now() - started) / 1000;
      this.seconds[name] = Math.round(((this.seconds[name] ?? 0) + seconds) * 100) / 100;
      bar?.update(bar.getTotal());
      bar?.stop();
      if (!bar) this.say(`${title} … ${seconds.toFixed(1)} s`);
    }
  }
}

function barOf(title: string): SingleBar {
  const bar = new SingleBar(
    {
      format: `${title.padEnd(46)} {bar} {percentage}% {duration_formatted}`,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  return bar;
}
