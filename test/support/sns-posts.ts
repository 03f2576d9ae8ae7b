/** Posts as SNS would sign them, whatever they say: for what only a provider with the right key can do wrong. */
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../../src/sandbox/index.ts';

const SIGNED = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const;

/** Signs as the sandbox of this data directory; `message` is the notification's text, or what its JSON says. */
export function snsPoster(dataDir: string, sandbox: Sandbox) {
  const key = readFileSync(join(dataDir, 'signing-key.pem'), 'utf8');
  return (messageId: string, message: unknown): string => {
    const fields = {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: sandbox.topicArn,
      Subject: 'Amazon SES Email Event Notification',
      Message: typeof message === 'string' ? message : JSON.stringify(message),
      Timestamp: new Date().toISOString(),
    };
    const text = SIGNED.map((name) => `${name}\n${fields[name]}\n`).join('');
    return JSON.stringify({
      ...fields,
      SignatureVersion: '2',
      Signature: createSign('RSA-SHA256').update(text).sign(key, 'base64'),
      SigningCertURL: sandbox.certificateUrl,
    });
  };
}

/** What SES says of one delivery attempt. */
export function sesMessage(
  type: string,
  tags: { readonly d: string; readonly a: number },
  detail: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const at = new Date().toISOString();
  return {
    eventType: type,
    mail: { messageId: '0100-1', timestamp: at, tags: { d: [tags.d], a: [String(tags.a)] } },
    [type.toLowerCase()]: { timestamp: at, ...detail },
  };
}
