import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { answersInAnyOrder, answerTo, seenBySenders, type SmallFile } from '../support/small-breach.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const columns = {
  id: { use: 'customer_id' },
  mail: { use: 'email', category: 'con.email' },
  hp: { use: 'phone', category: 'con.phone' },
};
const file = (lines: readonly string[], more: object = {}): SmallFile => ({
  lines: ['id,mail,hp', ...lines],
  mapping: { default_country: 'ID', columns, ...more },
});
const crm = (lines: readonly string[], more: object = {}) => file(lines, { role: 'contact_only', ...more });
const shown = ({ persons }: { persons: object }) => persons;

describe('a leaked source', () => {
  test('makes people, and is the role of a file that states none', async () => {
    const { persons, result } = await answerTo(desk, {
      'a.csv': file(['1,a@example.com,', ',b@example.com,', ',,0812 3456 7890']),
    });
    expect(result.persons).toEqual({ customer_id: 1, email: 1, phone: 1 });
    expect(Object.keys(persons).sort()).toEqual(['+6281234567890', '1', 'b@example.com']);
  });
});

describe('a contact_only source', () => {
  test('gives contacts without exposing them, creates nobody, and counts in no rows or files', async () => {
    for (const { persons } of await answersInAnyOrder(desk, {
      'a.csv': file(['1,,', ',b@example.com,']),
      'crm.csv': crm([
        '1,new@example.com,+62 812-3456-7890',
        '9,nobody@example.com,',
        ',b@example.com,081234567891',
      ]),
    })) {
      expect(shown({ persons })).toEqual({
        '1': {
          exposure: {},
          contact_email: 'new@example.com',
          contact_phone: '+6281234567890',
          rows: 1,
          files: ['a.csv'],
          flags: [],
        },
        'b@example.com': {
          exposure: { 'con.email': 'plaintext' },
          contact_email: 'b@example.com',
          contact_phone: '+6281234567891',
          rows: 1,
          files: ['a.csv'],
          flags: [],
        },
      });
    }
  });

  test('never joins leaked rows: what it knows together stays two people', async () => {
    for (const { persons } of await answersInAnyOrder(desk, {
      'a.csv': file(['1,,', ',b@example.com,']),
      'crm.csv': crm(['1,b@example.com,']),
    })) {
      expect(Object.keys(persons).sort()).toEqual(['1', 'b@example.com']);
      expect(persons['1']).toMatchObject({ contact_email: 'b@example.com', rows: 1 });
    }
  });

  test('attaches nowhere where several people have its strongest key', async () => {
    const { persons } = await answerTo(desk, {
      'a.csv': file(['1,family@example.com,', '2,family@example.com,']),
      'crm.csv': crm([',family@example.com,081234567890']),
    });
    expect(persons['1']).toMatchObject({ contact_phone: null });
    expect(persons['2']).toMatchObject({ contact_phone: null });
  });

  test('decides by rank like every other contact', async () => {
    const { persons } = await answerTo(desk, {
      'a.csv': file(['1,old@example.com,', '1,old@example.com,']),
      'crm.csv': crm(['1,fresh@example.com,'], { contact_rank: 10 }),
    });
    expect(persons['1']).toMatchObject({ contact_email: 'fresh@example.com', rows: 2 });
  });
});

describe('a reference source', () => {
  test('joins what leaked apart, gives no exposure and no contact, and publishes nobody by itself', async () => {
    for (const { persons } of await answersInAnyOrder(desk, {
      'a.csv': file([',a@example.com,', ',,0812 3456 7890']),
      'ids.csv': file(['7,a@example.com,', '7,,081234567890', '8,c@example.com,'], { role: 'reference' }),
    })) {
      expect(shown({ persons })).toEqual({
        '7': {
          exposure: { 'con.email': 'plaintext', 'con.phone': 'plaintext' },
          contact_email: 'a@example.com',
          contact_phone: '+6281234567890',
          rows: 2,
          files: ['a.csv'],
          flags: [],
        },
      });
    }
  });

  test('makes a mailbox ambiguous when it knows a second owner', async () => {
    const { persons } = await answerTo(desk, {
      'a.csv': file(['1,a@example.com,', ',a@example.com,']),
      'ids.csv': file(['2,a@example.com,'], { role: 'reference' }),
    });
    expect(persons['a@example.com']).toMatchObject({ rows: 1, flags: ['ambiguous_identity'] });
    expect(Object.keys(persons).sort()).toEqual(['1', 'a@example.com']);
  });
});

describe('a suppression source', () => {
  test('marks the dead, holds the others, and touches nobody else', async () => {
    const lines = ['id,mail,dead', '1,,yes', '2,,', ',c@example.com,2020-01-31', '9,nobody@example.com,'];
    const stop = { ...columns, dead: { use: 'deceased' } };
    const { incidentId, persons } = await answerTo(desk, {
      'a.csv': file(['1,a@example.com,', '2,b@example.com,', '3,c@example.com,', '4,d@example.com,']),
      'stop.csv': {
        lines,
        mapping: { role: 'suppression', columns: { id: stop.id, mail: stop.mail, dead: stop.dead } },
      },
    });
    expect(Object.keys(persons).sort()).toEqual(['1', '2', '3', '4']);
    const facts = async (customerId: string) => {
      const { deceased, held } = await seenBySenders(desk, incidentId, { customerId });
      return { deceased, held };
    };
    expect(await facts('1')).toEqual({ deceased: true, held: false });
    expect(await facts('2')).toEqual({ deceased: false, held: true });
    expect(await facts('3')).toEqual({ deceased: true, held: false });
    expect(await facts('4')).toEqual({ deceased: false, held: false });
  });
});
