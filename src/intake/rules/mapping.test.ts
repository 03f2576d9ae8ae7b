import { describe, expect, test } from '@jest/globals';
import { Refusal } from './asker.ts';
import { readMapping, type SourceMapping } from './mapping.ts';
import { bindMapping, columnNames, hasFreeText } from './plan.ts';
import { mappingBody, mappingDigest } from './mapping-body.ts';

const FILE = 'players.csv';

function sentence(answer: unknown): string {
  return answer instanceof Refusal ? answer.sentence : 'accepted';
}

function mapped(body: object): SourceMapping {
  const mapping = readMapping(FILE, body);
  if (mapping instanceof Refusal) throw mapping;
  return mapping;
}

/** The answer to binding `body` to a file with this header. */
function bind(body: object, header: readonly string[]): string {
  return sentence(bindMapping(FILE, mapped(body), columnNames(header, true)));
}

const email = { email: { use: 'email', category: 'con.email' } };

describe('a mapping by itself', () => {
  test('says little and means: leaked, id space main, rank 100, one subject', () => {
    expect(mapped({ columns: { ...email, sisa: {} } })).toMatchObject({
      role: 'leaked',
      idSpace: 'main',
      defaultCountry: null,
      contactRank: 100,
      authoritativeName: false,
      header: true,
      delimiter: null,
      encoding: null,
      onlyWhen: [],
      constants: [],
      subjects: [{ name: 'holder', role: 'customer' }],
    });
  });

  test('may say everything', () => {
    const mapping = mapped({
      role: 'contact_only',
      id_space: 'games',
      default_country: 'id',
      contact_rank: 1,
      authoritative_name: true,
      header: false,
      delimiter: '|',
      encoding: 'windows-1252',
      only_when: { column: '#3', in: ['A'] },
      constants: [{ category: 'gov.idscan', form: 'masked', subject: 'child' }],
      subjects: { holder: {}, child: { role: 'contact', minor: true } },
      columns: {
        '#1': { use: 'email', absent: ['kosong'], category: 'con.email', form: 'tokenised' },
        '#2': { use: 'name', subject: 'child', present_when: { column: '#3', not_in: ['B'] } },
        '#3': { use: 'status', former: ['Tutup'] },
        '#4': { category: 'gov.idscan', present_when: [1, 'Y'] },
      },
    });
    expect(mapping).toMatchObject({
      role: 'contact_only',
      defaultCountry: 'ID',
      subjects: [{}, { minor: true }],
    });
    expect(mapping.columns[3]!.presentWhen).toEqual({
      column: '#4',
      values: new Set(['1', 'Y']),
      negated: false,
    });
    expect(hasFreeText(mapping)).toBe(false);
  });

  test.each<readonly [string, unknown, RegExp]>([
    ['no object', [], /^the mapping of players\.csv is not a JSON object$/],
    ['no columns', {}, /^the mapping of players\.csv has no "columns"/],
    ['an unknown property', { columns: email, rolle: 'leaked' }, /has the unknown property "rolle"$/],
    [
      'an unknown column property',
      { columns: { a: { uses: 'email' } } },
      /^column "a" of the mapping of players\.csv has the unknown property "uses"$/,
    ],
    [
      'an unknown use',
      { columns: { a: { use: 'mail' } } },
      /^column "a" of .* has the unknown use "mail": take one of "customer_id", "email"/,
    ],
    [
      'an unknown category',
      { columns: { a: { use: 'email', category: 'con.mail' } } },
      /^column "a" of .* has the unknown category "con\.mail"/,
    ],
    [
      'an unknown form',
      { columns: { a: { use: 'email', category: 'con.email', form: 'open' } } },
      /unknown form "open"/,
    ],
    [
      'a form without category',
      { columns: { a: { use: 'email', form: 'masked' } } },
      /states a form without a category/,
    ],
    [
      'no key column',
      { columns: { a: { category: 'id.name' } } },
      /has no key column: mark one as customer_id, email or phone, or as link:<name>$/,
    ],
    [
      'a link without a name',
      { columns: { ...email, order: { use: 'link:' } } },
      /^column "order" of .* needs a short lower-case name after "link:"/,
    ],
    ['a bare link', { columns: { ...email, order: { use: 'link' } } }, /has the unknown use "link"/],
    [
      'one link twice',
      { columns: { a: { use: 'link:order' }, b: { use: 'link:order' } } },
      /column "b" as link:order a second time/,
    ],
    [
      'an id space of what is no id',
      { columns: { a: { use: 'email', id_space: 'shop' } } },
      /^column "a" of .* states an id_space, which only a customer_id has/,
    ],
    [
      'a part of what is no address',
      { columns: { a: { use: 'email', part: 'city' } } },
      /states a part, which only a postal_address has/,
    ],
    [
      'two id spaces in a leaked source',
      { columns: { a: { use: 'customer_id' }, b: { use: 'customer_id', id_space: 'shop' } } },
      /two id spaces in "a" and "b": only a source of role "reference" joins them$/,
    ],
    [
      'two customer ids of one space',
      {
        role: 'reference',
        id_space: 'shop',
        columns: { a: { use: 'customer_id' }, b: { use: 'customer_id', id_space: 'shop' } },
      },
      /column "b" as customer_id a second time/,
    ],
    [
      'three id spaces',
      {
        role: 'reference',
        columns: {
          a: { use: 'customer_id' },
          b: { use: 'customer_id', id_space: 'x' },
          c: { use: 'customer_id', id_space: 'y' },
        },
      },
      /more than two id spaces in "a" and "b" and "c"/,
    ],
    [
      'two e-mails of one subject',
      { columns: { a: { use: 'email' }, b: { use: 'email' } } },
      /column "b" as email a second time/,
    ],
    [
      'an unknown subject',
      { columns: { a: { use: 'email', subject: 'anak' } } },
      /subject "anak", which "subjects" does not list/,
    ],
    ['an unknown country', { default_country: 'XX', columns: email }, /unknown default_country "XX"/],
    ['an unknown role', { role: 'stolen', columns: email }, /needs one of "leaked"/],
    ['a condition without values', { only_when: { column: 'a' }, columns: email }, /either "in" or "not_in"/],
    ['a rank out of range', { contact_rank: 0, columns: email }, /whole number from 1/],
    ['a text for a flag', { authoritative_name: 'yes', columns: email }, /true or false/],
  ])('%s is refused in one sentence', (_, body, pattern) => {
    expect(sentence(readMapping(FILE, body))).toMatch(pattern);
  });
});

