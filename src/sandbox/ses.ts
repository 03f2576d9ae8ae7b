/** The account side of SES v1 and the one SNS action we need, all on the query protocol's single address. */
import { randomUUID } from 'node:crypto';
import { CallFault } from './faults.ts';
import type { Poster } from './poster.ts';
import type { Topic } from './topic.ts';
import { Query, xmlAnswer, xmlError, type XmlFrame, type XmlValue } from './rules/query.ts';
import {
  sendBulkTemplatedEmail,
  sendEmail,
  sendTemplatedEmail,
  SesError,
  testRenderTemplate,
  type MailParts,
} from './ses-mail.ts';
import { EVENT_TYPES, type StoredTemplate } from './settings.ts';

const SES_NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const SNS_NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

export interface SesParts extends MailParts {
  readonly topic: Topic;
  readonly poster: Poster;
  readonly quota: { readonly max24Hour: number; readonly perSecond: number };
}

export interface XmlAnswer {
  readonly status: number;
  readonly body: string;
}

/** No answer at all: the connection is cut, or stays open and silent. */
export type Silence = 'reset' | 'hang';

type Action = (q: Query, parts: SesParts) => XmlValue | Promise<XmlValue>;

/** Answers one request of the query protocol; `authorization` is the caller's signature header. */
export async function answerQuery(
  form: string,
  authorization: string | undefined,
  parts: SesParts,
): Promise<XmlAnswer | Silence> {
  const q = Query.parse(form);
  const name = q.text('Action') ?? '';
  const isSns = name === 'ConfirmSubscription';
  const frame = { namespace: isSns ? SNS_NAMESPACE : SES_NAMESPACE, requestId: randomUUID() };
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!isSns && !/^AWS4-HMAC-SHA256 Credential=[^/]+\//.test(authorization ?? '')) {
    const message = 'Request is missing Authentication Token';
    return { status: 403, body: xmlError('MissingAuthenticationToken', message, frame) };
  }
  if (!action) {
    return { status: 400, body: xmlError('InvalidAction', `Could not find operation ${name}`, frame) };
  }
  try {
    return { status: 200, body: xmlAnswer(name, await action(q, parts), frame) };
  } catch (error) {
    if (error instanceof CallFault) return broken(error.fault, frame);
    if (!(error instanceof SesError)) throw error;
    return { status: 400, body: xmlError(error.code, error.message, frame) };
  }
}

function broken(fault: CallFault['fault'], frame: XmlFrame): XmlAnswer | Silence {
  const refusal = (status: number, code: string, message: string): XmlAnswer => {
    return { status, body: xmlError(code, message, frame) };
  };
  switch (fault) {
    case 'throttle':
      return refusal(400, 'Throttling', 'Maximum sending rate exceeded.');
    case 'daily_quota':
      return refusal(400, 'Throttling', 'Daily message quota exceeded.');
    case 'sending_paused':
      return refusal(400, 'AccountSendingPausedException', 'Email sending is paused for this account.');
    case 'error_before':
      return refusal(503, 'ServiceUnavailable', 'Service is unavailable.');
    case 'error_after':
      return refusal(500, 'InternalFailure', 'An internal error occurred.');
    case 'reset_before':
    case 'drop_answer':
      return 'reset';
    case 'hang_before':
    case 'hang':
      return 'hang';
  }
}

