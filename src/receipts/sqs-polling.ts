/** Polls queues for the events SNS would otherwise post: nothing is deleted from a queue before it stands with us. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Config } from '../platform/config.ts';
import { Log } from '../platform/log/log.ts';
import { CONFIG } from '../platform/tokens.ts';
import { Receipts } from './receipts.ts';

const WAIT_SECONDS = 20;
const MESSAGES_MAX = 10;
/** Long polls of one queue at once in this process. */
const PARALLEL = 4;
const AGAIN_MS = 1_000;
const AGAIN_MAX_MS = 30_000;
/** What was refused this often is nobody's event: a queue without a dead-letter queue must not fill up with it. */
const REFUSALS_MAX = 10;

@Injectable()
export class SqsPolling implements OnModuleDestroy {
  readonly #stopping = new AbortController();
  readonly #loops: Promise<void>[] = [];
  readonly #clients = new Map<string, SQSClient>();

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'providers'>,
    private readonly receipts: Receipts,
    private readonly log: Log,
  ) {}

  /** Takes up every configured queue; ends with the module. */
  start(): void {
    for (const queueUrl of this.config.providers.sns.queueUrls ?? []) {
      const client = this.#client(queueUrl);
      for (let i = 0; i < PARALLEL; i += 1) this.#loops.push(this.#poll(client, queueUrl));
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
    for (const client of this.#clients.values()) client.destroy();
  }

  /** Empties the queues of what they hold now; answers how many events stand with us. For replays. */
  async drain(signal: AbortSignal): Promise<number> {
    let kept = 0;
    for (const queueUrl of this.config.providers.sns.queueUrls ?? []) {
      const client = this.#client(queueUrl);
      for (;;) {
        const received = await this.#receive(client, { queueUrl, waitSeconds: 0, signal });
        if (received.length === 0 || signal.aborted) break;
        kept += await this.#keep(client, queueUrl, received);
      }
    }
    return kept;
  }

  async #poll(client: SQSClient, queueUrl: string): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = AGAIN_MS;
    while (!signal.aborted) {
      try {
        const received = await this.#receive(client, { queueUrl, waitSeconds: WAIT_SECONDS, signal });
        if (received.length > 0) await this.#keep(client, queueUrl, received);
        pauseMs = AGAIN_MS;
      } catch (error) {
        if (signal.aborted) return;
        this.log.warn({ err: error }, 'a queue of provider events does not answer; it is polled again');
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
        pauseMs = Math.min(AGAIN_MAX_MS, pauseMs * 2);
      }
    }
  }

  async #receive(
    client: SQSClient,
    order: { queueUrl: string; waitSeconds: number; signal: AbortSignal },
  ): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: order.queueUrl,
      MaxNumberOfMessages: MESSAGES_MAX,
      WaitTimeSeconds: order.waitSeconds,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    return (await client.send(command, { abortSignal: order.signal })).Messages ?? [];
  }

  /** What is not kept stays in the queue, and comes again when its visibility ends. */
  async #keep(client: SQSClient, queueUrl: string, received: readonly Message[]): Promise<number> {
    const verdicts = await Promise.all(received.map((message) => this.#verdict(message)));
    const done = received.filter((_, i) => verdicts[i] !== 'again');
    if (done.length > 0) {
      const Entries = done.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
    return verdicts.filter((v) => v === 'kept').length;
  }

  async #verdict({ Body, Attributes, MessageId }: Message): Promise<'kept' | 'refused' | 'again'> {
    const answer = await this.receipts
      .accept({ provider: 'ses', body: Body ?? '' })
      .catch(() => ({ status: 'unavailable' }) as const);
    if (answer.status === 'accepted') return 'kept';
    if (answer.status === 'unavailable') return 'again';
    if (Number(Attributes?.ApproximateReceiveCount ?? 1) < REFUSALS_MAX) return 'again';
    const { reason } = answer;
    this.log.warn({ messageId: MessageId, reason }, 'a message in the queue is no event of ours; deleted');
    return 'refused';
  }

  #client(queueUrl: string): SQSClient {
    const known = this.#clients.get(queueUrl);
    if (known) return known;
    const { providers } = this.config;
    const { credentials } = providers.ses;
    const region = /\bsqs\.([a-z0-9-]+)\./.exec(new URL(queueUrl).hostname)?.[1] ?? providers.ses.region;
    const client = new SQSClient({
      region,
      ...(providers.kind === 'sandbox' ? { endpoint: providers.url } : {}),
      ...(credentials
        ? {
            credentials: {
              accessKeyId: credentials.accessKeyId,
              secretAccessKey: credentials.secretAccessKey.reveal(),
            },
          }
        : {}),
    });
    this.#clients.set(queueUrl, client);
    return client;
  }
}
