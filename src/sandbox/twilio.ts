/** Twilio's Messages resource: create, fetch, and list by recipient, as the official SDK calls them. */
import { randomBytes } from 'node:crypto';
import type { Events, TwilioAccount } from './events.ts';
import { CallFault, type Faults } from './faults.ts';
import type { AcceptedSms, Ledger, Message } from './ledger.ts';
import { type SmsFate, smsFate } from './rules/sentinels.ts';
import type { Silence } from './ses.ts';

export interface TwilioParts {
  readonly ledger: Ledger;
  readonly events: Events;
  readonly twilio: TwilioAccount;
  readonly faults: Faults;
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** `Authorization: Basic` of the account, for the account in the path. */
export function isAuthorised(
  authorization: string | undefined,
  sid: string,
  account: TwilioAccount,
): boolean {
  const expected = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64');
  return sid === account.accountSid && authorization === `Basic ${expected}`;
}

export const unauthorised: JsonAnswer = refusal(401, 20003, 'Authenticate');
export const notFound: JsonAnswer = refusal(404, 20404, 'The requested resource was not found');

export async function createMessage(
  form: URLSearchParams,
  parts: TwilioParts,
): Promise<JsonAnswer | Silence> {
  const wrong = check(form);
  if (wrong) return wrong;
  const to = form.get('To')!;
  const fate = smsFate(to);
  if (!fate.accepted) return refusal(fate.status, fate.code, fate.message);
  try {
    return await parts.faults.call('sms', [to], () => accept(form, fate.events, parts));
  } catch (error) {
    if (error instanceof CallFault) return broken(error.fault);
    throw error;
  }
}

function broken(fault: CallFault['fault']): JsonAnswer | Silence {
  switch (fault) {
    case 'throttle':
      return refusal(429, 20429, 'Too Many Requests');
    case 'daily_quota':
      return refusal(429, 63038, 'Account exceeded the daily messages limit');
    case 'sending_paused':
      return refusal(403, 20005, 'Account not active');
    case 'error_before':
      return refusal(503, 20503, 'Service is unavailable');
    case 'error_after':
      return refusal(500, 20500, 'Internal server error');
    case 'reset_before':
    case 'drop_answer':
      return 'reset';
    case 'hang_before':
    case 'hang':
      return 'hang';
  }
}

async function accept(
  form: URLSearchParams,
  plan: (SmsFate & { accepted: true })['events'],
  parts: TwilioParts,
): Promise<JsonAnswer> {
  const to = form.get('To')!;
  const body = form.get('Body')!;
  const statusCallback = form.get('StatusCallback');
  const query = statusCallback ? new URL(statusCallback).searchParams : new URLSearchParams();
  const a = Number(query.get('a'));
  const accepted: AcceptedSms = {
    channel: 'sms',
    id: `SM${randomBytes(16).toString('hex')}`,
    at: new Date().toISOString(),
    d: query.get('d'),
    a: Number.isInteger(a) && a > 0 ? a : null,
    from: form.get('From') ?? form.get('MessagingServiceSid')!,
    to: [to],
    statusCallback,
    messagingServiceSid: form.get('MessagingServiceSid'),
    segments: segmentsOf(body),
    events: parts.faults.events('sms', to, plan),
  };
  await parts.ledger.accept(accepted, { html: null, text: body });
  parts.events.plan(accepted);
  return {
    status: 201,
    body: resource({ ...accepted, html: null, text: body }, parts, new Date(accepted.at)),
  };
}

export async function fetchMessage(sid: string, parts: TwilioParts): Promise<JsonAnswer> {
  const message = await parts.ledger.message(sid);
  return message?.channel === 'sms' ? { status: 200, body: resource(message, parts, new Date()) } : notFound;
}

export async function listMessages(query: URLSearchParams, parts: TwilioParts): Promise<JsonAnswer> {
  const size = Math.min(1000, Math.max(1, Number(query.get('PageSize')) || 50));
  const page = Math.max(0, Number(query.get('Page')) || 0);
  const to = query.get('To');
  const from = query.get('From');
  const all = (to === null ? parts.ledger.all : parts.ledger.to(to)).filter(
    (m) => m.channel === 'sms' && (from === null || m.from === from),
  );
  const newestFirst = all.toReversed().slice(page * size, (page + 1) * size);
  const messages = await Promise.all(newestFirst.map((m) => parts.ledger.message(m.id)));
  const base = `/2010-04-01/Accounts/${parts.twilio.accountSid}/Messages.json`;
  const address = (n: number): string => {
    const next = new URLSearchParams(query);
    next.set('PageSize', String(size));
    next.set('Page', String(n));
    return `${base}?${next}`;
  };
  return {
    status: 200,
    body: {
      messages: messages.map((m) => resource(m!, parts, new Date())),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(0, messages.length - 1),
      uri: address(page),
      first_page_uri: address(0),
      next_page_uri: (page + 1) * size < all.length ? address(page + 1) : null,
      previous_page_uri: page > 0 ? address(page - 1) : null,
    },
  };
}

/** Every number that is asked for belongs to the account, but those ending in 0000000. */
export function listNumbers(number: string, parts: TwilioParts): JsonAnswer {
  const owned = number.endsWith('0000000')
    ? []
    : [{ phone_number: number, account_sid: parts.twilio.accountSid }];
  return {
    status: 200,
    body: { incoming_phone_numbers: owned, page: 0, page_size: 50, next_page_uri: null },
  };
}

function check(form: URLSearchParams): JsonAnswer | null {
  const to = form.get('To');
  const body = form.get('Body');
  const callback = form.get('StatusCallback');
  if (!to) return refusal(400, 21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to))
    return refusal(400, 21211, `The 'To' number ${to} is not a valid number.`);
  if (!form.get('From') && !form.get('MessagingServiceSid')) {
    return refusal(400, 21603, "A 'From' phone number is required.");
  }
  if (!body) return refusal(400, 21602, 'Message body is required.');
  if (body.length > 1600) return refusal(400, 21617, 'The concatenated message body exceeds the 1600 limit.');
  if (callback !== null && !/^https?:\/\/[^/_]+/.test(callback)) {
    return refusal(400, 21609, "The 'StatusCallback' URL is not a valid URL.");
  }
  return null;
}

