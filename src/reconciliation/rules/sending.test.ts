import { describe, expect, test } from '@jest/globals';
import { centsOf, type PriceLine, priceOn, sendingOf, type SentUnits } from './sending.ts';

const line = (change: Partial<PriceLine>): PriceLine => ({
  channel: 'sms',
  country: 'ID',
  micros: 450_000n,
  source: 'list',
  pricedOn: '2026-04-01',
  shipped: true,
  ...change,
});
const sent = (change: Partial<SentUnits>): SentUnits => ({
  channel: 'sms',
  country: 'ID',
  day: '2026-06-01',
  units: 1,
  doubtful: 0,
  ...change,
});

describe('the price of a day', () => {
  const contract = line({ micros: 400_000n, source: 'contract', pricedOn: '2026-06-10', shipped: false });
  const older = line({ micros: 420_000n, source: 'old contract', pricedOn: '2026-01-01', shipped: false });

  test.each<[string, PriceLine[], string, bigint]>([
    ['is the shipped one where nobody set another', [line({})], '2026-06-01', 450_000n],
    ['is not yet that of a contract from a later day', [contract, line({})], '2026-06-09', 450_000n],
    ['is that of the contract from its day on', [contract, line({})], '2026-06-10', 400_000n],
    ['is that of a contract older than the shipped list', [older, line({})], '2026-03-01', 420_000n],
    ['is of the newest day, whenever it was entered', [older, contract, line({})], '2026-07-01', 400_000n],
    [
      'is as it was corrected last',
      [line({ micros: 1n, pricedOn: '2026-06-10', shipped: false }), contract, line({})],
      '2026-07-01',
      1n,
    ],
  ])('%s', (_, lines, day, micros) => {
    expect(priceOn(lines, sent({ day }))?.micros).toBe(micros);
  });

  test('is of the country before that of all others, and none for a hand-over', () => {
    const lines = [line({ country: '', micros: 9n }), line({})];
    expect(priceOn(lines, sent({}))?.micros).toBe(450_000n);
    expect(priceOn(lines, sent({ country: 'FR' }))?.micros).toBe(9n);
    expect(priceOn(lines, sent({ channel: 'handover' }))).toBeNull();
  });
});

test('what was taken and what is in doubt are reckoned apart, by channel, country and day', () => {
  const sending = sendingOf(
    [
      sent({ units: 4, doubtful: 1 }),
      sent({ units: 2, day: '2026-06-02' }),
      sent({ country: 'FR', units: 3 }),
      sent({ channel: 'handover', units: 5 }),
    ],
    [line({}), line({ country: '', micros: 250_000n, source: 'others' })],
  );
  expect(sending.channels).toEqual([
    { channel: 'sms', units: 9, doubtful: 1, estimateMicros: 3_450_000n, doubtfulMicros: 450_000n },
    { channel: 'handover', units: 5, doubtful: 0, estimateMicros: null, doubtfulMicros: null },
  ]);
  expect(sending.places.map(({ country, units, sources }) => [country, units, sources])).toEqual([
    ['FR', 3, ['others (2026-04-01)']],
    ['ID', 6, ['list (2026-04-01)']],
    ['ID', 5, []],
  ]);
  expect(sending.days.map(({ day, channel, units }) => `${day} ${channel} ${units}`)).toEqual([
    '2026-06-01 sms 7',
    '2026-06-01 handover 5',
    '2026-06-02 sms 2',
  ]);
});

test('an estimate is never rounded down', () => {
  expect([0n, 1n, 10_000n, 10_001n].map(centsOf)).toEqual([0n, 1n, 1n, 2n]);
});
