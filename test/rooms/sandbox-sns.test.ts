import { createSign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pinnedCertificate, SnsVerifier, type SnsVerdict } from '../../src/receipts/providers/sns.ts';
import { signingIdentity } from '../../src/sandbox/certificate.ts';

const ARN = 'arn:aws:sns:eu-west-1:123456789012:events';
const ADDRESS = `https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-${'ab'.repeat(16)}.pem`;
const NOW = new Date();
const dir = mkdtempSync(join(tmpdir(), 'amends-sns-'));
const identity = signingIdentity(dir);
const pin = { url: ADDRESS, pem: identity.certificatePem };
afterAll(() => rmSync(dir, { recursive: true }));

type Fields = Record<string, string>;

function signed(fields: Fields, version: '1' | '2' = '2'): Fields {
  const names =
    fields['Type'] === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.filter((n) => n in fields).map((n) => `${n}\n${fields[n]}\n`);
  const signer = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256').update(text.join(''));
  const Signature = signer.sign(identity.privateKeyPem, 'base64');
  return { ...fields, SignatureVersion: version, Signature, SigningCertURL: ADDRESS };
}

const common = { MessageId: 'm1', TopicArn: ARN, Message: '{"a":1}', Timestamp: '2026-01-01T00:00:00.000Z' };
const notification: Fields = { Type: 'Notification', ...common };
const asked = { ...common, Token: 'tok', SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=x' };
const subscription: Fields = { Type: 'SubscriptionConfirmation', ...asked };
const farewell: Fields = { Type: 'UnsubscribeConfirmation', ...asked };

function verify(
  fields: Fields,
  verifier = new SnsVerifier([ARN], pinnedCertificate(pin)),
): Promise<SnsVerdict> {
  return verifier.verify(JSON.stringify(fields), NOW);
}

describe('a rightly signed', () => {
  const kinds = [notification, { ...notification, Subject: 'Hello' }, subscription, farewell];
  for (const version of ['1', '2'] as const) {
    for (const fields of kinds) {
      test(`${fields['Type']}${fields['Subject'] ? ' with a subject' : ''} of version ${version} is taken`, async () => {
        expect(await verify(signed(fields, version))).toEqual({
          ok: true,
          message: {
            type: fields['Type'],
            messageId: 'm1',
            topicArn: ARN,
            message: '{"a":1}',
            token: fields['Token'] ?? '',
          },
        });
      });
    }
  }
});

describe('what is not from our topic is refused:', () => {
  const whole = signed({ ...notification, Subject: 'Hello' });
  test.each<[string, Fields, string]>([
    ['a changed message', { ...whole, Message: '{"a":2}' }, 'signature'],
    ['a changed subject', { ...whole, Subject: 'Bye' }, 'signature'],
    ['a changed time', { ...whole, Timestamp: '2026-01-01T00:00:01.000Z' }, 'signature'],
    ['a notification called a confirmation', { ...whole, Type: 'SubscriptionConfirmation' }, 'signature'],
    ['a signature of the other version', { ...whole, SignatureVersion: '1' }, 'signature'],
    ['no signature', { ...whole, Signature: '' }, 'signature'],
    ['an unknown version', { ...whole, SignatureVersion: '3' }, 'malformed'],
    ['an inherited version', { ...whole, SignatureVersion: 'constructor' }, 'malformed'],
    ['an unknown type', { ...whole, Type: 'Other' }, 'malformed'],
    ['another topic', signed({ ...notification, TopicArn: `${ARN}2` }), 'topic'],
    [
      'a certificate elsewhere',
      { ...whole, SigningCertURL: `https://evil.example/x?${ADDRESS}` },
      'certificate_address',
    ],
    [
      'a certificate over http',
      { ...whole, SigningCertURL: ADDRESS.replace('https', 'http') },
      'certificate_address',
    ],
    [
      'a look-alike host',
      { ...whole, SigningCertURL: ADDRESS.replace('amazonaws.com', 'amazonaws.com.evil.example') },
      'certificate_address',
    ],
    [
      'a bucket path',
      { ...whole, SigningCertURL: ADDRESS.replace('/Simple', '/b/Simple') },
      'certificate_address',
    ],
    [
      'credentials in the address',
      { ...whole, SigningCertURL: ADDRESS.replace('sns.', 'a@sns.') },
      'certificate_address',
    ],
    [
      'another certificate than the pinned',
      { ...whole, SigningCertURL: ADDRESS.replace('abab', 'abac') },
      'unavailable',
    ],
  ])('%s', async (_, fields, reason) => {
    expect(await verify(fields)).toEqual({ ok: false, reason });
  });

  test.each(['', 'not json', '[]', 'null', '"x"', '{"Type":["Notification"]}'])(
    'the body %j',
    async (body) => {
      const verifier = new SnsVerifier([ARN], pinnedCertificate(pin));
      expect(await verifier.verify(body, NOW)).toEqual({ ok: false, reason: 'malformed' });
    },
  );

  test('a certificate that is no longer valid', async () => {
    const verifier = new SnsVerifier([ARN], pinnedCertificate(pin));
    const later = new Date(NOW.getTime() + 40 * 365 * 86_400_000);
    expect(await verifier.verify(JSON.stringify(whole), later)).toEqual({ ok: false, reason: 'signature' });
  });
});

test('one failed certificate fetch is not remembered, a good one is', async () => {
  let calls = 0;
  const verifier = new SnsVerifier([ARN], async () => {
    calls += 1;
    if (calls === 1) throw new Error('503');
    if (calls === 2) return 'Service Unavailable';
    return identity.certificatePem;
  });
  const reasons = [];
  for (let i = 0; i < 4; i += 1) {
    const verdict = await verify(signed(notification), verifier);
    reasons.push(verdict.ok ? 'ok' : verdict.reason);
  }
  expect(reasons).toEqual(['unavailable', 'unavailable', 'ok', 'ok']);
  expect(calls).toBe(3);
});
