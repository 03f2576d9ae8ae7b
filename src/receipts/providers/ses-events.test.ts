import { expect, test } from '@jest/globals';
import { readSesEvent } from './ses-events.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const mail = {
  messageId: 'm-1',
  timestamp: '2026-01-01T00:00:00.000Z',
  tags: { 'ses:configuration-set': ['amends'], d: ['c7_9'], a: ['2'] },
};
const read = (event: object) => readSesEvent(JSON.stringify(event), 'sns-1', NOW);

test('a Send event proves acceptance for exactly one attempt', () => {
  expect(read({ eventType: 'Send', mail, send: {} })).toEqual({
    provider: 'ses',
    eventId: 'sns-1',
    type: 'Send',
    tagD: 'c7_9',
    attemptNo: 2,
    kind: 'accepted',
    permanent: false,
    at: new Date('2026-01-01T00:00:00.000Z'),
    providerId: 'm-1',
    code: null,
  });
});

test.each([
  ['Permanent', 'General', true],
  ['Permanent', 'OnAccountSuppressionList', true],
  ['Transient', 'MailboxFull', false],
  ['Undetermined', undefined, false],
])('a %s bounce (%s) is permanent: %s', (bounceType, bounceSubType, permanent) => {
  const bounce = { bounceType, bounceSubType, timestamp: '2026-01-01T01:00:00Z', bouncedRecipients: [] };
  expect(read({ eventType: 'Bounce', mail, bounce })).toMatchObject({
    kind: 'bounced',
    permanent,
    code: `${bounceType}/${bounceSubType ?? 'Undetermined'}`,
    at: new Date('2026-01-01T01:00:00Z'),
  });
});

test.each([
  ['Delivery', 'delivered'],
  ['DeliveryDelay', 'delayed'],
  ['Complaint', 'complained'],
  ['Reject', 'failed'],
  ['Rendering Failure', 'failed'],
  ['Open', null],
  ['Something New', null],
  ['constructor', null],
])('%s says %s', (eventType, kind) => {
  expect(read({ eventType, mail })).toMatchObject({ type: eventType, kind });
});

test('without a configuration set an event carries no tags and names no attempt', () => {
  const bare = { messageId: 'm-2', timestamp: 'not a date' };
  expect(read({ notificationType: 'Delivery', mail: bare })).toMatchObject({
    tagD: null,
    attemptNo: null,
    at: NOW,
  });
});

test('what is no SES event is nothing', () => {
  expect(
    readSesEvent('Successfully validated SNS topic for Amazon SES event publishing.', 'x', NOW),
  ).toBeNull();
  expect(read({})).toBeNull();
  expect(readSesEvent('[1]', 'x', NOW)).toBeNull();
});

test('an address is never part of the evidence', () => {
  const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'a@b.example' }] };
  expect(JSON.stringify(read({ eventType: 'Bounce', mail, bounce }))).not.toContain('@');
});
