import { describe, expect, test } from '@jest/globals';
import type { ProviderFailure } from './outcomes.ts';
import { outcomeOfFailure, withoutPeople } from './outcomes.ts';

function failed(provider: 'ses' | 'twilio', facts: Partial<ProviderFailure>): string {
  const outcome = outcomeOfFailure({
    provider,
    code: null,
    httpStatus: null,
    message: '',
    transport: null,
    beforeSending: false,
    ...facts,
  });
  if (outcome.class === 'retry' && outcome.throttled) return 'retry throttled';
  if (outcome.class === 'halt' && outcome.awaits) return `halt ${outcome.awaits}`;
  return outcome.class === 'halt' && outcome.scope === 'country' ? 'halt country' : outcome.class;
}

describe('an SES answer means', () => {
  const cases: [code: string, message: string, httpStatus: number, expected: string][] = [
    ['Throttling', 'Maximum sending rate exceeded.', 400, 'retry throttled'],
    ['ThrottlingException', 'Rate exceeded', 400, 'retry throttled'],
    ['Throttling', 'Daily message quota exceeded.', 400, 'halt quota'],
    ['AccountThrottled', '', 200, 'retry throttled'],
    ['ACCOUNT_THROTTLED', '', 200, 'retry throttled'],
    ['AccountDailyQuotaExceeded', '', 200, 'halt quota'],
    ['TooManyRequestsException', '', 429, 'retry throttled'],
    ['LimitExceededException', '', 400, 'halt'],
    ['AccountSendingPausedException', '', 400, 'halt'],
    ['AccountSendingPaused', '', 400, 'halt'],
    ['CONFIGURATION_SET_NOT_FOUND', '', 200, 'halt'],
    ['CONFIGURATION_SET_DOES_NOT_EXIST', '', 200, 'halt'],
    ['TEMPLATE_NOT_FOUND', '', 200, 'halt'],
    ['MailFromDomainNotVerifiedException', '', 400, 'halt'],
    ['MessageRejected', 'Email address is not verified. The following identities failed…', 400, 'halt'],
    ['MessageRejected', 'Message contains a virus.', 400, 'rejected'],
    ['MESSAGE_REJECTED', '', 200, 'rejected'],
    ['InvalidParameterValue', 'Illegal address', 400, 'rejected'],
    ['INVALID_PARAMETER', '', 200, 'rejected'],
    ['InvalidClientTokenId', '', 403, 'halt'],
    ['SignatureDoesNotMatch', '', 403, 'halt'],
    ['TransientFailure', '', 200, 'retry'],
    ['Failed', '', 200, 'rejected'],
    ['ServiceUnavailable', '', 503, 'ambiguous'],
    ['InternalFailure', '', 500, 'ambiguous'],
    ['SomethingNew', '', 400, 'rejected'],
    ['SomethingNew', '', 403, 'halt'],
  ];
  test.each(cases)('%s (%s, HTTP %i) is %s', (code, message, httpStatus, expected) => {
    expect(failed('ses', { code, message, httpStatus })).toBe(expected);
  });

  test('a credentials error without any HTTP answer halts the lane', () => {
    expect(failed('ses', { code: 'CredentialsProviderError' })).toBe('halt');
  });
  test('an answer that cannot be read may have been an acceptance', () => {
    expect(failed('ses', { httpStatus: 200, message: 'XML parse error' })).toBe('ambiguous');
  });
});

describe('a Twilio answer means', () => {
  const cases: [code: string | null, httpStatus: number, expected: string][] = [
    ['20429', 429, 'retry throttled'],
    [null, 429, 'retry throttled'],
    ['21611', 429, 'retry throttled'],
    ['63038', 429, 'halt'],
    ['20003', 401, 'halt'],
    [null, 401, 'halt'],
    ['21606', 400, 'halt'],
    ['21408', 400, 'halt country'],
    ['21211', 400, 'rejected'],
    ['21610', 400, 'rejected'],
    ['21614', 400, 'rejected'],
    ['29999', 400, 'rejected'],
    ['20500', 500, 'ambiguous'],
    [null, 502, 'ambiguous'],
    [null, 201, 'ambiguous'],
  ];
  test.each(cases)('%s with HTTP %i is %s', (code, httpStatus, expected) => {
    expect(failed('twilio', { code, httpStatus })).toBe(expected);
  });
});

describe('a call without an answer', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED'])(
    'that broke with %s was never sent',
    (transport) => expect(failed('ses', { transport })).toBe('retry'),
  );
  test.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'AbortError', 'TimeoutError'])(
    'that broke with %s may have been accepted',
    (transport) => expect(failed('twilio', { transport })).toBe('ambiguous'),
  );
  test('that timed out while connecting was never sent', () => {
    expect(failed('ses', { transport: 'TimeoutError', beforeSending: true })).toBe('retry');
  });
  test('about which nothing at all is known may have been accepted', () => {
    expect(failed('twilio', {})).toBe('ambiguous');
  });
});

test('what a provider says is kept without addresses and numbers of people', () => {
  expect(withoutPeople('not verified: <budi+a@contoh.example>, siti@b.co')).toBe(
    'not verified: <[address]>, [address]',
  );
  expect(withoutPeople("The 'To' number +62 812-7776-3170 is not valid.")).toBe(
    "The 'To' number [number] is not valid.",
  );
  expect(withoutPeople('code 21211')).toBe('code 21211');
});
