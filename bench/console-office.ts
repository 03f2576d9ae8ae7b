/** Two operators at the API of a web process: one makes, the other checks; a refusal ends the bench with its sentence. */
import type { createWeb } from '../src/app/web.ts';
import { must } from '../src/kernel/assert.ts';
import type { SendingDesk } from './sending-desk.ts';

export type Web = Awaited<ReturnType<typeof createWeb>>;
export type Json = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly ms: number;
  readonly status: number;
  readonly json: Json | null;
}

interface Sent {
  readonly json?: object;
  readonly csv?: string;
  readonly by?: 'maker' | 'checker';
}

export class ConsoleOffice {
  private constructor(
    readonly app: Web,
    private readonly keys: Readonly<Record<'maker' | 'checker', string>>,
  ) {}

  /** The checker is the desk's second person, who may from now on do everything a page asks for. */
  static async open(app: Web, desk: SendingDesk): Promise<ConsoleOffice> {
    const { operators, apiKeys, actor } = desk.session;
    const checker = must(
      (await operators.list()).find(({ email }) => email === 'bima@contoh.example'),
      'the desk has a second person',
    );
    await operators.setRoles(checker.id, ['incident_lead', 'approver', 'finance', 'hotline', 'admin'], actor);
    const person = { name: 'Sari Lestari', email: 'sari@contoh.example', roles: ['admin' as const] };
    const maker = (await operators.create(person, actor)).operator;
    const keyOf = async (id: typeof maker.id) =>
      (await apiKeys.make(id, 'bench console', actor)).key.reveal();
    return new ConsoleOffice(app, { maker: await keyOf(maker.id), checker: await keyOf(checker.id) });
  }

  async ask(url: string): Promise<Asked> {
    const headers = { authorization: `Bearer ${this.keys.checker}` };
    const start = performance.now();
    const answer = await this.app.inject({ url, headers });
    const ms = performance.now() - start;
    return { ms, status: answer.statusCode, json: jsonOf(answer) };
  }

  post(url: string, json: object = {}, by: Sent['by'] = 'maker'): Promise<Json> {
    return this.#do('POST', url, { json, by });
  }

  put(url: string, csv: string): Promise<Json> {
    return this.#do('PUT', url, { csv });
  }

  /** What was made, by its id. */
  async made(url: string, json: object, by: Sent['by'] = 'maker'): Promise<string> {
    return String((await this.post(url, json, by))['id']);
  }

  async bytes(url: string): Promise<Uint8Array> {
    return (await this.#send('POST', url, {})).rawPayload;
  }

  async #do(method: 'POST' | 'PUT', url: string, sent: Sent): Promise<Json> {
    return jsonOf(await this.#send(method, url, sent)) ?? {};
  }

  async #send(method: 'POST' | 'PUT', url: string, { json, csv, by = 'maker' }: Sent) {
    const payload = json ?? csv;
    const answer = await this.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        authorization: `Bearer ${this.keys[by]}`,
        ...(csv === undefined ? {} : { 'content-type': 'text/csv' }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode < 400) return answer;
    throw new Error(`${method} ${url} was refused by ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
  }
}

function jsonOf(answer: { headers: Readonly<Record<string, unknown>>; body: string }): Json | null {
  const isJson = String(answer.headers['content-type']).startsWith('application/json') && answer.body !== '';
  return isJson ? (JSON.parse(answer.body) as Json) : null;
}
