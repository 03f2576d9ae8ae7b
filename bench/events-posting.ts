/** Posts as SNS does: over many connections at once, each event again until it is answered 2xx. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A burst comes over as many as SNS likes; the same for the sink. */
const CONNECTIONS = 128;
const AGAIN_MS = 50;

export async function postAll(
  url: string,
  posts: readonly string[],
): Promise<{ ms: number; repeats: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const start = performance.now();
  let [next, repeats] = [0, 0];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < posts.length) {
        const body = posts[next++]!;
        while (!(await isTaken(url, body, agent))) {
          repeats += 1;
          await sleep(AGAIN_MS);
        }
      }
    }),
  );
  agent.destroy();
  return { ms: performance.now() - start, repeats };
}

function isTaken(url: string, body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'text/plain; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve((answer.statusCode ?? 500) < 300));
    });
    call.on('error', () => resolve(false)).end(body);
  });
}
