import { describe, expect, test } from '@jest/globals';
import { brakeOf, type HourCounts, keptBrake, mailboxBrakeOf, NO_COUNTS } from './brakes.ts';

const hour = (counts: Partial<HourCounts>): HourCounts => ({ ...NO_COUNTS, ...counts });

describe('a brake', () => {
  test.each([
    ['nothing happened', {}, 'none'],
    ['499 were accepted, whatever became of them', { accepted: 499, hard: 499, complained: 499 }, 'none'],
    ['just under 4 % of 500 bounced for good', { accepted: 500, hard: 19 }, 'none'],
    ['4 % did', { accepted: 500, hard: 20 }, 'slow'],
    ['just under 8 % did', { accepted: 500, hard: 39 }, 'slow'],
    ['8 % did', { accepted: 500, hard: 40 }, 'stop'],
    ['just under 0.3 % complained', { accepted: 1000, complained: 2 }, 'none'],
    ['0.3 % complained', { accepted: 1000, complained: 3 }, 'stop'],
    ['99 were refused and nothing else happened', { rejected: 99 }, 'none'],
    ['half of two hundred answers were refusals', { accepted: 100, rejected: 100 }, 'stop'],
    ['refusals are few among many', { accepted: 5_000, rejected: 400 }, 'none'],
  ] as const)('where %s: %j is %s', (_, counts, pull) => {
    expect(brakeOf(hour(counts)).pull).toBe(pull);
  });

  test('says the figures it was pulled for', () => {
    expect(brakeOf(hour({ accepted: 1000, hard: 82 }))).toMatchObject({
      pull: 'stop',
      reason: '8.2 % (82 of 1000) accepted in the last hour bounced for good.',
    });
  });

  test.each([{ accepted: 1000, hard: 82 }, { accepted: 12_000, complained: 40 }, { rejected: 1_200 }])(
    'pulled for %j is read in both languages from the sentence that was kept',
    (counts) => {
      const brake = brakeOf(hour(counts));
      if (brake.pull === 'none') throw new Error('it must be pulled');
      expect(keptBrake(brake.reason)).toEqual(brake.words);
    },
  );

  test('is not read from what others say', () => {
    for (const said of ['Sending paused.', '8.2 % (82 of 1000) of something else.', '']) {
      expect(keptBrake(said)).toBeNull();
    }
  });

  test('slows a mailbox provider that puts us off, and never stops it alone', () => {
    expect(mailboxBrakeOf(hour({ accepted: 100, deferred: 9 })).pull).toBe('none');
    expect(mailboxBrakeOf(hour({ accepted: 100, deferred: 10 })).pull).toBe('slow');
    expect(mailboxBrakeOf(hour({ accepted: 100, deferred: 100, hard: 100 })).pull).toBe('slow');
  });
});
