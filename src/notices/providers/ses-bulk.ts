/** SES bulk: bodies rendered here, carried through a stored template that only repeats them; every status is read. */
import {
  type BulkEmailDestinationStatus,
  CreateTemplateCommand,
  SendBulkTemplatedEmailCommand,
  type SESClient,
  TestRenderTemplateCommand,
} from '@aws-sdk/client-ses';
import type { EmailMessage } from '../ports.ts';
import { bulkCalls, type BulkCall } from '../rules/bulk-calls.ts';
import { formText } from '../rules/bulk-form.ts';
import { outcomeOfFailure, type SendOutcome } from '../rules/outcomes.ts';
import { notStarted, sesFailure } from './failures.ts';
import type { HardEnd } from './hard-end.ts';
import type { Slots } from './slots.ts';

/** Triple braces: what is inserted is neither escaped nor rendered again. A changed template gets a new name. */
const TEMPLATE = {
  TemplateName: 'amends-prerendered-1',
  SubjectPart: '{{{subject}}}',
  HtmlPart: '{{{html}}}',
  TextPart: '{{{text}}}',
} as const;
/** SES refuses a call without it; no message may ever be made of it. */
const NO_DATA = JSON.stringify({ subject: '', html: '', text: '' });

/** What an engine that escapes, or that renders what it inserted, would change. */
const PROBE = { subject: 'a & {{b}}', html: '<b>&amp;</b> {{{c}}}', text: '< & {{d}}' } as const;

/** What the SDK made of a command before it signs it. */
interface Written {
  body: unknown;
  readonly headers: Record<string, string>;
}

export class SesBulk {
  /** By the input of their command: what is sent in place of what the SDK would write of it (docs/decisions/0022). */
  readonly #forms = new WeakMap<object, Buffer>();
  /** Settled once in a process; a refusal is asked again with the next batch. */
  #template: Promise<SendOutcome | null> | null = null;

  constructor(
    private readonly clients: { readonly sending: SESClient; readonly asking: SESClient },
    private readonly slots: Slots,
    private readonly hardEnd: HardEnd,
  ) {
    clients.sending.middlewareStack.add(
      (next) => (args) => {
        const form = this.#forms.get(args.input);
        if (form) {
          const request = args.request as Written;
          request.body = form;
          request.headers['content-length'] = String(form.length);
        }
        return next(args);
      },
      { step: 'build', priority: 'high', name: 'bulkForm' },
    );
  }

  async send(batch: readonly EmailMessage[], startBy: number): Promise<SendOutcome[]> {
    const refusal = await (this.#template ??= this.#ensureTemplate());
    if (refusal) {
      this.#template = null;
      return batch.map(() => refusal);
    }
    const [first] = batch;
    if (!first) return [];
    const outcomes = await Promise.all(
      bulkCalls(headOf(first), batch).map((call) =>
        this.slots.run(
          startBy,
          () => this.#call(call),
          () => call.messages.map(notStarted),
        ),
      ),
    );
    return outcomes.flat();
  }

  /** Asks the account itself whether its template carries messages as they were written; null, or the reason why not. */
  async refusal(): Promise<string | null> {
    const refused = await (this.#template ??= this.#ensureTemplate());
    if (refused) {
      this.#template = null;
      return refused.code;
    }
    const { TemplateName } = TEMPLATE;
    const TemplateData = JSON.stringify(PROBE);
    const asked = new TestRenderTemplateCommand({ TemplateName, TemplateData });
    try {
      const { RenderedTemplate = '' } = await this.clients.asking.send(asked);
      const lines = RenderedTemplate.split(/\r?\n/);
      const wanted = [`Subject: ${PROBE.subject}`, PROBE.html, PROBE.text];
      return wanted.every((line) => lines.includes(line)) ? null : 'changed';
    } catch (error) {
      return outcomeOfFailure(sesFailure(error)).code;
    }
  }

  /** One lost answer is as many unknowns as the call had messages. */
  async #call({ messages, form }: BulkCall<EmailMessage>): Promise<SendOutcome[]> {
    const { from, configurationSet } = messages[0]!;
    const command = new SendBulkTemplatedEmailCommand({
      Source: from,
      ConfigurationSetName: configurationSet,
      Template: TEMPLATE.TemplateName,
      DefaultTemplateData: NO_DATA,
      // They stand in the form.
      Destinations: [],
    });
    this.#forms.set(command.input, form);
    try {
      const answer = await this.clients.sending.send(command, {
        abortSignal: this.hardEnd.begin(),
      });
      const statuses = answer.Status ?? [];
      // Statuses stand in the order of the destinations; an answer of another length proves nothing of anybody.
      if (statuses.length !== messages.length) return messages.map(() => unread(statuses.length));
      return statuses.map(outcomeOf);
    } catch (error) {
      const failure = outcomeOfFailure(sesFailure(error));
      return messages.map(() => failure);
    }
  }

  /** Nothing was sent while there is no template: every refusal but a known one is tried again. */
  async #ensureTemplate(): Promise<SendOutcome | null> {
    try {
      await this.clients.asking.send(new CreateTemplateCommand({ Template: TEMPLATE }));
      return null;
    } catch (error) {
      const failure = outcomeOfFailure(sesFailure(error));
      if (failure.code.startsWith('AlreadyExists')) return null;
      if (failure.class === 'halt') return failure;
      const { code, detail } = failure;
      return { class: 'retry', code, detail, throttled: false, retryAfterMs: null };
    }
  }
}

function headOf({ from, configurationSet }: EmailMessage): string {
  const said = {
    Action: 'SendBulkTemplatedEmail',
    Version: '2010-12-01',
    Source: from,
    Template: TEMPLATE.TemplateName,
    DefaultTemplateData: NO_DATA,
    ConfigurationSetName: configurationSet,
  };
  return Object.entries(said)
    .map(([name, value]) => `${name}=${formText(value)}`)
    .join('&');
}

function outcomeOf({ Status, MessageId, Error: sentence }: BulkEmailDestinationStatus): SendOutcome {
  if (Status === 'Success') {
    if (MessageId) return { class: 'accepted', providerId: MessageId, code: 'ok', detail: '' };
    return { class: 'ambiguous', code: 'no_message_id', detail: 'SES answered without a message id.' };
  }
  return outcomeOfFailure({
    provider: 'ses',
    // A word nobody knows is a failure of this one message, as `Failed` is: counted, and looked at.
    code: Status ?? 'Failed',
    httpStatus: 400,
    message: sentence ?? '',
    transport: null,
    beforeSending: false,
  });
}

function unread(statuses: number): SendOutcome {
  return { class: 'ambiguous', code: 'bad_answer', detail: `SES answered with ${statuses} statuses.` };
}
