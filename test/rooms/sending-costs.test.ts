/** What sending costs: counted from real attempts, priced by list; bills beside it; the whole as a workbook. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { Budgets } from '../../src/compensation/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Journals } from '../../src/ledger/index.ts';
import { Prices } from '../../src/messages/index.ts';
import { Bills, CostFiles, type CostLocale, Figures } from '../../src/reconciliation/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { incidentParts } from '../support/incidents.ts';

let office: PostOffice;
let incidentId: IncidentId;
let figures: Figures;
let bills: Bills;
let files: CostFiles;

const INVOICE = {
  channel: 'email',
  biller: '=HYPERLINK("http://example.com")',
  reference: 'INV-1',
  fromDay: '2026-11-01',
  toDay: '2026-11-30',
  amountMinor: 12_050n,
  currency: 'USD',
};

beforeAll(async () => {
  office = await PostOffice.open();
  const { t, audit, jobs } = office;
  figures = new Figures(t.db, new Journals(t.db), new Budgets(), jobs, systemClock);
  bills = new Bills(t.db, audit, systemClock);
  files = new CostFiles(figures, bills, incidentParts(t, systemClock).incidents);
  const people = [
    aPerson('ani'),
    aPerson('budi'),
    aPerson('chen', { country: 'SG' }),
    aPerson('dewi', { email: undefined, phone: '+6281200000777' }),
  ];
  const { id, incidentId: incident } = await office.launched(people);
  incidentId = incident;
  await office.work(id);
}, 300_000);
afterAll(() => office?.close());

const read = async (locale: CostLocale) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await files.workbook(incidentId, locale)) as unknown as ExcelJS.Buffer);
  return book;
};

describe('the estimate', () => {
  test('there is no workbook before anything was counted', async () => {
    await expect(files.workbook(incidentId, 'en')).rejects.toMatchObject({
      code: 'reconciliation.not_counted',
    });
  });

  test('an incident that only sends is due, and its messages are counted by channel and country', async () => {
    expect(await figures.due()).toContain(incidentId);
    await figures.count(incidentId);
    const { sending } = (await figures.kept(incidentId)).figures;
    const [mail, sms] = sending.channels;
    expect(mail).toEqual({
      channel: 'email',
      units: 3,
      doubtful: 0,
      estimateMicros: 300n,
      doubtfulMicros: 0n,
    });
    expect(sms).toMatchObject({ channel: 'sms', doubtful: 0 });
    expect(sms!.estimateMicros).toBe(BigInt(sms!.units) * 450_000n);
    expect(sms!.units).toBeGreaterThanOrEqual(1);
    expect(sending.places.map(({ channel, country, units }) => [channel, country, units])).toEqual([
      ['email', 'ID', 2],
      ['email', 'SG', 1],
      ['sms', 'ID', sms!.units],
    ]);
    expect(sending.days.reduce((sum, { units }) => sum + units, 0)).toBe(3 + sms!.units);
  });

  test('a contract that was in force on the day is what the day cost', async () => {
    const prices = new Prices(office.t.db, systemClock, office.audit);
    const line = {
      channel: 'email',
      country: 'SG',
      price: '0.5',
      source: 'Contract 7',
      pricedOn: '2020-01-01',
    } as const;
    await prices.set(line, office.maker);
    await figures.count(incidentId);
    const { sending } = (await figures.kept(incidentId)).figures;
    expect(sending.channels[0]!.estimateMicros).toBe(500_200n);
    expect(sending.places[1]!.sources).toEqual(['Contract 7 (2020-01-01)']);
  });

  test('a call that was refused is not counted, one in doubt stands apart', async () => {
    await office.t.ownerDb.tx(async (tx) => {
      const first = `(SELECT a.cohort_id, a.delivery_id, a.no FROM attempt a JOIN delivery d
                        ON d.cohort_id = a.cohort_id AND d.id = a.delivery_id WHERE d.channel = 'email'
                        ORDER BY a.cohort_id, a.delivery_id LIMIT 1`;
      const change = (outcome: string, skip: number) =>
        tx.run(
          `UPDATE attempt SET outcome = $1, accepted_at = NULL, delivered_at = NULL
            WHERE (cohort_id, delivery_id, no) = ${first} OFFSET ${skip})`,
          [outcome],
        );
      expect(await change('rejected', 0)).toBe(1);
      expect(await change('ambiguous', 1)).toBe(1);
    });
    await figures.count(incidentId);
    const { sending } = (await figures.kept(incidentId)).figures;
    expect(sending.channels[0]).toMatchObject({ channel: 'email', units: 1, doubtful: 1 });
  });
});

describe('bills', () => {
  test('an invoice is kept once, and withdrawn with a reason it may be entered again', async () => {
    const { maker } = office;
    const kept = await bills.record(incidentId, INVOICE, maker);
    expect(kept).toMatchObject({ amountMinor: 12_050n, units: null, recordedBy: maker.operatorId });
    await expect(bills.record(incidentId, { ...INVOICE, reference: 'inv-1' }, maker)).rejects.toMatchObject({
      code: 'reconciliation.bill_known',
    });
    expect((await figures.kept(incidentId)).billed).toEqual([
      { channel: 'email', currency: 'USD', bills: 1, amountMinor: 12_050n },
    ]);
    const gone = await bills.withdraw(incidentId, kept.id, { reason: 'It was for another month.' }, maker);
    expect(gone.withdrawnReason).toBe('It was for another month.');
    await expect(bills.withdraw(incidentId, kept.id, { reason: 'Again' }, maker)).rejects.toMatchObject({
      code: 'reconciliation.bill_withdrawn',
    });
    expect((await figures.kept(incidentId)).billed).toEqual([]);
    await bills.record(incidentId, INVOICE, maker);
    expect(await bills.list(incidentId)).toHaveLength(2);
  });

  test.each([
    ['a channel nobody sends by', { channel: 'fax' }],
    ['no sender', { biller: ' ' }],
    ['no number', { reference: '' }],
    ['no day', { fromDay: '2026-02-30' }],
    ['a last day before its first', { toDay: '2026-10-01' }],
    ['nothing to pay', { amountMinor: 0n }],
    ['no currency', { currency: 'XXX' }],
  ])('one with %s is refused', async (_, change) => {
    await expect(bills.record(incidentId, { ...INVOICE, ...change }, office.maker)).rejects.toMatchObject({
      code: 'reconciliation.bad_bill',
    });
  });

  test('one of another incident is not there', async () => {
    const [mine] = await bills.list(incidentId);
    const other = await office.incident([aPerson('other')]);
    await expect(
      bills.withdraw(other, mine!.id, { reason: 'Not mine.' }, office.maker),
    ).rejects.toMatchObject({ code: 'reconciliation.unknown_bill' });
  });
});

describe('the workbook', () => {
  test.each([
    ['en', 'Sending by country', 'Bills for sending', 'Definitions', 'Estimated cost'],
    ['id', 'Pengiriman per negara', 'Tagihan pengiriman', 'Definisi', 'Perkiraan biaya'],
  ] as const)(
    'in %s it has every figure with its definition, and nothing in it is a formula',
    async (locale, sent, billed, definitions, estimate) => {
      const book = await read(locale);
      expect(book.worksheets).toHaveLength(9);
      const sheet = book.getWorksheet(sent)!;
      const head = sheet.getRow(3).values as string[];
      expect(head).toContain(estimate);
      const defined = book.getWorksheet(definitions)!;
      expect(defined.getColumn(2).values).toContain(estimate);
      const amounts = sheet.getColumn(head.indexOf(estimate)).values.slice(4);
      expect(amounts.every((value) => typeof value === 'number')).toBe(true);
      const biller = book.getWorksheet(billed)!.getCell('B4');
      expect(biller.value).toBe(INVOICE.biller);
      expect(biller.formula).toBeUndefined();
      expect(book.getWorksheet(billed)!.getCell('G4').value).toBe(120.5);
      // A figure never stands without what it means.
      for (const each of book.worksheets.slice(0, -1)) {
        const types = each.getRow(3).cellCount;
        expect(types).toBeGreaterThan(3);
        expect(each.getCell('A1').value).toMatch(/Counted at|Dihitung pada/);
      }
    },
  );

  test('a withdrawn bill is not in it', async () => {
    const book = await read('en');
    expect(book.getWorksheet('Bills for sending')!.rowCount).toBe(4);
  });
});
