/** One sandbox per data directory: two would write over each other's ledger. Finds the one that runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ANSWER_MS = 2_000;

interface Note {
  readonly pem: string;
  readonly sandboxUrl: string;
}

/** The address of the sandbox that runs on this directory, known by its certificate; null when none does. */
export async function runningSandbox(dir: string): Promise<string | null> {
  const note = readNote(dir);
  if (note === null) return null;
  try {
    const answer = await ask(note.sandboxUrl, '/_sandbox/certificate');
    const { pem } = (await answer.json()) as Partial<Note>;
    return pem === note.pem ? note.sandboxUrl : null;
  } catch {
    return null;
  }
}

/** From now on its SNS events come to this webhook. */
export async function sendEventsTo(sandboxUrl: string, url: string): Promise<void> {
  const answer = await ask(sandboxUrl, '/_sandbox/events-url', JSON.stringify({ url }));
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to its new events address`);
}

function ask(sandboxUrl: string, path: string, body?: string): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  return fetch(`${sandboxUrl}${path}`, body === undefined ? { signal } : { method: 'POST', body, signal });
}

function readNote(dir: string): Note | null {
  try {
    const { pem, sandboxUrl } = JSON.parse(
      readFileSync(join(dir, 'certificate.json'), 'utf8'),
    ) as Partial<Note>;
    return pem && sandboxUrl ? { pem, sandboxUrl } : null;
  } catch {
    return null;
  }
}
