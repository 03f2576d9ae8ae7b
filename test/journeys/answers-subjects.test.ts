import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { answerTo, seenBySenders } from '../support/small-breach.ts';

let desk: BreachDesk;
beforeAll(async () => {
  desk = await aBreachDesk();
});
afterAll(async () => desk.close());

const orders = {
  lines: [
    'mail,mail2,penerima,darurat,anak,alamat,catatan,staf,pos',
    'ibu@example.com,ayah@example.com,0812 3456 7890,,anak@example.com,Jl. 1,lewat pintu belakang,,',
    'ibu@example.com,,081234567891,081234567890,,Jl. 2,,,',
    ',,,,,Jl. 3,tanpa nama,,',
    ',,,,,Jl. 4,,kasir@example.com,Bandung',
    ',,,,,,,,Jakarta',
  ],
  mapping: {
    default_country: 'ID',
    subjects: {
      pemegang: { role: 'customer' },
      kedua: { role: 'customer', former: true },
      penerima: { role: 'contact' },
      darurat: { role: 'contact', deceased: true },
      anak: { role: 'contact', minor: true },
      staf: { role: 'employee' },
    },
    constants: [{ category: 'fin.txn', form: 'tokenised', subject: 'pemegang' }],
    columns: {
      mail: { use: 'email', category: 'con.email', subject: 'pemegang' },
      mail2: { use: 'email', subject: 'kedua' },
      penerima: { use: 'phone', category: 'con.phone', subject: 'penerima' },
      darurat: { use: 'phone', subject: 'darurat' },
      anak: { use: 'email', category: 'spc.child', subject: 'anak' },
      alamat: { category: 'con.address', subject: 'penerima' },
      catatan: { category: 'con.entrycode', subject: 'penerima' },
      staf: { use: 'email', category: 'con.email', subject: 'staf' },
      pos: { category: 'emp.work', subject: 'staf' },
    },
  },
};

describe('several people in a row', () => {
  test('each get what stands in their own columns, and nothing of the others', async () => {
    const { persons, rejects } = await answerTo(desk, { 'o.csv': orders });
    const exposures = Object.fromEntries(
      Object.entries(persons).map(([key, p]) => [key, [p.rows, p.exposure]]),
    );
    expect(exposures).toEqual({
      'ibu@example.com': [2, { 'con.email': 'plaintext', 'fin.txn': 'tokenised' }],
      'ayah@example.com': [1, {}],
      '+6281234567890': [
        2,
        { 'con.phone': 'plaintext', 'con.address': 'plaintext', 'con.entrycode': 'plaintext' },
      ],
      '+6281234567891': [1, { 'con.phone': 'plaintext', 'con.address': 'plaintext' }],
      'anak@example.com': [1, { 'spc.child': 'plaintext' }],
      'kasir@example.com': [1, { 'con.email': 'plaintext', 'emp.work': 'plaintext' }],
    });
    expect(rejects).toEqual(['o.csv:4 no_key', 'o.csv:6 no_key']);
  });

  test('are counted once as a record; who has cells but no key is counted and gets no row', async () => {
    const { incidentId } = await answerTo(desk, { 'o.csv': orders });
    const [source] = await desk.intake.sources(incidentId);
    // Line 5 knows a recipient's address and no recipient; lines 4 and 6 are rejected whole.
    expect(source).toMatchObject({ records: 5, staged: 3, keylessSubjects: 1 });
  });

  test('carry their roles, and former, minor and deceased as facts of their own', async () => {
    const { incidentId } = await answerTo(desk, { 'o.csv': orders });
    const of = async (key: { email: string } | { phone: string }) => {
      const { subject_role, former, minor, deceased } = await seenBySenders(desk, incidentId, key);
      return [subject_role, { former, minor, deceased }];
    };
    const none = { former: false, minor: false, deceased: false };
    expect(await of({ email: 'ibu@example.com' })).toEqual(['customer', none]);
    expect(await of({ email: 'ayah@example.com' })).toEqual(['customer', { ...none, former: true }]);
    expect(await of({ phone: '+6281234567891' })).toEqual(['contact', none]);
    expect(await of({ phone: '+6281234567890' })).toEqual(['contact', { ...none, deceased: true }]);
    expect(await of({ email: 'anak@example.com' })).toEqual(['contact', { ...none, minor: true }]);
    expect(await of({ email: 'kasir@example.com' })).toEqual(['employee', none]);
  });

  test('one person in two roles is the customer', async () => {
    const { incidentId } = await answerTo(desk, {
      'o.csv': {
        lines: ['mail,teman', 'a@example.com,', 'b@example.com,a@example.com'],
        mapping: {
          subjects: { holder: {}, teman: { role: 'contact' } },
          columns: { mail: { use: 'email' }, teman: { use: 'email', subject: 'teman' } },
        },
      },
    });
    expect(await seenBySenders(desk, incidentId, { email: 'a@example.com' })).toMatchObject({
      subject_role: 'customer',
    });
  });
});

