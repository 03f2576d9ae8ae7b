import { describe, expect, test } from '@jest/globals';
import { CATEGORY_CODES, FORMS } from '../../incidents/catalogue/exposure.ts';
import { Refusal } from './asker.ts';
import { readMapping } from './mapping.ts';
import { bindMapping, type Plan } from './plan.ts';
import { stageRecord, type SubjectRow } from './stage.ts';

const AS_OF = new Date('2026-01-01T00:00:00Z');

function planOf(body: { columns: object }): Plan {
  const mapping = readMapping('x.csv', body);
  if (mapping instanceof Refusal) throw mapping;
  const plan = bindMapping('x.csv', mapping, Object.keys(body.columns));
  if (plan instanceof Refusal) throw plan;
  return plan;
}

function rowsOf(body: { columns: object }, cells: readonly string[]): readonly SubjectRow[] {
  const answer = stageRecord(planOf(body), cells, AS_OF);
  return answer.verdict === 'staged' ? answer.rows : [];
}

function exposed(row: SubjectRow | undefined): Record<string, string> {
  const found = CATEGORY_CODES.map(
    (code, i) => [code, FORMS.filter((_, f) => row!.exposure[i]! & (0x80 >> f))] as const,
  );
  return Object.fromEntries(
    found.filter(([, forms]) => forms.length > 0).map(([code, forms]) => [code, forms.join()]),
  );
}

const people = {
  default_country: 'ID',
  columns: {
    id: { use: 'customer_id' },
    surel: { use: 'email', category: 'con.email' },
    hp: { use: 'phone', category: 'con.phone' },
  },
};

describe('verdicts', () => {
  test.each([
    ['too few cells', ['1', 'a@example.com'], 'column_count'],
    ['too many cells', ['1', 'a@example.com', '', ''], 'column_count'],
    ['nothing to know a person by', ['-', 'null', ''], 'no_key'],
    ['only invalid addresses', ['', 'siti at example.com', '123'], 'no_key'],
  ])('%s: %j is %s', (_, cells, reason) => {
    expect(stageRecord(planOf(people), cells, AS_OF)).toEqual({ verdict: 'rejected', reason });
  });

  test('an invalid address beside a key keeps the row, its category and a warning', () => {
    const answer = stageRecord(planOf(people), [' 007 ', 'siti at example.com', '123'], AS_OF);
    expect(answer).toMatchObject({
      verdict: 'staged',
      invalidEmails: 1,
      invalidPhones: 1,
      keylessSubjects: 0,
    });
    const [row] = answer.verdict === 'staged' ? answer.rows : [];
    expect(row).toMatchObject({ customerId: '007', email: null, phone: null, country: 'ID' });
    expect(exposed(row)).toEqual({ 'con.email': 'plaintext', 'con.phone': 'plaintext' });
  });

  test('a record outside only_when is none of ours', () => {
    const scoped = { ...people, only_when: [{ column: 'id', not_in: ['9'] }] };
    expect(stageRecord(planOf(scoped), ['9', 'a@example.com', ''], AS_OF)).toEqual({
      verdict: 'out_of_scope',
    });
    expect(rowsOf(scoped, ['8', 'a@example.com', ''])).toHaveLength(1);
  });
});

describe('exposure', () => {
  test('only present cells expose, and the worse of two columns counts', () => {
    const cards = {
      columns: {
        surel: { use: 'email' },
        kartu: { category: 'fin.pan' },
        ref: { category: 'fin.pan' },
        nik: { category: 'gov.nik' },
      },
      constants: [{ category: 'gov.idscan' }],
    };
    expect(exposed(rowsOf(cards, ['a@b.id', '4111 11** **** 2650', '4111111111111111', 'n/a'])[0])).toEqual({
      'fin.pan': 'plaintext',
      'gov.idscan': 'plaintext',
    });
    expect(exposed(rowsOf(cards, ['a@b.id', '2650', '-', '3174********2085'])[0])).toEqual({
      'fin.pan': 'masked',
      'gov.nik': 'masked',
      'gov.idscan': 'plaintext',
    });
  });

  test('present_when makes a flag column a category', () => {
    const flags = {
      columns: {
        surel: { use: 'email' },
        foto: { category: 'gov.idscan', present_when: ['Y'] },
        nik: { category: 'gov.nik', present_when: { column: 'foto', in: ['Y'] } },
      },
    };
    expect(exposed(rowsOf(flags, ['a@b.id', 'Y', '1'])[0])).toEqual({
      'gov.idscan': 'plaintext',
      'gov.nik': 'plaintext',
    });
    expect(exposed(rowsOf(flags, ['a@b.id', 'N', '1'])[0])).toEqual({});
  });
});

describe('subjects', () => {
  const family = {
    subjects: { holder: {}, anak: { role: 'contact', minor: true } },
    columns: {
      surel: { use: 'email', category: 'con.email' },
      surel_anak: { use: 'email', subject: 'anak' },
      nama_anak: { category: 'spc.child', subject: 'anak' },
    },
  };

  test('each with a key gets a row with its own categories', () => {
    const rows = rowsOf(family, ['ibu@example.com', 'anak@example.com', 'Ani']);
    expect(rows.map((row) => [row.subjectNo, row.facts.role, row.facts.minor, exposed(row)])).toEqual([
      [0, 'customer', false, { 'con.email': 'plaintext' }],
      [1, 'contact', true, { 'spc.child': 'plaintext' }],
    ]);
  });

  test('one without a key is counted and gets no row', () => {
    expect(stageRecord(planOf(family), ['ibu@example.com', '', 'Ani'], AS_OF)).toMatchObject({
      keylessSubjects: 1,
      rows: [{}],
    });
    expect(stageRecord(planOf(family), ['ibu@example.com', '', ''], AS_OF)).toMatchObject({
      keylessSubjects: 0,
      rows: [{}],
    });
  });
});

describe('facts and contact', () => {
  const full = {
    default_country: 'ID',
    columns: {
      surel: { use: 'email' },
      lahir: { use: 'birth_date', category: 'id.dob' },
      nik: { category: 'gov.nik' },
      paspor: { category: 'gov.passport' },
      status: { use: 'status' },
      wafat: { use: 'deceased' },
      negara: { use: 'country' },
      kota: { use: 'postal_address', part: 'city' },
      sejak: { use: 'customer_since' },
    },
  };

  test('of a birth date only under-age is kept, and a keyed value for conflicts', () => {
    const [row] = rowsOf(full, [
      'a@b.id',
      '02/01/2008',
      '3174 2187 8165 2769',
      'x1234567',
      'closed',
      '2020-01-01',
      'SG',
      'Bandung',
      '2019-05-01',
    ]);
    expect(row).toMatchObject({
      facts: { minor: true, former: true, deceased: true },
      country: 'SG',
      address: { city: 'Bandung' },
      customerSince: '2019-05-01',
      distinctive: { dob: '2008-01-02', nik: '3174218781652769', passport: 'X1234567' },
    });
  });

  test('masked, partial and unreadable values prove no conflict', () => {
    const [row] = rowsOf(full, ['a@b.id', '2008', '3174********2769', '****567', 'active', '0', '', '', '']);
    expect(row).toMatchObject({
      facts: { minor: false, former: false, deceased: false },
      country: 'ID',
      address: null,
      distinctive: { dob: null, nik: null, passport: null },
    });
  });
});
