/** What the test files about money share: a desk for all of the file, and books that prove after every test. */
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { aProvingDesk, type ProvingDesk } from './reconciliation.ts';

/** `made` keeps what the tests work with; called once, before the first. */
export function onProvenBooks(made: (proving: ProvingDesk) => void): void {
  let proving: ProvingDesk;
  beforeAll(async () => {
    proving = await aProvingDesk();
    made(proving);
  });
  afterEach(async () => {
    expect(await proving.failing()).toEqual([]);
  });
  afterAll(() => proving.desk.close());
}
