/** What a provider's answer means for one message: the outcome table of both providers, as data. */

/**
 * `accepted`: the provider has it. `retry`: certainly not accepted, try later. `rejected`: this address will not do.
 * `halt`: nobody can be reached through this lane until a person acts. `ambiguous`: it may have been accepted.
 */
export const OUTCOME_CLASSES = ['accepted', 'retry', 'rejected', 'halt', 'ambiguous'] as const;
export type OutcomeClass = (typeof OUTCOME_CLASSES)[number];

interface Said {
  /** The provider's own word or number, e.g. `Throttling` or `21614`; for a broken call the transport's. */
  readonly code: string;
  /** The provider's sentence without addresses or numbers of people. */
  readonly detail: string;
}

export type SendOutcome =
  | (Said & { readonly class: 'accepted'; readonly providerId: string })
  | (Said & { readonly class: 'retry'; readonly throttled: boolean; readonly retryAfterMs: number | null })
  | (Said & { readonly class: 'rejected' })
  /** `awaits`: what lets it go on by itself; without it a person must act. */
  | (Said & { readonly class: 'halt'; readonly scope: 'lane' | 'country'; readonly awaits?: 'quota' })
  | (Said & { readonly class: 'ambiguous' });

export type Refusal = Exclude<SendOutcome, { class: 'accepted' }>;

export const MESSAGE_PROVIDERS = ['ses', 'twilio'] as const;
export type MessageProvider = (typeof MESSAGE_PROVIDERS)[number];

/** Who carries an attempt: a provider, or whoever took a file of it over (a channel's own name). */
export const CARRIERS = [...MESSAGE_PROVIDERS, 'handover', 'letter'] as const;
export type Carrier = (typeof CARRIERS)[number];

/** A failed call, stripped of the SDK that reported it. */
export interface ProviderFailure {
  readonly provider: MessageProvider;
  /** The provider's error name or number; null when it never answered in its own words. */
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly message: string;
  /** The transport's code (`ECONNRESET`, `TimeoutError`…) when there was no HTTP answer. */
  readonly transport: string | null;
  /** True when the transport failed before a byte of the request could have left. */
  readonly beforeSending: boolean;
  readonly retryAfterMs?: number | null;
}

type Verdict = 'retry' | 'throttled' | 'rejected' | 'halt' | 'halt_quota' | 'halt_country' | 'ambiguous';

/** Words of SES, without the `Exception` suffix; the reader also accepts v2's SCREAMING_CASE. */
const SES: ReadonlyMap<string, Verdict> = table({
  throttled: 'Throttling ThrottlingException TooManyRequests RequestThrottled RequestLimitExceeded SlowDown AccountThrottled',
  retry: 'TransientFailure NotStarted',
  halt_quota: 'AccountDailyQuotaExceeded',
  halt: `LimitExceeded AccountSendingPaused ConfigurationSetSendingPaused AccountSuspended
    SendingPaused ConfigurationSetDoesNotExist ConfigurationSetNotFound TemplateDoesNotExist TemplateNotFound
    MailFromDomainNotVerified InvalidSendingPoolName InvalidClientTokenId UnrecognizedClient SignatureDoesNotMatch
    InvalidSignature IncompleteSignature MissingAuthenticationToken AccessDenied AuthFailure ExpiredToken
    RequestExpired RequestTimeTooSkewed OptInRequired CredentialsProviderError CredentialsError`,
  rejected: 'MessageRejected InvalidParameterValue InvalidParameter BadRequest ValidationError Failed',
}); // prettier-ignore

/** One code, several meanings: SES tells them apart only in the sentence. */
const SES_SENTENCES: readonly (readonly [code: RegExp, sentence: RegExp, Verdict])[] = [
  [/^Throttling|^TooManyRequests|^LimitExceeded/, /daily message quota/i, 'halt_quota'],
  [/^LimitExceeded/, /sending rate/i, 'throttled'],
  [/^MessageRejected$/, /not verified|sending (is )?paused|suspended|under review/i, 'halt'],
];

/** Twilio's numbers. The vendor splits them over time, so an unknown one is decided by the HTTP status. */
const TWILIO: ReadonlyMap<string, Verdict> = table({
  throttled: '20429 21611 14107',
  retry: 'NotStarted',
  halt: '20003 20005 20403 20404 10001 30002 21212 21603 21606 21659 21660 21701 21703 21705 21712 63038',
  halt_country: '21408',
  rejected: '21211 21214 21217 21265 21602 21604 21610 21612 21614 21617 21635',
  ambiguous: '20500 20503',
});

/** Nothing had been sent when these happened. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|CERT_\w+|ERR_TLS_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_SSL_\w+)$/;

export function outcomeOfFailure(failure: ProviderFailure): Refusal {
  const said = {
    code:
      failure.code ?? failure.transport ?? (failure.httpStatus ? `http_${failure.httpStatus}` : 'unknown'),
    detail: withoutPeople(failure.message),
  };
  const verdict = verdictOf(failure);
  switch (verdict) {
    case 'retry':
    case 'throttled':
      return {
        class: 'retry',
        throttled: verdict === 'throttled',
        retryAfterMs: failure.retryAfterMs ?? null,
        ...said,
      };
    case 'halt':
      return { class: 'halt', scope: 'lane', ...said };
    case 'halt_quota':
      return { class: 'halt', scope: 'lane', awaits: 'quota', ...said };
    case 'halt_country':
      return { class: 'halt', scope: 'country', ...said };
    case 'rejected':
    case 'ambiguous':
      return { class: verdict, ...said };
  }
}

function verdictOf(failure: ProviderFailure): Verdict {
  const named = failure.code === null ? undefined : byCode(failure.provider, failure.code, failure.message);
  if (named) return named;
  if (failure.httpStatus !== null) return byStatus(failure.httpStatus);
  if (failure.beforeSending || BEFORE_SENDING.test(failure.transport ?? '')) return 'retry';
  return 'ambiguous';
}

function byCode(provider: MessageProvider, code: string, message: string): Verdict | undefined {
  if (provider === 'twilio') return TWILIO.get(code);
  const word = sesWord(code);
  const special = SES_SENTENCES.find(([c, sentence]) => c.test(word) && sentence.test(message));
  return special?.[2] ?? SES.get(word);
}

/** The request reached an HTTP server; only its 4xx answers prove that no message was taken. */
function byStatus(status: number): Verdict {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403 || status === 404 || status === 407) return 'halt';
  if (status === 408 || status < 400 || status >= 500) return 'ambiguous';
  return 'rejected';
}

/** `ThrottlingException`, `ACCOUNT_THROTTLED` and `AccountThrottled` are read as one vocabulary. */
function sesWord(code: string): string {
  const word = /^[A-Z_]+$/.test(code)
    ? code.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : code;
  return word.replace(/Exception$/, '');
}

/** Provider sentences quote addresses and numbers; what we keep and log must not. */
export function withoutPeople(sentence: string): string {
  return sentence
    .slice(0, 2000)
    .replace(/[^\s<>"',:;()]+@[^\s<>"',:;()]+/g, '[address]')
    .replace(/\+?\d[\d \-().]{6,}\d/g, '[number]')
    .slice(0, 300);
}

function table(groups: Readonly<Partial<Record<Verdict, string>>>): ReadonlyMap<string, Verdict> {
  const rows = Object.entries(groups) as [Verdict, string][];
  return new Map(
    rows.flatMap(([verdict, codes]) =>
      codes
        .trim()
        .split(/\s+/)
        .map((c) => [c, verdict] as const),
    ),
  );
}