const ACTIONS: Readonly<Record<string, Action>> = {
  SendEmail: sendEmail,
  SendTemplatedEmail: sendTemplatedEmail,
  SendBulkTemplatedEmail: sendBulkTemplatedEmail,
  CreateTemplate: (q, parts) => putTemplate(q, parts, false),
  UpdateTemplate: (q, parts) => putTemplate(q, parts, true),
  TestRenderTemplate: testRenderTemplate,
  GetTemplate: (q, parts) => {
    const found = template(q.text('TemplateName') ?? '', parts);
    const { name, subject, html, text } = found;
    return {
      Template: {
        TemplateName: name,
        SubjectPart: subject,
        HtmlPart: html ?? undefined,
        TextPart: text ?? undefined,
      },
    };
  },
  DeleteTemplate: (q, { settings }) => {
    delete settings.account.templates[q.text('TemplateName') ?? ''];
    settings.save();
    return {};
  },
  ListTemplates: (_q, { settings }) => ({
    TemplatesMetadata: Object.values(settings.account.templates).map((t) => ({
      Name: t.name,
      CreatedTimestamp: t.createdAt,
    })),
  }),
  GetSendQuota: (_q, { quota, ledger }) => {
    const since = Date.now() - 86_400_000;
    const sent = ledger.all.filter((m) => m.channel === 'email' && Date.parse(m.at) > since).length;
    return { Max24HourSend: quota.max24Hour, MaxSendRate: quota.perSecond, SentLast24Hours: sent };
  },
  GetAccountSendingEnabled: (_q, { faults }) => ({ Enabled: !faults.pauses }),
  VerifyEmailIdentity: (q, parts) => verify(q.text('EmailAddress') ?? '', parts, {}),
  VerifyDomainIdentity: (q, parts) =>
    verify(q.text('Domain') ?? '', parts, { VerificationToken: 'sandbox-verification-token' }),
  ListIdentities: (_q, { settings }) => ({ Identities: settings.account.identities }),
  GetIdentityVerificationAttributes: (q, { settings }) => ({
    VerificationAttributes: new Map(
      q
        .texts('Identities')
        .map((name) => [name, { VerificationStatus: settings.isVerified(name) ? 'Success' : 'Pending' }]),
    ),
  }),
  GetIdentityDkimAttributes: (q, { settings }) => ({
    DkimAttributes: new Map(
      q.texts('Identities').map((name) => {
        const ok = settings.isVerified(name);
        return [name, { DkimEnabled: ok, DkimVerificationStatus: ok ? 'Success' : 'NotStarted' }];
      }),
    ),
  }),
  CreateConfigurationSet: (q, { settings }) => {
    const name = q.text('ConfigurationSet.Name') ?? '';
    if (settings.account.configurationSets[name]) {
      throw new SesError('ConfigurationSetAlreadyExists', `Configuration set <${name}> already exists.`);
    }
    settings.account.configurationSets[name] = [];
    settings.save();
    return {};
  },
  ListConfigurationSets: (_q, { settings }) => ({
    ConfigurationSets: Object.keys(settings.account.configurationSets).map((Name) => ({ Name })),
  }),
  DescribeConfigurationSet: (q, parts) => {
    const name = q.text('ConfigurationSetName') ?? '';
    const wanted = q.texts('ConfigurationSetAttributeNames').includes('eventDestinations');
    const destinations = configurationSet(name, parts).map((d) => ({
      Name: d.name,
      Enabled: d.enabled,
      MatchingEventTypes: d.eventTypes,
      SNSDestination: d.topicArn === null ? undefined : { TopicARN: d.topicArn },
    }));
    return { ConfigurationSet: { Name: name }, EventDestinations: wanted ? destinations : undefined };
  },
  CreateConfigurationSetEventDestination: (q, parts) => putDestination(q, parts),
  UpdateConfigurationSetEventDestination: (q, parts) => putDestination(q, parts),
  ConfirmSubscription: (q, { topic, poster }) => {
    const arn = topic.confirm(q.text('TopicArn') ?? '', q.text('Token') ?? '');
    if (arn === null) throw new SesError('InvalidParameter', 'Invalid parameter: Token');
    poster.release();
    return { SubscriptionArn: arn };
  },
};

function template(name: string, { settings }: SesParts): StoredTemplate {
  const found = settings.account.templates[name];
  if (!found) throw new SesError('TemplateDoesNotExist', `Template ${name} does not exist.`);
  return found;
}

function putTemplate(q: Query, parts: SesParts, exists: boolean): XmlValue {
  const { account } = parts.settings;
  const name = q.text('Template.TemplateName') ?? '';
  if (exists) template(name, parts);
  else if (account.templates[name]) throw new SesError('AlreadyExists', `Template ${name} already exists.`);
  account.templates[name] = {
    name,
    subject: q.text('Template.SubjectPart') ?? '',
    html: q.text('Template.HtmlPart'),
    text: q.text('Template.TextPart'),
    createdAt: new Date().toISOString(),
  };
  parts.settings.save();
  return {};
}

function verify(identity: string, { settings }: SesParts, answer: XmlValue): XmlValue {
  if (!settings.account.identities.includes(identity)) {
    settings.account.identities.push(identity);
    settings.save();
  }
  return answer;
}

function configurationSet(name: string, { settings }: SesParts) {
  const found = settings.account.configurationSets[name];
  if (!found) {
    throw new SesError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
  }
  return found;
}

function putDestination(q: Query, parts: SesParts): XmlValue {
  const set = configurationSet(q.text('ConfigurationSetName') ?? '', parts);
  const at = q.at('EventDestination');
  const eventTypes = at.texts('MatchingEventTypes');
  if (eventTypes.some((t) => !EVENT_TYPES.some((known) => known === t))) {
    throw new SesError('InvalidParameterValue', 'Unknown event type.');
  }
  const destination = {
    name: at.text('Name') ?? '',
    enabled: at.text('Enabled') === 'true',
    eventTypes,
    topicArn: at.text('SNSDestination.TopicARN'),
  };
  const known = set.findIndex((d) => d.name === destination.name);
  set.splice(known < 0 ? set.length : known, 1, destination);
  parts.settings.save();
  return {};
}