describe('facts of columns', () => {
  test('minors, the dead, former customers, residence, locale and zone', async () => {
    const { incidentId } = await answerTo(desk, {
      'p.csv': {
        lines: [
          'id,lahir,wafat,status,negara,bahasa,daerah,zona',
          '1,2010-05-06,,aktif,,,,',
          '2,01/02/1990,ya,aktif,SG,en_GB,Central,Asia/Singapore',
          '3,1990,tidak,TUTUP,xx,bahasa,,Mars/Olympus',
        ],
        mapping: {
          default_country: 'ID',
          columns: {
            id: { use: 'customer_id' },
            lahir: { use: 'birth_date', category: 'id.dob' },
            wafat: { use: 'deceased' },
            status: { use: 'status' },
            negara: { use: 'country' },
            bahasa: { use: 'locale' },
            daerah: { use: 'region' },
            zona: { use: 'time_zone' },
          },
        },
      },
    });
    const seen = (customerId: string) => seenBySenders(desk, incidentId, { customerId });
    expect(await seen('1')).toMatchObject({ minor: true, deceased: false, former: false, country: 'ID' });
    expect(await seen('2')).toMatchObject({
      minor: false,
      deceased: true,
      former: false,
      country: 'SG',
      locale: 'en-GB',
      region: 'Central',
      time_zone: 'Asia/Singapore',
    });
    expect(await seen('3')).toMatchObject({ minor: false, deceased: false, former: true, country: 'ID' });
  });
});

describe('what counts in a row', () => {
  test('present_when, only_when, constants, extra absent values and stated forms', async () => {
    const { incidentId, persons, rejects } = await answerTo(desk, {
      'f.csv': {
        lines: [
          'id,wilayah,foto,nik,token,sandi',
          '1,ID,Y,3174218781652769,abc,lama',
          '2,ID,N,3174218781652769,kosong,',
          '3,SG,Y,3174218781652769,abc,lama',
          '4,ID,Y,3174********2085,KOSONG,-',
          ',ID,Y,1,abc,x',
          ',SG,Y,1,abc,x',
        ],
        mapping: {
          only_when: [{ column: 'wilayah', in: ['ID'] }],
          constants: [{ category: 'beh.browse' }, { category: 'cred.token', form: 'encrypted_key_safe' }],
          columns: {
            id: { use: 'customer_id' },
            wilayah: {},
            foto: { category: 'gov.idscan', present_when: ['Y'] },
            nik: { category: 'gov.nik', present_when: { column: 'foto', not_in: ['N'] } },
            token: { category: 'fin.bank', form: 'encrypted_key_taken', absent: ['kosong'] },
            sandi: { category: 'cred.pin', form: 'unknown' },
          },
        },
      },
    });
    const constant = { 'beh.browse': 'plaintext', 'cred.token': 'encrypted_key_safe' };
    expect(Object.fromEntries(Object.entries(persons).map(([key, { exposure }]) => [key, exposure]))).toEqual(
      {
        '1': {
          ...constant,
          'gov.idscan': 'plaintext',
          'gov.nik': 'plaintext',
          'fin.bank': 'encrypted_key_taken',
          'cred.pin': 'unknown',
        },
        '2': constant,
        '4': { ...constant, 'gov.idscan': 'plaintext', 'gov.nik': 'masked' },
      },
    );
    expect(rejects).toEqual(['f.csv:6 no_key']);
    const [source] = await desk.intake.sources(incidentId);
    expect(source).toMatchObject({ records: 4, staged: 3, outOfScope: 2 });
  });
});
