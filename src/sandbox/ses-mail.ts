/** SES sending actions: checks an e-mail as SES does, accepts it into the ledger and plans its events. */
import { randomUUID } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Events } from './events.ts';
import type { Faults } from './faults.ts';
import type { AcceptedEmail, Body, Ledger } from './ledger.ts';
import type { Query, XmlValue } from './rules/query.ts';
import { emailFate } from './rules/sentinels.ts';
import type { Settings, StoredTemplate } from './settings.ts';

/** A refusal in SES's words. */
export class SesError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface MailParts {
  readonly ledger: Ledger;
  readonly events: Events;
  readonly settings: Settings;
  readonly faults: Faults;
}

interface Draft {
  readonly from: string;
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string;
}

/** SendEmail. */
export async function sendEmail(q: Query, parts: MailParts): Promise<XmlValue> {
  const draft = draftOf(q, 'Destination', tagsOf(q, 'Tags'));
  const subject = q.text('Message.Subject.Data') ?? '';
  const body = { html: q.text('Message.Body.Html.Data'), text: q.text('Message.Body.Text.Data') };
  if (body.html === null && body.text === null) {
    throw new SesError('InvalidParameterValue', 'Missing required body.');
  }
  checkSender(draft, parts.settings);
  checkRecipients(draft.to);
  return parts.faults.call('email', draft.to, async () => {
    return { MessageId: await accept(draft, { subject, ...body }, parts) };
  });
}

/** SendTemplatedEmail. */
export async function sendTemplatedEmail(q: Query, parts: MailParts): Promise<XmlValue> {
  const draft = draftOf(q, 'Destination', tagsOf(q, 'Tags'));
  checkSender(draft, parts.settings);
  checkRecipients(draft.to);
  const template = templateOf(q, parts.settings);
  const data = [dataOf(q, 'TemplateData')];
  return parts.faults.call('email', draft.to, async () => {
    return { MessageId: await acceptTemplated(draft, template, data, parts) };
  });
}

/** SendBulkTemplatedEmail: one status per destination, in the order of the request. */
export async function sendBulkTemplatedEmail(q: Query, parts: MailParts): Promise<XmlValue> {
  const destinations = q.list('Destinations');
  if (destinations.length === 0 || destinations.length > 50) {
    throw new SesError('InvalidParameterValue', 'Destinations must hold 1 to 50 members.');
  }
  const common = draftOf(q, 'Destination', tagsOf(q, 'DefaultTags'));
  checkSender(common, parts.settings);
  const template = templateOf(q, parts.settings);
  const defaults = dataOf(q, 'DefaultTemplateData');
  const drafts = destinations.map((one) => ({
    draft: {
      ...common,
      tags: { ...common.tags, ...tagsOf(one, 'ReplacementTags') },
      to: one.texts('Destination.ToAddresses'),
    },
    data: [defaults, dataOf(one, 'ReplacementTemplateData')],
  }));
  const everyone = drafts.flatMap(({ draft }) => draft.to);
  return parts.faults.bulkCall(everyone, async () => {
    const status = [];
    for (const { draft, data } of drafts) status.push(await bulkStatus(draft, template, data, parts));
    return { Status: status };
  });
}

async function bulkStatus(
  draft: Draft,
  template: StoredTemplate,
  data: readonly Record<string, unknown>[],
  parts: MailParts,
): Promise<XmlValue> {
  try {
    checkRecipients(draft.to);
    const refused = parts.faults.refusalInBulk(draft.to[0]!);
    if (refused !== null) return { Status: refused, Error: 'Not accepted.' };
    return { Status: 'Success', MessageId: await acceptTemplated(draft, template, data, parts) };
  } catch (error) {
    if (error instanceof SesError) return { Status: error.code, Error: error.message };
    throw error;
  }
}

/** TestRenderTemplate: the message as it would go out, sent to nobody. */
export function testRenderTemplate(q: Query, { settings }: MailParts): XmlValue {
  const { subject, html, text } = templateOf(q, settings, 'TemplateName');
  const values = dataOf(q, 'TemplateData');
  try {
    const fill = (source: string): string => compiled(source)(values);
    const part = (type: string, source: string | null): string[] =>
      source === null
        ? []
        : [
            '--part',
            `Content-Type: ${type}; charset=UTF-8`,
            'Content-Transfer-Encoding: 7bit',
            '',
            fill(source),
          ];
    const head = [`Subject: ${fill(subject)}`, 'MIME-Version: 1.0'];
    const type = 'Content-Type: multipart/alternative; boundary="part"';
    const lines = [...head, type, '', ...part('text/plain', text), ...part('text/html', html), '--part--'];
    return { RenderedTemplate: lines.join('\r\n') };
  } catch (error) {
    if (!(error instanceof Handlebars.Exception)) throw error;
    throw new SesError('MissingRenderingAttribute', error.message);
  }
}