test('a mapping written out and read again is the same, and what is as usual is not written', () => {
  const usual = {
    role: 'leaked',
    id_space: 'main',
    contact_rank: 100,
    columns: { a: { use: 'email', subject: 'holder' } },
  };
  expect(mappingBody(mapped(usual))).toEqual({ columns: { a: { use: 'email' } } });
  expect(mappingDigest(mapped(usual))).toEqual(mappingDigest(mapped({ columns: { a: { use: 'email' } } })));
  const everything = {
    role: 'reference',
    id_space: 'old',
    default_country: 'ID',
    contact_rank: 3,
    authoritative_name: true,
    header: false,
    delimiter: '|',
    encoding: 'utf-16le',
    only_when: [{ column: '#3', not_in: ['A', ''] }],
    constants: [{ category: 'gov.idscan', form: 'masked', subject: 'child' }, { category: 'id.name' }],
    subjects: {
      holder: { role: 'employee', former: true },
      child: { role: 'contact', minor: true, deceased: true },
    },
    columns: {
      '#1': { use: 'customer_id', note: 'old shop' },
      '#2': { use: 'customer_id', id_space: 'new' },
      '#3': { use: 'status', former: ['x'], absent: ['kosong', 'n.a.'] },
      '#4': {
        use: 'postal_address',
        part: 'city',
        subject: 'child',
        category: 'con.address',
        form: 'tokenised',
      },
      '#5': { use: 'link:order', present_when: ['1', 'Y'] },
      '#6': { category: 'id.dob', date_order: 'mdy', present_when: { column: '#3', in: ['B'] } },
      '#7': {},
    },
  };
  expect(mappingBody(mapped(everything))).toEqual(everything);
  expect(mapped(mappingBody(mapped(everything)))).toEqual(mapped(everything));
});