/** Twilio's word for a message now: the last of its events that is due, or the initial one. */
function resource(message: Message, parts: TwilioParts, now: Date): Record<string, unknown> {
  const sms = message as AcceptedSms & Message;
  const elapsed = now.getTime() - Date.parse(sms.at);
  const last = sms.events.findLast((e) => e.afterMs <= elapsed);
  const uri = `/2010-04-01/Accounts/${parts.twilio.accountSid}/Messages/${sms.id}.json`;
  return {
    account_sid: parts.twilio.accountSid,
    api_version: '2010-04-01',
    body: sms.text,
    date_created: rfc2822(sms.at),
    date_sent: last ? rfc2822(sms.at) : null,
    date_updated: rfc2822(now.toISOString()),
    direction: 'outbound-api',
    error_code: last?.why ? Number(last.why) : null,
    error_message: null,
    from: sms.messagingServiceSid && !last ? null : sms.from,
    messaging_service_sid: sms.messagingServiceSid,
    num_media: '0',
    num_segments: sms.messagingServiceSid && !last ? '0' : String(sms.segments),
    price: null,
    price_unit: 'USD',
    sid: sms.id,
    status: last?.type ?? (sms.messagingServiceSid ? 'accepted' : 'queued'),
    subresource_uris: {},
    to: sms.to[0],
    uri,
  };
}

function rfc2822(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000');
}

function refusal(status: number, code: number, message: string): JsonAnswer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

const GSM_7 =
  /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/;

/** GSM-7: 160 or 153 a part, its extension characters count twice; otherwise UCS-2: 70 or 67. */
function segmentsOf(body: string): number {
  const isGsm = GSM_7.test(body);
  const units = isGsm ? body.length + (body.match(/[\f^{}\\[~\]|€]/g)?.length ?? 0) : body.length;
  const [single, part] = isGsm ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / part);
}
