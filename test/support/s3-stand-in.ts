/**
 * A bucket on loopback that speaks S3's wire format: Put (with If-None-Match), Get (with Range), ListObjectsV2 in
 * pages, Delete. Requests must be signed, but no signature is checked. Faults are asked for one at a time.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Stored {
  readonly bytes: Buffer;
  at: Date;
}

/** `lost`: done, but the connection breaks before the answer. A number: refused with that status. */
export type S3Fault = { readonly on: 'PUT' | 'GET' | 'DELETE'; readonly fault: 'lost' | number };

export class S3StandIn {
  readonly objects = new Map<string, Stored>();
  /** Objects of one page of a listing. */
  pageKeys = 3;
  /** Taken one per matching request. */
  readonly faults: S3Fault[] = [];
  requests = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(): Promise<S3StandIn> {
    const standIn = new S3StandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const at = this.faults.findIndex(({ on }) => on === request.method);
    const fault = at < 0 ? null : this.faults.splice(at, 1)[0]!.fault;
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      return refuse(response, 403, 'AccessDenied');
    }
    if (typeof fault === 'number') return refuse(response, fault, 'Fault');
    const say = (status: number, text: string | Buffer = '', headers = {}): void => {
      if (fault === 'lost') response.destroy();
      else response.writeHead(status, headers).end(text);
    };
    if (request.method === 'PUT') {
      const isTaken = request.headers['if-none-match'] === '*' && this.objects.has(key);
      if (isTaken) return refuse(response, 412, 'PreconditionFailed');
      this.objects.set(key, { bytes: body, at: new Date() });
      return say(200);
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return say(204);
    }
    if (key === '') return say(200, this.#list(url), { 'content-type': 'application/xml' });
    const found = this.objects.get(key);
    if (found && request.method === 'HEAD') return say(200, '', { 'content-length': found.bytes.length });
    if (!found) return refuse(response, 404, 'NoSuchKey');
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!range) return say(200, found.bytes);
    const to = range[2] === '' ? found.bytes.length : Number(range[2]) + 1;
    return say(206, found.bytes.subarray(Number(range[1]), to));
  }

  #list(url: URL): string {
    const prefix = url.searchParams.get('prefix') ?? '';
    const after = url.searchParams.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, this.pageKeys);
    const more = keys.length > page.length;
    const contents = page.map((key) => {
      const { bytes, at } = this.objects.get(key)!;
      return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
    });
    const next = more ? `<NextContinuationToken>${page.at(-1)!}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
