/** One SES call as the SDK makes it, without what it does anew for each and nobody here needs (docs/decisions/0022). */
import type { SendEmailCommand, SendEmailCommandOutput, SESClient } from '@aws-sdk/client-ses';
import type { HardEnd } from './hard-end.ts';

type Way = ReturnType<SendEmailCommand['resolveMiddleware']>;

/** A copy of the message for a log that nobody keeps, and a description of this program. */
const UNNEEDED = ['loggerMiddleware', 'getUserAgentMiddleware'] as const;

export class Shortcut {
  readonly #client: SESClient;
  readonly #hardEnd: HardEnd;
  #signal: AbortSignal | null = null;
  #way: Way | null = null;

  constructor(client: SESClient, hardEnd: HardEnd) {
    this.#client = client;
    this.#hardEnd = hardEnd;
    for (const name of UNNEEDED) client.middlewareStack.remove(name);
  }

  /** As `client.send`, with the middleware laid out once a moment: the SDK's own cache serves no call that can be ended. */
  async send(command: SendEmailCommand): Promise<SendEmailCommandOutput> {
    const abortSignal = this.#hardEnd.begin();
    if (this.#way === null || abortSignal !== this.#signal) {
      this.#signal = abortSignal;
      const { middlewareStack, config } = this.#client;
      this.#way = command.resolveMiddleware(middlewareStack, config, { abortSignal });
    }
    return (await this.#way(command)).output;
  }
}
