import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { isSignedByTwilio, readTwilioCallback, type TwilioCallback } from './twilio-callbacks.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const TOKEN = 'token';
const PUBLIC = 'https://amends.example/base';

function callback(
  form: Record<string, string>,
  pathAndQuery = '/webhooks/twilio?d=c7_9&a=2',
): TwilioCallback {
  const names = Object.keys(form).sort();
  const signed = new URL(pathAndQuery, PUBLIC).href + names.map((n) => n + form[n]).join('');
  const signature = createHmac('sha1', TOKEN).update(signed).digest('base64');
  return { pathAndQuery, signature, body: new URLSearchParams(form).toString() };
}

describe('a signature', () => {
  const right = callback({ MessageSid: 'SM1', MessageStatus: 'sent', To: '+6281234567890' });
  test('for exactly our public address is accepted', () => {
    expect(isSignedByTwilio(right, TOKEN, PUBLIC)).toBe(true);
  });
  test.each<[string, TwilioCallback, string, string]>([
    ['another token', right, 'other', PUBLIC],
    ['another host', right, TOKEN, 'https://evil.example'],
    ['http instead of https', right, TOKEN, 'http://amends.example'],
    ['a changed query', { ...right, pathAndQuery: '/webhooks/twilio?d=c7_10&a=2' }, TOKEN, PUBLIC],
    ['a changed field', { ...right, body: right.body.replace('sent', 'failed') }, TOKEN, PUBLIC],
    ['no signature', { ...right, signature: undefined }, TOKEN, PUBLIC],
    ['an empty signature', { ...right, signature: '' }, TOKEN, PUBLIC],
  ])('with %s is refused', (_, wrong, token, publicUrl) => {
    expect(isSignedByTwilio(wrong, token, publicUrl)).toBe(false);
  });
});

test.each([
  ['queued', undefined, 'accepted', false],
  ['sent', undefined, 'accepted', false],
  ['delivered', undefined, 'delivered', false],
  ['read', undefined, 'delivered', false],
  ['undelivered', '30003', 'undelivered', false],
  ['undelivered', '30006', 'undelivered', true],
  ['failed', '30007', 'failed', true],
  ['failed', '39999', 'failed', false],
  ['partially_delivered', undefined, null, false],
])('%s with error %s says %s', (status, error, kind, permanent) => {
  const form = { MessageSid: 'SM1', MessageStatus: status, ...(error ? { ErrorCode: error } : {}) };
  expect(readTwilioCallback(callback(form), NOW)).toEqual({
    provider: 'twilio',
    eventId: error ? `SM1:${status}:${error}` : `SM1:${status}`,
    type: status,
    tagD: 'c7_9',
    attemptNo: 2,
    kind,
    permanent,
    at: NOW,
    providerId: 'SM1',
    code: error ?? null,
  });
});

test('a callback without tags or about nothing names no attempt', () => {
  const bare = callback({ MessageSid: 'SM1', MessageStatus: 'sent' }, '/webhooks/twilio?a=-1');
  expect(readTwilioCallback(bare, NOW)).toMatchObject({ tagD: null, attemptNo: null });
  expect(readTwilioCallback(callback({ MessageStatus: 'sent' }), NOW)).toBeNull();
});
