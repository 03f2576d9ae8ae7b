import { describe, expect, test } from '@jest/globals';
import Pdf from 'pdfkit';
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
    address: ['Łukasz Żółć', 'Jalan Melati 5', 'Jakarta'],
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
