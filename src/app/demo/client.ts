/** Speaks to the API as an operator would: one key, one sentence per refusal, patient while a process restarts. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a call waits for a web process or database that is coming back. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
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

  private async call<T>(call: Call): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.once<T>(call);
      if (answer.kind === 'answer') return answer.value;
      if (answer.kind === 'refused' || performance.now() > until) throw answer.error;
      await sleep(PAUSE_MS);
    }
  }

  private async once<T>({
    method,
    path,
    headers,
    body,
  }: Call): Promise<{ kind: 'answer'; value: T } | { kind: 'refused' | 'later'; error: Error }> {
    let response: Response;
    try {
      response = await fetch(`${this.base}/api/v1${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${this.apiKey}` },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      if (response.ok) return { kind: 'answer', value: (text === '' ? undefined : JSON.parse(text)) as T };
      return refusal(response.status, text, `${method} ${path}`);
    } catch (error) {
      return { kind: 'later', error: error instanceof Error ? error : new Error(String(error)) };
    }
  }
}

function refusal(status: number, text: string, call: string): { kind: 'refused' | 'later'; error: Error } {
  let problem: { code?: string; title?: string; detail?: string } = {};
  try {
    problem = JSON.parse(text) as typeof problem;
  } catch {
    problem = { detail: `${call} answered ${status}` };
  }
  const sentence = problem.detail ?? problem.title ?? `${call} answered ${status}`;
  const code = problem.code ?? `http.${status}`;
  const inFlight = status === 409 && code.includes('in_flight');
  const later = status >= 500 || status === 429 || inFlight;
  return { kind: later ? 'later' : 'refused', error: new Refused(status, code, sentence) };
}
