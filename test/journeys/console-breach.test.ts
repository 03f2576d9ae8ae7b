/** A whole breach in the console: two people, mouse and keyboard, from signing in to a proof that holds without us. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import * as breach from '../support/console-breach.ts';
import { aHouse, type House } from '../support/console-house.ts';
import { PATIENCE_MS } from '../support/console.ts';
import { membersOfZip } from '../support/unzip.ts';

let house: House;
let people: breach.People;

beforeAll(async () => {
  house = await aHouse();
  people = await breach.sitDown(house);
}, 4 * PATIENCE_MS);
afterAll(async () => {
  await house?.close();
});

/** Every page they stand on is well for whoever cannot see or use a mouse. */
const seen = async (name: string, page: Page): Promise<void> => {
  expect(await house.flaws(page)).toEqual([]);
  await house.shot(page, `breach-${name}`);
};

test(
  'a breach is declared, its file read, and its people found',
  async () => {
    await breach.declare(people, seen);
    await breach.bringIn(people, seen);
  },
  6 * PATIENCE_MS,
);

test(
  'texts are written, an offer is approved by the other person, and everybody is told',
  async () => {
    await breach.write(people, seen);
    await breach.compensate(people, seen);
    await breach.tell(people, seen);
    const byChannel = house.sandbox.accepted.map(({ channel }) => channel).sort();
    expect(byChannel).toEqual(['email', 'email', 'email', 'email', 'sms', 'sms', 'sms']);
  },
  8 * PATIENCE_MS,
);

test(
  'the proof is downloaded, and the books agree',
  async () => {
    const zip = await breach.prove(people, seen);
    expect([...(await membersOfZip(zip)).keys()]).toContain('VERIFY.txt');
  },
  6 * PATIENCE_MS,
);
