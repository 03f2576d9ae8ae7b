import { describe, expect, test } from '@jest/globals';
import { array, assert, boolean, property, string, tuple } from 'fast-check';
import { BULK_BYTES_MAX, bulkCalls } from './bulk-calls.ts';
import { SharedText, whole } from '../../kernel/pieces.ts';
import { BulkForm, type BulkMessage } from './bulk-form.ts';

const HEAD = 'Action=SendBulkTemplatedEmail';

function message(of: Partial<BulkMessage> = {}): BulkMessage {
  return { to: 'a@b.example', tag: { d: 'c1_2', a: 1 }, subject: '', html: '', text: '', ...of };
}

/** What arrives, as whoever receives a form reads it. */
function read(form: Buffer): { data: Record<string, string>; fields: URLSearchParams } {
  const fields = new URLSearchParams(form.toString('latin1').replaceAll('+', '%2B'));
  const data = JSON.parse(fields.get('Destinations.member.1.ReplacementTemplateData')!) as Record<
    string,
    string
  >;
  return { data, fields };
}

function written(of: Partial<BulkMessage>): Buffer {
  const form = new BulkForm(HEAD);
  form.add(1, message(of));
  return form.finished();
}

describe('the form of a bulk call', () => {
  test.each([
    'plain',
    'a "quoted" \\ line\n\tand <b>markup</b> & more!*()\'~+',
    'é',
    'データ',
    'Ω€',
    '👩‍👩‍👧',
    '\u0000\u001f\u007f\u2028',
    '\ud83d half \udc00',
  ])('brings every character as it was written: %j', (text) => {
    expect(read(written({ subject: text, html: text, text })).data).toEqual({
      subject: text,
      html: text,
      text,
    });
  });

  test('brings whatever text there may be, and grows with it', () => {
    assert(
      property(string({ unit: 'binary' }), string(), (html, text) => {
        expect(read(written({ html, text })).data).toEqual({ subject: '', html, text });
      }),
    );
    const long = 'データ'.repeat(100_000);
    expect(read(written({ html: long })).data['html']).toBe(long);
  });

  test('is the same whether its words come whole or in pieces, shared ones too', () => {
    const piece = tuple(string({ unit: 'grapheme' }), boolean()).map(([text, isShared]) =>
      isShared ? new SharedText(text) : text,
    );
    const pieces = array(piece);
    assert(
      property(piece, pieces, pieces, (subject, html, text) => {
        const words = { subject: whole([subject]), html: whole(html), text: whole(text) };
        const said = { subject, html, text };
        expect(written({ ...words, pieces: said })).toEqual(written(words));
        expect(written({ ...words, pieces: said })).toEqual(written(words));
      }),
    );
  });

  test('brings a character whose halves stand in two pieces', () => {
    const html = '\ud83d\ude00';
    const pieces = { subject: '', html: ['\ud83d', new SharedText('\ude00')], text: [] };
    expect(read(written({ html, pieces })).data['html']).toBe(html);
  });

  test('says to whom, and under which tags', () => {
    const { fields } = read(written({ to: 'a+b&c@d.example', tag: { d: 'c9_8', a: 3 } }));
    const of = 'Destinations.member.1';
    expect(fields.get(`${of}.Destination.ToAddresses.member.1`)).toBe('a+b&c@d.example');
    expect(fields.get(`${of}.ReplacementTags.member.1.Name`)).toBe('d');
    expect(fields.get(`${of}.ReplacementTags.member.1.Value`)).toBe('c9_8');
    expect(fields.get(`${of}.ReplacementTags.member.2.Name`)).toBe('a');
    expect(fields.get(`${of}.ReplacementTags.member.2.Value`)).toBe('3');
  });
});

function calls(sizes: readonly number[]): BulkMessage[][] {
  const all = sizes.map((size) => message({ html: 'x'.repeat(size) }));
  return bulkCalls(HEAD, all).map(({ messages }) => [...messages]);
}

describe('a bulk call', () => {
  test('carries at most fifty messages, in their order', () => {
    const all = Array.from({ length: 120 }, (_, i) => message({ subject: String(i) }));
    const made = bulkCalls(HEAD, all);
    expect(made.map((c) => c.messages.length)).toEqual([50, 50, 20]);
    expect(made.flatMap((c) => c.messages)).toEqual(all);
    for (const { messages, form } of made) {
      const places = [...form.toString('latin1').matchAll(/&Destinations\.member\.(\d+)\.Destination/g)];
      expect(places.map(([, place]) => Number(place))).toEqual(messages.map((_, i) => i + 1));
    }
  });

  test('carries at most 400 KB, unless one message alone has more', () => {
    const sizes = Array.from({ length: 50 }, () => 20_000);
    const made = bulkCalls(
      HEAD,
      sizes.map((size) => message({ html: 'é'.repeat(size / 6) })),
    );
    expect(made.length).toBeGreaterThan(1);
    for (const { form } of made) expect(form.length).toBeLessThanOrEqual(BULK_BYTES_MAX);
    expect(calls([20_000, 500_000, 20_000]).map((c) => c.length)).toEqual([1, 1, 1]);
  });

  test('of nothing is none', () => expect(calls([])).toEqual([]));
});
