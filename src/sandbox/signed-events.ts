/** Events about messages of a sandbox that was never sent any: what its topic would post, for whoever measures that. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { signingIdentity } from './certificate.ts';
import { sesEvent } from './rules/ses-event.ts';
import { Settings } from './settings.ts';
import { Topic } from './topic.ts';

export interface EventAbout {
  /** Delivery tag and attempt. */
  readonly d: string;
  readonly a: number;
  readonly type: 'Send' | 'Delivery';
  readonly to: string;
}

/** Signs as the sandbox of this data directory does; it must have been started there once. */
export function eventSigner(dataDir: string): (about: EventAbout) => string {
  const { topicArn: arn } = JSON.parse(readFileSync(join(dataDir, 'certificate.json'), 'utf8')) as {
    topicArn: string;
  };
  const settings = new Settings(dataDir, { configurationSet: 'amends', topicArn: arn });
  const region = arn.split(':')[3]!;
  const topic = new Topic({ arn, region, signatureVersion: '2' }, signingIdentity(dataDir), settings);
  return ({ d, a, type, to }) => {
    const at = new Date();
    const mail = {
      id: `0100${d}-${a}`,
      from: 'notice@amends.example',
      to: [to],
      subject: '',
      acceptedAt: at,
      tags: { d, a: String(a) },
      configurationSet: 'amends',
    };
    return topic.envelope(`${d}#${a}#${type}`, sesEvent(mail, { type, afterMs: 0 }, at), at);
  };
}
