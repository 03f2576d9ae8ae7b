/** Forms of guests, posted as browsers do: over connections that stay, each answered by a redirect. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../src/kernel/assert.ts';

export interface Post {
  readonly cookie: string;
  readonly body: string;
}

const IN_FLIGHT = 64;

/** As fast as they are answered, 64 in flight. */
export async function postAll(url: string, posts: readonly Post[]): Promise<{ ms: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (next < posts.length) await posted(url, posts[next++]!, agent);
    }),
  );
  agent.destroy();
  return { ms: performance.now() - start };
}

/** One every so often, whether the last was answered or not; milliseconds of each. */
export async function atRate(url: string, posts: readonly Post[], perSecond: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  const begun = performance.now();
  const times = await Promise.all(
    posts.map(async (post, n) => {
      const due = begun + (n * 1000) / perSecond;
      await sleep(Math.max(0, due - performance.now()));
      await posted(url, post, agent);
      // From when it was due: a poster that is late must not hide that the server was slow.
      return performance.now() - due;
    }),
  );
  agent.destroy();
  return times;
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

function posted(url: string, { cookie, body }: Post, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        const to = answer.headers.location ?? '';
        assert(answer.statusCode === 303 && !to.includes('say='), `${answer.statusCode} ${to}`);
        resolve();
      });
    });
    call.on('error', reject).end(body);
  });
}
