import { describe, expect, test } from '@jest/globals';
import type { CohortId, DeliveryNo } from '../../kernel/ids.ts';
import { readReference, referenceOf } from './reference.ts';
import { columnsOf, readResultLine } from './result-lines.ts';

const times = { outAt: new Date('2026-06-01T09:30:00Z'), now: new Date('2026-06-03T12:00:00Z') };
const columns = columnsOf(['\ufeffReference ', 'STATUS', 'at', 'code'])!;
const read = (...cells: string[]) => readResultLine(cells, 7, { columns, times });

describe('a reference', () => {
  test('reads back what it was made of, and nothing else', () => {
    const meant = { cohortId: 12n as CohortId, deliveryNo: 345n as DeliveryNo, attemptNo: 2 };
    expect(referenceOf(meant)).toBe('c12_345-2');
    expect(readReference(' c12_345-2 ')).toEqual(meant);
    for (const wrong of ['', 'c12_345', 'c12_345-0', 'c12_345-2x', "'c12_345-2", 'C12_345-2', 'c1_2-99999']) {
      expect(readReference(wrong)).toBeNull();
    }
  });
});

describe('a line of a result file', () => {
  test.each([
    ['2026-06-02T10:00:00Z', '2026-06-02T10:00:00.000Z'],
    ['2026-06-02T17:00:00+07:00', '2026-06-02T10:00:00.000Z'],
    // A day has no instant: its end, and never one that is still to come.
    ['2026-06-01', '2026-06-01T23:59:59.000Z'],
    ['2026-06-03', '2026-06-03T12:00:00.000Z'],
    ['', '2026-06-03T12:00:00.000Z'],
  ])('said at %j happened at %s', (said, at) => {
    expect(read('c1_2-1', 'delivered', said, '')).toMatchObject({ word: 'delivered', at: new Date(at) });
  });

  test.each([
    ['before the file was out', '2026-06-01T09:00:00Z'],
    ['on a day before', '2026-05-31'],
    ['in time to come', '2026-06-04T00:00:00Z'],
    ['tomorrow', '2026-06-05'],
    ['without a zone', '2026-06-02T10:00:00'],
    ['on no day', '2026-13-40'],
    ['in words', 'yesterday'],
  ])('is not taken where it happened %s', (_, said) => {
    expect(read('c1_2-1', 'delivered', said, '')).toEqual({ lineNo: 7, reason: 'impossible_time' });
  });

  test('keeps a short code and never a sentence or a number of a person', () => {
    expect(read('c1_2-1', ' Returned', '', 'moved_away')).toMatchObject({
      word: 'returned',
      code: 'moved_away',
    });
    expect(read('c1_2-1', 'failed', '', '404')).toMatchObject({ code: '404' });
    for (const told of ['Siti has moved', 'siti@example.com', '+6281220001101', '081220001101', '']) {
      expect(read('c1_2-1', 'failed', '', told)).toMatchObject({ code: null });
    }
  });

  test('is not taken without a reference of ours or with a word we do not know', () => {
    expect(read('', 'delivered', '', '')).toEqual({ lineNo: 7, reason: 'no_reference' });
    expect(read('c1_2-1', 'constructor', '', '')).toEqual({ lineNo: 7, reason: 'unknown_status' });
    expect(read('c1_2-1')).toEqual({ lineNo: 7, reason: 'unknown_status' });
  });

  test('needs a header with reference and status', () => {
    expect(columnsOf(['status', 'at'])).toBeNull();
    expect(columnsOf(['at', 'status', 'reference'])).toMatchObject({
      reference: 2,
      status: 1,
      at: 0,
      code: null,
    });
  });
});
