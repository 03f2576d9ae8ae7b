/** Amazon SQS as its SDK speaks to it (AWS JSON 1.0), for the one queue the sandbox has. */
import { createHash } from 'node:crypto';
import { type Queue, type Queued, VISIBILITY_DEFAULT_MS } from './queue.ts';

export const QUEUE_PATH = '/sqs/amends-events';

export interface SqsParts {
  readonly queue: Queue;
  readonly queueUrl: string;
  readonly queueArn: string;
}

export interface SqsAnswer {
  readonly status: number;
  readonly body: unknown;
}

type Asked = Readonly<Record<string, unknown>>;
type Action = (asked: Asked, parts: SqsParts) => Promise<unknown>;

class SqsError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** `target` is the header `x-amz-target`. */
export async function answerSqs(target: string, body: string, parts: SqsParts): Promise<SqsAnswer> {
  const action = ACTIONS[target.replace(/^AmazonSQS\./, '')];
  try {
    if (!action) throw new SqsError('UnsupportedOperation', `Could not find operation ${target}.`);
    const asked = JSON.parse(body || '{}') as Asked;
    if (asked['QueueUrl'] !== undefined && asked['QueueUrl'] !== parts.queueUrl) {
      throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
    }
    return { status: 200, body: await action(asked, parts) };
  } catch (error) {
    if (!(error instanceof SqsError)) throw error;
    return { status: 400, body: { __type: `com.amazonaws.sqs#${error.type}`, message: error.message } };
  }
}

const ACTIONS: Readonly<Record<string, Action>> = {
  GetQueueUrl: async (asked, { queueUrl }) => {
    if (!queueUrl.endsWith(`/${String(asked['QueueName'])}`)) {
      throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
    }
    return { QueueUrl: queueUrl };
  },
  GetQueueAttributes: async (_asked, { queue, queueArn }) => {
    const { visible, hidden } = queue.counts;
    return {
      Attributes: {
        QueueArn: queueArn,
        ApproximateNumberOfMessages: String(visible),
        ApproximateNumberOfMessagesNotVisible: String(hidden),
        VisibilityTimeout: String(VISIBILITY_DEFAULT_MS / 1000),
      },
    };
  },
  ReceiveMessage: async (asked, { queue }) => {
    const most = whole(asked, 'MaxNumberOfMessages', { absent: 1, min: 1, max: 10 });
    const waitMs = 1000 * whole(asked, 'WaitTimeSeconds', { absent: 0, min: 0, max: 20 });
    const absent = VISIBILITY_DEFAULT_MS / 1000;
    const hideMs = 1000 * whole(asked, 'VisibilityTimeout', { absent, min: 0, max: 43_200 });
    const messages = await queue.receive(most, { waitMs, hideMs });
    return messages.length === 0 ? {} : { Messages: messages.map(received) };
  },
  DeleteMessage: async (asked, { queue }) => {
    await queue.delete(String(asked['ReceiptHandle']));
    return {};
  },
  DeleteMessageBatch: async (asked, { queue }) => {
    const deleted = entries(asked);
    for (const { handle } of deleted) await queue.delete(handle);
    return { Successful: deleted.map(({ id }) => ({ Id: id })), Failed: [] };
  },
  ChangeMessageVisibility: async (asked, { queue }) => {
    const ms = 1000 * whole(asked, 'VisibilityTimeout', { absent: 0, min: 0, max: 43_200 });
    if (!queue.hide(String(asked['ReceiptHandle']), ms)) {
      throw new SqsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    }
    return {};
  },
};

function received(message: Queued): Record<string, unknown> {
  return {
    MessageId: message.id,
    ReceiptHandle: message.handle,
    // The SDK compares it with the body and throws the message away where they differ.
    MD5OfBody: createHash('md5').update(message.body).digest('hex'),
    Body: message.body,
    Attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
    },
  };
}

function entries(asked: Asked): { id: string; handle: string }[] {
  const list = Array.isArray(asked['Entries']) ? (asked['Entries'] as Asked[]) : [];
  if (list.length === 0 || list.length > 10) {
    throw new SqsError('TooManyEntriesInBatchRequest', 'A batch holds 1 to 10 entries.');
  }
  return list.map((entry) => ({ id: String(entry['Id']), handle: String(entry['ReceiptHandle']) }));
}

function whole(
  asked: Asked,
  name: string,
  of: { readonly absent: number; readonly min: number; readonly max: number },
): number {
  const value = asked[name] ?? of.absent;
  if (Number.isInteger(value) && Number(value) >= of.min && Number(value) <= of.max) return Number(value);
  throw new SqsError('InvalidParameterValue', `${name} must be from ${of.min} to ${of.max}.`);
}
