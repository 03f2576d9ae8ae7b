import { describe, expect, test } from '@jest/globals';
import { isPrintable, printed, stretches } from '../letter-fonts.ts';
import { addressLines } from './address.ts';

const home = {
  line: 'Jalan Melati 5',
  line2: 'RT 02 RW 07',
  district: 'Kebayoran Baru',
  city: 'Jakarta Selatan',
};
const lines = (
  address: Record<string, string>,
  name: string | null = 'Siti Aminah',
  residence: string | null = 'ID',
) => {
  const read = addressLines({ name, address, residence });
  return typeof read === 'string' ? read : read.lines;
};

describe('an address', () => {
  test('stands in the order in which people write it, its country last', () => {
    expect(lines({ ...home, postal_code: '12110', region: 'DKI Jakarta' })).toEqual([
      'Siti Aminah',
      'Jalan Melati 5',
      'RT 02 RW 07, Kebayoran Baru',
      'Jakarta Selatan 12110',
      'DKI Jakarta, INDONESIA',
    ]);
    expect(lines({ ...home, country: 'Negara Contoh' }).at(-1)).toBe('NEGARA CONTOH');
  });

  test('loses nothing to the window: long lines go on in the next', () => {
    const line = 'Perumahan Taman Kenanga Indah Permai Blok Melati Utara Nomor 117 B';
    const read = lines({ ...home, line });
    expect(typeof read).not.toBe('string');
    expect((read as string[]).join(' ')).toContain(line);
    for (const one of read) expect([...one].length).toBeLessThanOrEqual(44);
    expect(lines({ ...home, line: 'x '.repeat(200) })).toBe('address_too_long');
  });

  test('without a name, a street or a place is none', () => {
    expect(lines(home, null)).toBe('no_name');
    expect(lines({ city: 'Jakarta' })).toBe('no_address');
    expect(lines({ line: 'Jalan Melati 5', postal_code: '12110' })).toBe('no_address');
    expect(lines({})).toBe('no_address');
  });

  test('hides and reorders nothing', () => {
    expect(lines({ ...home, line: 'Jalan\u202e Melati\n\u200b5' })[1]).toBe('Jalan Melati 5');
  });
});

describe('the fonts of letters', () => {
  test('draw the Latin of both languages, neighbours and more, and know what they cannot draw', () => {
    const drawn = ['Siti Aminah', 'Łukasz Żółć', 'Ștefan Țepeș', 'Ćosić', 'kode 7K3M‑9QXV – “ya” …•'];
    for (const text of [...drawn, 'Иван', 'Ελένη', 'Nguyễn']) expect(isPrintable(text)).toBe(true);
    for (const text of ['山田', 'محمد', 'สมชาย', '👋']) expect(isPrintable(text)).toBe(false);
  });

  test('change only where a character needs it, and the words stay the same', () => {
    const cut = stretches('Łukasz Żak', 'bold');
    expect(cut.map(({ text }) => text).join('')).toBe(printed('Łukasz Żak'));
    expect(cut.map(({ font }) => font)).toEqual(['bold-latin-ext', 'bold', 'bold-latin-ext', 'bold']);
  });
});
