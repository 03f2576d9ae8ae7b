import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { answerTo, published, refOf, takeSmall, type SmallFile } from '../support/small-breach.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

function file(lines: readonly string[], more: object = {}): SmallFile {
  return {
    lines: ['id,mail,hp,kartu', ...lines],
    mapping: {
      default_country: 'ID',
      columns: {
        id: { use: 'customer_id' },
        mail: { use: 'email' },
        hp: { use: 'phone' },
        kartu: { category: 'fin.pan' },
      },
      ...more,
    },
  };
}
const CARD = '4111111111111111';
const leaksCard = { exposure: { 'fin.pan': 'plaintext' } };

describe('a late source', () => {
  test('that names a second owner splits the mailbox off again, and nobody changes his id', async () => {
    const incidentId = await desk.incident();
    const before = await answerTo(
      desk,
      { 'a.csv': file(['1,x@example.com,,', `,x@example.com,,${CARD}`]) },
      incidentId,
    );
    expect(before.persons).toMatchObject({ '1': { ...leaksCard, rows: 2 } });
    expect(Object.keys(before.persons)).toEqual(['1']);
    const one = await refOf(desk, incidentId, { customerId: '1' });
    const after = await answerTo(desk, { 'b.csv': file(['2,x@example.com,,']) }, incidentId);
    expect(after.persons).toMatchObject({
      '1': { exposure: {}, rows: 1, flags: [] },
      '2': { exposure: {}, rows: 1, flags: [] },
      'x@example.com': { ...leaksCard, rows: 1, flags: ['ambiguous_identity'] },
    });
    expect(await refOf(desk, incidentId, { customerId: '1' })).toEqual(one);
    expect(after.result.run).toBe(before.result.run + 1);
  });

  test('that names the only owner absorbs whoever stood alone, who points at the survivor', async () => {
    const incidentId = await desk.incident();
    await answerTo(desk, { 'a.csv': file([`,x@example.com,,${CARD}`]) }, incidentId);
    const alone = await refOf(desk, incidentId, { email: 'x@example.com' });
    const joined = await answerTo(desk, { 'b.csv': file(['1,x@example.com,,']) }, incidentId);
    expect(joined.persons).toMatchObject({ '1': { ...leaksCard, rows: 2, files: ['a.csv', 'b.csv'] } });
    expect(Object.keys(joined.persons)).toEqual(['1']);
    const survivor = await refOf(desk, incidentId, { customerId: '1' });
    expect(await desk.people.person(incidentId, alone)).toMatchObject({ survivor, profileId: null });
    // A third file names a second owner: whoever once stood alone stands alone again, as the same person.
    const apart = await answerTo(desk, { 'c.csv': file(['2,x@example.com,,']) }, incidentId);
    expect(apart.persons['x@example.com']).toMatchObject({ ...leaksCard, flags: ['ambiguous_identity'] });
    const again = await desk.people.person(incidentId, alone);
    expect(again).toMatchObject({ survivor: null, flags: ['ambiguous_identity'] });
  });

  test('moves a phone with the mailbox it stood by', async () => {
    const incidentId = await desk.incident();
    const hp = '0812 3456 7890';
    const first = await answerTo(
      desk,
      { 'a.csv': file(['1,x@example.com,,', `,x@example.com,${hp},`, `,,${hp},${CARD}`]) },
      incidentId,
    );
    expect(first.persons).toMatchObject({ '1': { ...leaksCard, rows: 3 } });
    const then = await answerTo(desk, { 'b.csv': file(['2,x@example.com,,']) }, incidentId);
    expect(then.persons).toMatchObject({
      '1': { rows: 1, exposure: {} },
      '2': { rows: 1, exposure: {} },
      'x@example.com': {
        ...leaksCard,
        rows: 2,
        contact_phone: '+6281234567890',
        flags: ['ambiguous_identity'],
      },
    });
    const last = await answerTo(desk, { 'c.csv': file([`3,,${hp},`]) }, incidentId);
    expect(last.persons).toMatchObject({
      'x@example.com': { exposure: {}, rows: 1 },
      '3': { rows: 1, exposure: {} },
      '+6281234567890': { ...leaksCard, rows: 1, flags: ['ambiguous_identity'] },
    });
  });

  test('of another role changes who somebody is only by what it joins', async () => {
    const incidentId = await desk.incident();
    await answerTo(desk, { 'a.csv': file([',x@example.com,,', `,,081234567890,${CARD}`]) }, incidentId);
    const contacts = await answerTo(
      desk,
      { 'crm.csv': file(['1,x@example.com,081234567890,'], { role: 'contact_only' }) },
      incidentId,
    );
    expect(Object.keys(contacts.persons).sort()).toEqual(['+6281234567890', 'x@example.com']);
    const joined = await answerTo(
      desk,
      { 'ids.csv': file(['1,x@example.com,0812-3456-7890,'], { role: 'reference' }) },
      incidentId,
    );
    expect(joined.persons).toEqual({
      '1': expect.objectContaining({ ...leaksCard, rows: 2, files: ['a.csv'] }),
    });
  });

  test('mapped anew gives what it would have given at first', async () => {
    const incidentId = await desk.incident();
    const first = await answerTo(
      desk,
      { 'a.csv': file(['1,x@example.com,,', `,x@example.com,,${CARD}`]) },
      incidentId,
    );
    await takeSmall(desk, incidentId, {
      'a.csv': file(['1,x@example.com,,', `,x@example.com,,${CARD}`], {
        columns: { id: {}, mail: { use: 'email' }, hp: { use: 'phone' }, kartu: { category: 'fin.bank' } },
      }),
    });
    const second = await published(desk, incidentId);
    expect(second.persons).toEqual({
      'x@example.com': expect.objectContaining({ exposure: { 'fin.bank': 'plaintext' }, rows: 2 }),
    });
    await takeSmall(desk, incidentId, { 'a.csv': file(['1,x@example.com,,', `,x@example.com,,${CARD}`]) });
    expect((await published(desk, incidentId)).persons).toEqual(first.persons);
  });
});
