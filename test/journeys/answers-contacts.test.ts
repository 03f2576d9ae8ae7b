import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import {
  answersInAnyOrder,
  answerTo,
  greetingOf,
  seenBySenders,
  type SmallFile,
} from '../support/small-breach.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const columns = { id: { use: 'customer_id' }, mail: { use: 'email' }, hp: { use: 'phone' } };

function file(lines: readonly string[], more: object = {}): SmallFile {
  return { lines: ['id,mail,hp', ...lines], mapping: { default_country: 'ID', columns, ...more } };
}

const dated = (lines: readonly string[], more: object = {}): SmallFile => ({
  lines: ['id,mail,pada', ...lines],
  mapping: {
    columns: { id: { use: 'customer_id' }, mail: { use: 'email' }, pada: { use: 'contact_as_of' } },
    ...more,
  },
});

const named = (lines: readonly string[], more: object = {}): SmallFile => ({
  lines: ['id,nama', ...lines],
  mapping: { columns: { id: { use: 'customer_id' }, nama: { use: 'name', category: 'id.name' } }, ...more },
});

describe('the contact of a person', () => {
  test('comes from the best rank, however late and often another stands', async () => {
    for (const { persons } of await answersInAnyOrder(desk, {
      'a.csv': dated(['1,often@example.com,2026-01-01', '1,often@example.com,2026-01-02'], {
        contact_rank: 50,
      }),
      'b.csv': dated(['1,best@example.com,'], { contact_rank: 5 }),
    })) {
      expect(persons['1']!.contact_email).toBe('best@example.com');
    }
  });

  test('is the latest of one rank; an undated one is the oldest', async () => {
    for (const { persons } of await answersInAnyOrder(desk, {
      'a.csv': dated(['1,often@example.com,', '1,often@example.com,', '1,often@example.com,not a date']),
      'b.csv': dated(['1,late@example.com,31/12/2024', '1,early@example.com,2024-01-31']),
    })) {
      expect(persons['1']!.contact_email).toBe('late@example.com');
    }
  });

  test('is the one on most rows where rank and date tie, in any spelling', async () => {
    const { persons } = await answerTo(desk, {
      'a.csv': file([
        '1,One@Example.com,',
        '1, one@example.com ,0812 3456 7890',
        '1,two@example.com,+6281234567891',
        '1,,081234567890',
      ]),
    });
    expect(persons['1']).toMatchObject({ contact_email: 'one@example.com', contact_phone: '+6281234567890' });
  });

  test('is the same one whatever the order where everything ties', async () => {
    const lines = ['1,one@example.com,', '1,two@example.com,', '1,three@example.com,'];
    const incidentId = await desk.incident();
    const first = await answerTo(desk, { 'a.csv': file(lines) }, incidentId);
    const again = await answerTo(desk, { 'b.csv': file(lines.toReversed()) }, incidentId);
    expect(again.persons['1']!.contact_email).toBe(first.persons['1']!.contact_email);
  });

  test('may be a landline, which no SMS reaches, or an address no provider takes', async () => {
    const { incidentId, persons } = await answerTo(desk, {
      'a.csv': file(['1,büro@example.com,(021) 5550100', '2,a@bücher.example,0812 3456 7890']),
    });
    expect(persons['1']).toMatchObject({ contact_phone: '+62215550100' });
    expect(await seenBySenders(desk, incidentId, { customerId: '1' })).toMatchObject({
      has_email: false,
      has_sms: false,
      has_phone: true,
    });
    expect(persons['2']).toMatchObject({ contact_email: 'a@xn--bcher-kva.example' });
    expect(await seenBySenders(desk, incidentId, { customerId: '2' })).toMatchObject({
      has_email: true,
      has_sms: true,
    });
  });
});

describe('the name a person is greeted with', () => {
  test('comes from a source marked authoritative, or is left out', async () => {
    for (const { incidentId } of await answersInAnyOrder(desk, {
      'a.csv': named(['1,Kartu Orang Lain', '2,Tanpa Sumber']),
      'crm.csv': named(['1,Siti Aminah'], { authoritative_name: true, contact_rank: 999 }),
    })) {
      expect(await greetingOf(desk, incidentId, { customerId: '1' })).toBe('Siti Aminah');
      expect(await greetingOf(desk, incidentId, { customerId: '2' })).toBeNull();
    }
  });

  test('is not lost to an authoritative row that has no name', async () => {
    const { incidentId } = await answerTo(desk, {
      'a.csv': named(['1,', '1,-', '1,Siti Aminah', '1,'], { authoritative_name: true }),
    });
    expect(await greetingOf(desk, incidentId, { customerId: '1' })).toBe('Siti Aminah');
  });
});
