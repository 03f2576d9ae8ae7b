/** A mail server on loopback that keeps what it is given (RFC 5321, as much as a sender needs). */
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface KeptMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

export class MailServer {
  readonly mails: KeptMail[] = [];
  readonly #server = createServer((socket) => this.#serve(socket));

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    let buffered = '';
    let from = '';
    let to: string[] = [];
    let isData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') from = address;
      if (verb === 'RCPT') to.push(address);
      if (verb === 'DATA') isData = true;
      say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine');
      if (verb === 'QUIT') socket.end();
    };
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      buffered += chunk;
      for (;;) {
        const end = buffered.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = buffered.slice(0, end);
        buffered = buffered.slice(end + (isData ? 5 : 2));
        if (!isData) {
          command(text);
          continue;
        }
        this.mails.push({ from, to, data: text });
        isData = false;
        to = [];
        say('250 kept');
      }
    });
    say('220 ready');
  }
}
