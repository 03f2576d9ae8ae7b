import { expect, test } from '@jest/globals';
import { burstOf, networkOf } from './wrong-tries.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, network) => expect(networkOf(address)).toBe(network));

test.each([
  [29, 0],
  [30, 30],
  [31, 0],
  [60, 30],
  [90, 0],
  [120, 60],
  [240, 120],
])('the %sth wrong try of thirty allowed writes of %s more', (tries, more) =>
  expect(burstOf(tries, 30)).toBe(more),
);