const compilations = new Map<string, Handlebars.TemplateDelegate>();

function compiled(source: string): Handlebars.TemplateDelegate {
  let template = compilations.get(source);
  if (!template) {
    template = Handlebars.compile(source, { strict: true });
    compilations.set(source, template);
  }
  return template;
}

async function acceptTemplated(
  draft: Draft,
  template: StoredTemplate,
  data: readonly Record<string, unknown>[],
  parts: MailParts,
): Promise<string> {
  const values = Object.assign({}, ...data) as Record<string, unknown>;
  const fill = (source: string | null): string | null => (source === null ? null : compiled(source)(values));
  try {
    const rendered = {
      subject: fill(template.subject) ?? '',
      html: fill(template.html),
      text: fill(template.text),
    };
    return await accept(draft, rendered, parts);
  } catch (error) {
    if (!(error instanceof Handlebars.Exception)) throw error;
    return await accept(draft, { subject: template.subject, html: null, text: null }, parts, error.message);
  }
}

/** A template that cannot be filled is still accepted; only an event tells that nothing was sent. */
async function accept(
  draft: Draft,
  content: Body & { subject: string },
  parts: MailParts,
  renderingFailure?: string,
): Promise<string> {
  const id = `0100${randomUUID()}-000000`;
  const a = Number(draft.tags['a']);
  const accepted: AcceptedEmail = {
    channel: 'email',
    id,
    at: new Date().toISOString(),
    d: draft.tags['d'] ?? null,
    a: Number.isInteger(a) ? a : null,
    from: draft.from,
    to: draft.to,
    subject: content.subject,
    tags: draft.tags,
    configurationSet: draft.configurationSet,
    events:
      renderingFailure === undefined
        ? parts.faults.events('email', draft.to[0]!, emailFate(draft.to[0]!))
        : [{ type: 'Rendering Failure', afterMs: 50, why: renderingFailure }],
  };
  await parts.ledger.accept(accepted, { html: content.html, text: content.text });
  parts.events.plan(accepted);
  return id;
}

function draftOf(q: Query, destination: string, tags: Readonly<Record<string, string>>): Draft {
  const at = q.at(destination);
  return {
    from: q.text('Source') ?? '',
    to: [...at.texts('ToAddresses'), ...at.texts('CcAddresses'), ...at.texts('BccAddresses')],
    tags,
    configurationSet: q.text('ConfigurationSetName') ?? '',
  };
}

function tagsOf(q: Query, list: string): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const tag of q.list(list)) {
    const [name, value] = [tag.text('Name') ?? '', tag.text('Value') ?? ''];
    if (!/^[\w-]{1,256}$/.test(name) || !/^[\w-]{1,256}$/.test(value)) {
      throw new SesError('InvalidParameterValue', 'Tags hold only letters, digits, underscores and dashes.');
    }
    tags[name] = value;
  }
  return tags;
}

function templateOf(q: Query, settings: Settings, field = 'Template'): StoredTemplate {
  const name = q.text(field) ?? '';
  const template = settings.account.templates[name];
  if (!template) throw new SesError('TemplateDoesNotExist', `Template ${name} does not exist.`);
  return template;
}

function dataOf(q: Query, name: string): Record<string, unknown> {
  try {
    return JSON.parse(q.text(name) ?? '{}') as Record<string, unknown>;
  } catch {
    throw new SesError('InvalidParameterValue', `${name} is not JSON.`);
  }
}

function checkSender(draft: Draft, settings: Settings): void {
  const sender = /<([^<>]+)>\s*$/.exec(draft.from)?.[1] ?? draft.from;
  if (!/^[^\s@]+@[^\s@]+$/.test(sender)) throw new SesError('InvalidParameterValue', 'Illegal Source.');
  if (!settings.isVerified(sender)) {
    throw new SesError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check: ${sender}`,
    );
  }
  if (draft.configurationSet && !settings.account.configurationSets[draft.configurationSet]) {
    throw new SesError(
      'ConfigurationSetDoesNotExist',
      `Configuration set <${draft.configurationSet}> does not exist.`,
    );
  }
}

/** One bad address rejects the whole message, as with SES. */
function checkRecipients(to: readonly string[]): void {
  if (to.length === 0 || to.length > 50) {
    throw new SesError('InvalidParameterValue', 'Recipient count must be 1 to 50.');
  }
  for (const address of to) {
    if (!/^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/.test(address)) {
      throw new SesError('InvalidParameterValue', 'Illegal address.');
    }
  }
}
