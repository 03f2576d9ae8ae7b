/** Who calls, where the web process stands behind proxies: wrong tries are counted by the caller's own network. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aWeb, type TestWeb } from '../support/web.ts';

let behind: TestWeb;
let bare: TestWeb;

beforeAll(async () => {
  behind = await aWeb({ env: { AMENDS_TRUSTED_PROXIES: '127.0.0.0/8' } });
  bare = await aWeb();
});
afterAll(async () => {
  await behind.close();
  await bare.close();
});

async function wrongLinks(web: TestWeb, caller: string, tries: number): Promise<number> {
  let last = 0;
  for (let n = 0; n < tries; n++) {
    const headers = { 'x-forwarded-for': caller };
    last = (await web.call({ url: '/r/wrong', headers })).status;
  }
  return last;
}

describe('behind a proxy of our own', () => {
  test('one caller’s wrong links stop that caller’s network, and nobody else', async () => {
    expect(await wrongLinks(behind, '198.51.100.7', 31)).toBe(429);
    expect(await wrongLinks(behind, '198.51.100.8', 1)).toBe(404);
    expect(await wrongLinks(behind, '2001:db8:1:2::a', 31)).toBe(429);
    expect(await wrongLinks(behind, '2001:db8:1:2:ffff::b', 1)).toBe(429);
    expect(await wrongLinks(behind, '2001:db8:1:3::a', 1)).toBe(404);
  });

  test('what a caller claims before the proxy added who they are is not believed', async () => {
    expect(await wrongLinks(behind, '203.0.113.1, 198.51.100.7', 1)).toBe(429);
  });
});

test('without one, nobody is believed who says on whose behalf they call', async () => {
  for (let n = 0; n < 31; n++) await wrongLinks(bare, `198.51.100.${n}`, 1);
  expect(await wrongLinks(bare, '203.0.113.200', 1)).toBe(429);
});