test('a crosswalk joins the ids of two spaces', () => {
  const crosswalk = mapped({
    role: 'reference',
    id_space: 'old',
    columns: { lama: { use: 'customer_id' }, baru: { use: 'customer_id', id_space: 'new' } },
  });
  expect(crosswalk.columns).toMatchObject([
    { use: 'customer_id', idSpace: null },
    { use: 'customer_id', idSpace: 'new' },
  ]);
});

test('a child table needs no key besides its link', () => {
  const child = mapped({ columns: { order_id: { use: 'link:order' }, alamat: { category: 'con.address' } } });
  expect(child.columns[0]).toMatchObject({ use: 'link', link: 'order' });
});

test('every problem is told at once, of very many the first ten', () => {
  const columns = { a: { use: 'mail' }, b: { category: 'x' }, c: { use: 'email' } };
  const answer = readMapping(FILE, { role: 'stolen', columns });
  expect(answer instanceof Refusal && answer.problems).toEqual([
    expect.stringMatching(/^column "a".*unknown use/),
    expect.stringMatching(/^column "b".*unknown category/),
    expect.stringMatching(/needs one of "leaked"/),
  ]);
  const many = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`k${i}`, { use: 'x' }]));
  expect(sentence(readMapping(FILE, { columns: many }))).toMatch(/; and 3 more problems$/);
});

describe('whose a column is', () => {
  const subjects = { orang_tua: {}, anak: { minor: true } };
  const columns = { surel: { use: 'email' }, catatan: {} };

  test('is the holder’s unless it says so, in whatever order the subjects are listed', () => {
    for (const listed of [
      { holder: {}, anak: {} },
      { anak: {}, holder: {} },
    ]) {
      const mapping = readMapping('x.csv', { subjects: listed, columns });
      expect(mapping).toMatchObject({
        subjects: [{ name: 'holder' }, { name: 'anak' }],
        columns: [{ subject: 'holder' }, { subject: 'holder' }],
      });
    }
  });

  test('must be said where several are listed and none is the holder', () => {
    const refused = readMapping('x.csv', { subjects, columns }) as Refusal;
    expect(refused.sentence).toMatch(/column "surel" of the mapping of x\.csv names no subject/);
    const said = { ...columns, surel: { use: 'email', subject: 'orang_tua' } };
    expect(readMapping('x.csv', { subjects, columns: said })).toMatchObject({
      subjects: [{ name: 'anak' }, { name: 'orang_tua' }],
      columns: [{ subject: 'orang_tua' }, {}],
    });
  });
});

describe('a mapping against a file', () => {
  test.each([
    ['what fits', ['email'], /^accepted$/],
    ['blanks around a name', [' email '], /^accepted$/],
    ['none of the columns', ['surel'], /^players\.csv has none of the columns its mapping names: state/],
    ['a first line that may be data is not quoted', ['budi@a.id', 'budi@a.id'], /^(?!.*budi)/],
    [
      'a column the mapping does not name',
      ['email', 'kota'],
      /^column "kota" of players\.csv is not in its mapping/,
    ],
    [
      'two columns of one name are known by their numbers',
      ['email', 'a', 'a'],
      /^column "#2" of players\.csv is not .* \(its name in the file is empty or stands twice\); column "#3" of/,
    ],
    ['a column without a name is known by its number', ['email', ''], /^column "#2" of players\.csv is not/],
  ])('%s', (_, header, pattern) => {
    expect(bind({ columns: email }, header)).toMatch(pattern);
  });

  test('a column the file does not have', () => {
    expect(bind({ columns: { ...email, kota: {} } }, ['email'])).toBe(
      'players.csv has no column "kota", which its mapping names: it has "email"',
    );
  });

  test('a condition must name a column of the file', () => {
    expect(bind({ columns: email, only_when: { column: 'x', in: ['1'] } }, ['email'])).toMatch(
      /no column "x"/,
    );
  });

  test('columns without a clear name can be mapped by number, and no number is another column’s name', () => {
    expect(bind({ columns: { ...email, '#2': {}, '#3': {} } }, ['email', 'a', 'a'])).toBe('accepted');
    expect(columnNames(['#2', '', 'b'], true)).toEqual(['#1', '#2', 'b']);
  });

  test('without a header, columns are #1, #2…', () => {
    expect(columnNames(['a', 'b'], false)).toEqual(['#1', '#2']);
  });
});
