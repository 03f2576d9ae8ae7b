import { describe, expect, test } from '@jest/globals';
import { Secret } from '../../kernel/secret.ts';
import { isSigned, signedHeaders } from './webhook-signature.ts';

/** The example that Standard Webhooks publishes for its libraries. */
const SECRET = new Secret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';
const AT_MS = 1_614_265_330_000;
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

describe('a signature of Standard Webhooks', () => {
  const given = { id: ID, body: BODY, timestamp: '1614265330', signature: SIGNATURE };

  test('is the one its example has', () => {
    expect(signedHeaders(SECRET, { id: ID, body: BODY }, AT_MS)).toEqual({
      'webhook-id': ID,
      'webhook-timestamp': '1614265330',
      'webhook-signature': SIGNATURE,
    });
    expect(isSigned(SECRET, given, AT_MS)).toBe(true);
  });

  test('may be one of several, as secrets rotate', () => {
    const signature = `v1,${Buffer.alloc(32).toString('base64')} v2,x ${SIGNATURE}`;
    expect(isSigned(SECRET, { ...given, signature }, AT_MS)).toBe(true);
  });

  test.each([
    ['of another body', { ...given, body: `${BODY} ` }],
    ['of another message', { ...given, id: 'msg_2' }],
    ['of another second', { ...given, timestamp: '1614265331' }],
    ['that is cut off', { ...given, signature: SIGNATURE.slice(0, 20) }],
    ['of no version', { ...given, signature: SIGNATURE.slice(3) }],
    ['that is absent', { ...given, signature: '' }],
    ['of no time', { ...given, timestamp: '' }],
  ])('is refused %s', (_, other) => {
    expect(isSigned(SECRET, other, AT_MS)).toBe(false);
  });

  test('is refused five minutes before and after', () => {
    expect(isSigned(SECRET, given, AT_MS + 299_000)).toBe(true);
    expect(isSigned(SECRET, given, AT_MS + 301_000)).toBe(false);
    expect(isSigned(SECRET, given, AT_MS - 301_000)).toBe(false);
  });
});
