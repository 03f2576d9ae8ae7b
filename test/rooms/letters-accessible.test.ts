import { describe, expect, test } from '@jest/globals';
import Pdf from 'pdfkit';
import { isPrintable, stretches, undrawn } from '../../src/handover/letter-fonts.ts';
import { LetterPrinter, type LetterToPrint } from '../../src/handover/letter-pdf.ts';
import type { LetterBlock } from '../../src/messages/index.ts';
import { structureOf } from '../support/pdf-ua.ts';

const run = (text: string) => [{ text, bold: false }];
const SENTENCE = 'Data Anda ada di tangan orang lain, dan inilah yang dapat Anda lakukan hari ini. ';

function blocks(paragraphs: number): LetterBlock[] {
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: 'Yth. Łukasz ', bold: false },
        { text: 'Żółć', bold: true },
      ],
    },
    { kind: 'heading', level: 2, runs: run('Lakukan hari ini') },
    { kind: 'list', ordered: true, items: [run('Ganti kata sandi.'), run('Hubungi bank.')] },
    { kind: 'heading', level: 3, runs: run('Rincian') },
    { kind: 'list', ordered: false, items: [run(SENTENCE.repeat(8)), run('Nama')] },
    ...Array.from(
      { length: paragraphs },
      () => ({ kind: 'paragraph', runs: run(SENTENCE.repeat(5)) }) as const,
    ),
  ];
}

function aLetter(locale: 'id' | 'en', paragraphs: number): LetterToPrint {
  const words = { title: 'Periksa', text: 'Ketik alamat ini.', rows: [{ label: 'Kode', value: 'AB12' }] };
  return {
    letter: {
      templateId: 't',
      locale,
      brand: 'Contoh',
      title: 'Data Anda bocor',
      blocks: blocks(paragraphs),
      verify: { ...words, neverAsk: 'Kami tidak pernah meminta PIN.' },
      foot: ['PT Contoh', 'care@contoh.example'],
      text: '',
      messageHash: '',
    },
    address: [...NAMES, 'Jakarta'],
    reference: 'c1_1-1',
    date: '7 Mei 2026',
    returnLine: 'PT Contoh · Jakarta',
  };
}

async function printed(letters: readonly LetterToPrint[], duplex = true): Promise<Buffer> {
  const printer = new LetterPrinter({ title: 'Contoh', locale: 'id', duplex, madeAt: new Date(0) });
  for (const letter of letters) printer.print(letter);
  return printer.bytes();
}

/** A document nobody thought of readers in. */
async function careless(): Promise<Buffer> {
  const doc = new Pdf({ pdfVersion: '1.4', compress: true });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.font('Helvetica').text('Hello').rect(10, 10, 20, 20).fill('#f00');
  doc.end();
  await ended;
  return Buffer.concat(pieces);
}

function designs(word: string): Set<boolean> {
  return new Set(stretches(word, 'bold').map(({ font }) => font.includes('noto')));
}

const NAMES = [
  'Nguyễn Thị Ánh Đặng',
  'Şükrü Çağlayan Iğdır',
  'Łucja Gąsiorowska-Żółć',
  'Ђорђе Љубичић Їжакевич',
  'Γιώργος Παπαδόπουλος',
  'Ōtani Jānis Ðuro Þór',
];

describe('names of the world', () => {
  test('are drawn where a font has every letter, and never half', () => {
    for (const name of NAMES) {
      expect(undrawn(name)).toEqual([]);
      expect(
        stretches(name, 'plain')
          .map(({ text }) => text)
          .join(''),
      ).toBe(name);
    }
    expect(undrawn('山田 محمد')).toEqual([...'山田محد']);
    expect(isPrintable('Ann\u0485')).toBe(false);
  });

  test('stand in one design from a word’s first letter to its last', () => {
    expect(designs('Nguyễn')).toEqual(new Set([true]));
    expect(designs('Gąsiorowska')).toEqual(new Set([false]));
  });

  test('and every letter that is said to be drawn is in its file', async () => {
    const drawn: string[] = [];
    for (let point = 0x21; point <= 0xffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const letter = String.fromCodePoint(point);
      if (letter.trim() !== '' && isPrintable(letter)) drawn.push(letter);
    }
    expect(drawn.length).toBeGreaterThan(1_000);
    const letter = aLetter('en', 0);
    const all = Array.from({ length: Math.ceil(drawn.length / 50) }, (_, i): LetterBlock => {
      const text = drawn.slice(i * 50, (i + 1) * 50).join(' ');
      return { kind: 'paragraph', runs: [false, true].map((bold) => ({ text, bold })) };
    });
    const bytes = await printed([{ ...letter, letter: { ...letter.letter, blocks: all } }]);
    expect(structureOf(bytes).faults).toEqual([]);
  }, 240_000);
});

describe('a file of letters', () => {
  test('is tagged as PDF/UA asks, however long its letters and whatever their language', async () => {
    const bytes = await printed([aLetter('id', 2), aLetter('en', 30), aLetter('id', 9)]);
    const { faults, tags, languages, pages } = structureOf(bytes);
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(6);
    expect(languages).toEqual(['id-ID', 'en-GB', 'id-ID']);
    expect(tags).toMatchObject({ Document: 1, Sect: 3, H1: 3, L: 6, LI: 12, Lbl: 12, LBody: 12 });
    // Heading and box of each; a first heading only at its top.
    expect(tags['H2']).toBe(6);
  });

  test('is checked by something that sees what is wrong', async () => {
    expect(structureOf(await careless()).faults).toEqual(
      expect.arrayContaining([
        'not PDF 1.7',
        'not marked as tagged',
        'no language',
        'title not shown',
        'no PDF/UA identifier',
        'no structure tree',
        'page 1: untagged content (TJ)',
        'page 1: untagged content (f)',
        'page 1: font F1 is not embedded',
      ]),
    );
  });
});
