/** Speaks to the API as an operator would: one key, one sentence per refusal, patient while a process restarts. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const ANSWER_MS = 60_000;
const PAUSE_MS = 250;
/** How long a step waits for a web process or database that is coming back. */
const PATIENCE_MS = 300_000;

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** The answer was lost, or there is nobody to answer yet: look again what is so, then go on. */
export class Interrupted extends Error {}

/** Repeats a step that first looks what is done already, until nothing interrupts it. */
export async function patiently<T>(step: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Interrupted) || performance.now() > until) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export class ApiClient {
  constructor(
    readonly base: string,
    private readonly apiKey: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>({ method: 'GET', path });
  }

  /** Posts once: `once` is the idempotency key, so that a repeated call changes nothing twice. */
  post<T>(path: string, once: string, body: unknown = {}): Promise<T> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': once };
    return this.call<T>({ method: 'POST', path, headers, body: JSON.stringify(body) });
  }

  patch<T>(path: string, once: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': once };
    return this.call<T>({ method: 'PATCH', path, headers, body: JSON.stringify(body) });
  }

  async putFile<T>(path: string, file: string): Promise<T> {
    const body = new Uint8Array(await readFile(file));
    return this.call<T>({
      method: 'PUT',
      path,
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
  }

  private async call<T>({ method, path, headers, body }: Call): Promise<T> {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${this.apiKey}` },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch((error: unknown) => interrupted(error));
    const text = await response.text().catch((error: unknown) => interrupted(error));
    if (!response.ok) throw refusal(response.status, text, `${method} ${path}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function interrupted(error: unknown): never {
  throw new Interrupted(error instanceof Error ? error.message : String(error), { cause: error });
}

function refusal(status: number, text: string, call: string): Error {
  let problem: { code?: string; title?: string; detail?: string } = {};
  try {
    problem = JSON.parse(text) as typeof problem;
  } catch {
    problem = { detail: `${call} answered ${status}` };
  }
  const sentence = problem.detail ?? problem.title ?? `${call} answered ${status}`;
  const code = problem.code ?? `http.${status}`;
  const later = status >= 500 || status === 429 || code === 'platform.idempotency_in_flight';
  return later ? new Interrupted(sentence) : new Refused(status, code, sentence);
}
