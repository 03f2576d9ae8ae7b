import { describe, expect, test } from '@jest/globals';
import { askedFault, faultRule, isOver, means } from './faults.ts';
import { withEventFault } from './event-faults.ts';
import { emailFate, smsFate } from './sentinels.ts';

describe('an address asks for its fault', () => {
  test.each([
    ['fault-throttle@example.com', 'throttle', 1],
    ['fault-daily-quota-99.budi@example.com', 'daily_quota', 99],
    ['Fault-Drop-Answer+7@example.com', 'drop_answer', 1],
    ['fault-hang-2@example.com', 'hang', 2],
    ['fault-hang-before@example.com', 'hang_before', 1],
    ['fault-events-forged@example.com', 'events_forged', 1],
  ])('%s', (address, fault, times) => expect(askedFault('email', address)).toEqual({ fault, times }));

  test.each(['hangga@example.com', 'fault-line@example.com', 'slow@example.com', 'fault-slower@example.com'])(
    '%s asks for nothing',
    (address) => expect(askedFault('email', address)).toBeNull(),
  );

  test('a number asks by its last seven digits', () => {
    expect(askedFault('sms', '+628120000016')).toEqual({ fault: 'drop_answer', times: 1 });
    expect(askedFault('sms', '+6281277763170')).toBeNull();
  });
});

const rule = (asked: object) => faultRule(asked, '1', 1000);

describe('a rule', () => {
  test('is refused in one sentence when it makes no sense', () => {
    expect(() => rule({ fault: 'flood' })).toThrow(/^fault must be one of throttle, /);
    expect(() => rule({ fault: 'throttle', share: 5 })).toThrow('share must be from 0 to 1.');
    expect(() => rule({ fault: 'throttle', channel: 'fax' })).toThrow('channel must be email or sms.');
    expect(() => rule({ fault: 'events_silence' })).toThrow('events_silence needs forMs.');
    expect(() => rule({ fault: 'slow', delayMs: 'long' })).toThrow('delayMs must be a number from 0.');
  });

  test('means everyone, a channel, a domain, a country or one address', () => {
    const meant = (asked: object) =>
      means(rule({ fault: 'throttle', ...asked }), 'email', 'Budi@Surat.example');
    expect(meant({})).toBe(true);
    expect(meant({ channel: 'sms' })).toBe(false);
    expect(meant({ to: '@surat.example' })).toBe(true);
    expect(meant({ to: '@example' })).toBe(false);
    expect(meant({ to: 'BUDI@surat.example' })).toBe(true);
    expect(means(rule({ fault: 'throttle', to: '+62' }), 'sms', '+62812')).toBe(true);
  });

  test('ends by count and by time', () => {
    expect(isOver(rule({ fault: 'throttle', times: 0 }), 1000)).toBe(true);
    expect(isOver(rule({ fault: 'throttle', forMs: 50 }), 1049)).toBe(false);
    expect(isOver(rule({ fault: 'throttle', forMs: 50 }), 1050)).toBe(true);
  });
});

describe('the events of an accepted message', () => {
  const plan = emailFate('budi@example.com');
  const told = (fault: Parameters<typeof withEventFault>[1]) =>
    withEventFault(plan, fault, { channel: 'email', delayMs: 1000 })
      .toSorted((a, b) => a.afterMs - b.afterMs)
      .map(
        ({ type, copyOf, forged }) =>
          `${type}${copyOf === undefined ? '' : ' again'}${forged ? ' forged' : ''}`,
      );

  test('are late, twice, in no order, never, put off or forged', () => {
    expect(told('events_late')).toEqual(['Send', 'Delivery']);
    expect(withEventFault(plan, 'events_late', { channel: 'email', delayMs: null })[0]?.afterMs).toBe(30_020);
    const silent = withEventFault(plan, 'events_silence', { channel: 'email', delayMs: null });
    expect(silent.map(({ afterMs }) => afterMs > 120_000)).toEqual([true, true]);
    expect(told('events_twice')).toEqual(['Send', 'Send again', 'Delivery', 'Delivery again']);
    expect(told('events_disordered')).toEqual(['Delivery', 'Send']);
    expect(told('events_never')).toEqual([]);
    expect(told('deferral')).toEqual(['Send', 'DeliveryDelay', 'Delivery']);
    expect(told('events_forged')).toEqual(['Bounce forged', 'Send', 'Delivery']);
  });

  test('of an SMS too', () => {
    const sms = smsFate('+6281277763170');
    const forged = withEventFault(sms.accepted ? sms.events : [], 'events_forged', {
      channel: 'sms',
      delayMs: null,
    });
    expect(forged.at(-1)).toMatchObject({ type: 'undelivered', forged: true });
  });
});
