/** The event JSON SES publishes about a message, and the SNS words around it. */
import type { PlannedEvent } from './sentinels.ts';

export interface SentMail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly acceptedAt: Date;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string;
}

export function sesEvent(mail: SentMail, event: PlannedEvent, at: Date): Record<string, unknown> {
  const key = event.type === 'Rendering Failure' ? 'failure' : lowerFirst(event.type);
  return { eventType: event.type, mail: mailPart(mail), [key]: detail(mail, event, at) };
}

function mailPart(mail: SentMail): Record<string, unknown> {
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]] as const);
  return {
    timestamp: mail.acceptedAt.toISOString(),
    source: mail.from,
    sendingAccountId: '000000000000',
    messageId: mail.id,
    destination: mail.to,
    headersTruncated: false,
    headers: [
      { name: 'From', value: mail.from },
      { name: 'To', value: mail.to.join(', ') },
      { name: 'Subject', value: mail.subject },
    ],
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
    tags: {
      'ses:configuration-set': [mail.configurationSet],
      'ses:operation': ['SendEmail'],
      ...Object.fromEntries(tags),
    },
  };
}

function detail(mail: SentMail, event: PlannedEvent, at: Date): Record<string, unknown> {
  const timestamp = at.toISOString();
  const [type, subType] = (event.why ?? '').split('/');
  const everyone = mail.to.map((emailAddress) => ({ emailAddress }));
  switch (event.type) {
    case 'Delivery':
      return {
        timestamp,
        processingTimeMillis: at.getTime() - mail.acceptedAt.getTime(),
        recipients: mail.to,
        smtpResponse: '250 2.0.0 OK',
        reportingMTA: 'sandbox.smtp.amazonses.com',
      };
    case 'Bounce':
      return {
        timestamp,
        bounceType: type,
        bounceSubType: subType,
        bouncedRecipients: everyone.map((r) => ({ ...r, action: 'failed', status: '5.1.1' })),
        feedbackId: `${mail.id}-bounce`,
        reportingMTA: 'dns; sandbox.smtp.amazonses.com',
      };
    case 'Complaint':
      return {
        timestamp,
        complainedRecipients: everyone,
        complaintFeedbackType: type,
        feedbackId: `${mail.id}-complaint`,
      };
    case 'DeliveryDelay':
      return { timestamp, delayType: type, delayedRecipients: everyone };
    case 'Reject':
      return { reason: type };
    case 'Rendering Failure':
      return { errorMessage: event.why, templateName: '' };
    default:
      return {};
  }
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

export type SnsType = 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation';

const SIGNED: Readonly<Record<SnsType, readonly string[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
}; // prettier-ignore

/** What SNS signs: the named fields that are present, each as name, newline, value, newline. */
export function snsStringToSign(type: SnsType, fields: Readonly<Record<string, string>>): string {
  return SIGNED[type]
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${name}\n${fields[name]}\n`)
    .join('');
}
