/** A DNS server on loopback that speaks the wire format over UDP (RFC 1035), for names a test tells it about. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Records of a name, an error code, or silence. A name not told of does not exist. */
export type Zone = Readonly<
  Record<
    string,
    | { readonly mx?: readonly string[]; readonly a?: readonly string[]; readonly aaaa?: readonly string[] }
    | 'servfail'
    | 'silent'
  >
>;

const [A, MX, AAAA] = [1, 15, 28];
const [NO_ERROR, SERVFAIL, NXDOMAIN] = [0, 2, 3];
const TTL_SECONDS = 60;
/** The name of the question, which stands behind the header. */
const ITS_NAME = Buffer.from([0xc0, 0x0c]);

export class DnsStandIn {
  /** Names asked for, each time with the type asked for, as `MX example.com`. */
  readonly asked: string[] = [];
  /** Questions that waited for an answer at one time, at most. */
  most = 0;
  #open = 0;
  readonly #socket: Socket;
  readonly #zone: Zone;
  readonly #delayMs: number;

  private constructor(zone: Zone, delayMs: number) {
    this.#zone = zone;
    this.#delayMs = delayMs;
    this.#socket = createSocket('udp4');
    this.#socket.on('message', (packet, from) => this.#receive(packet, from));
  }

  static async start(zone: Zone, delayMs = 0): Promise<DnsStandIn> {
    const server = new DnsStandIn(zone, delayMs);
    server.#socket.bind(0, '127.0.0.1');
    await once(server.#socket, 'listening');
    return server;
  }

  get address(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #receive(packet: Buffer, from: RemoteInfo): void {
    const { name, type, end } = questionOf(packet);
    const said = this.#zone[name];
    this.asked.push(`${NAMES[type] ?? type} ${name}`);
    if (said === 'silent') return;
    this.#open += 1;
    this.most = Math.max(this.most, this.#open);
    setTimeout(() => {
      this.#open -= 1;
      this.#socket.send(answerTo(packet, end, said, type), from.port, from.address);
    }, this.#delayMs);
  }
}

const NAMES: Readonly<Record<number, string>> = { [A]: 'A', [MX]: 'MX', [AAAA]: 'AAAA' };

function questionOf(packet: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at]!; length > 0; length = packet[at]!) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(packet: Buffer, end: number, said: Zone[string] | undefined, type: number): Buffer {
  const records = typeof said === 'object' ? dataOf(said, type) : [];
  const code = said === undefined ? NXDOMAIN : said === 'servfail' ? SERVFAIL : NO_ERROR;
  const header = Buffer.alloc(12);
  packet.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, packet.subarray(12, end), ...records.map((data) => recordOf(type, data))]);
}

function recordOf(type: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(TTL_SECONDS, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([ITS_NAME, fixed, data]);
}

function dataOf({ mx = [], a = [], aaaa = [] }: Exclude<Zone[string], string>, type: number): Buffer[] {
  if (type === MX)
    return mx.map((exchange, i) => Buffer.concat([Buffer.from([0, i * 10]), nameOf(exchange)]));
  if (type === A) return a.map((address) => Buffer.from(address.split('.').map(Number)));
  return type === AAAA ? aaaa.map((address) => Buffer.from(address.replaceAll(':', ''), 'hex')) : [];
}

function nameOf(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  return Buffer.concat([...parts, Buffer.from([0])]);
}
