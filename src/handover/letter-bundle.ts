/** What a print house gets: one PDF, the addresses as CSV, and a list of contents, in one archive. */
import { ZipFile } from 'yazl';
import { csvLine } from '../kernel/csv.ts';
import type { Said } from '../messages/index.ts';
import type { BatchRow, WrittenItem } from './batches.store.ts';
import type { Content } from './contents.ts';
import { isPrintable } from './letter-fonts.ts';
import { unprintableIn } from './letter-scripts.ts';
import { letterDate } from './letter-page.ts';
import { LetterPrinter, type LetterToPrint } from './letter-pdf.ts';
import type { AddressLines } from './rules/address.ts';
import { referenceOf } from './rules/reference.ts';
import { type LeftOut, type Text, writtenItem } from './texts.ts';
import type { VendorRow } from './vendors.store.ts';

const COLUMNS = [
  'reference', 'first_page', 'last_page', 'sheets', 'locale', 'name', 'street_1', 'street_2', 'area', 'place',
  'postal_code', 'region', 'country',
] as const; // prettier-ignore

interface Bundle {
  readonly batch: BatchRow;
  readonly vendor: VendorRow;
  readonly said: Said;
  readonly pages: AsyncGenerator<(Text | LeftOut)[]>;
}

export function letterBundle(bundle: Bundle): Content {
  const items: WrittenItem[] = [];
  const printer = printerOf(bundle);
  async function* bytes(): AsyncGenerator<Uint8Array, undefined> {
    const lines = [csvLine(COLUMNS)];
    for await (const texts of bundle.pages) {
      for (const text of texts) {
        const printed = text.kind === 'letter' ? toPrint(text, bundle) : null;
        if (text.kind !== 'letter' || !printed) {
          items.push(writtenItem(text.kind === 'left_out' ? text : unprintable(text), null));
          continue;
        }
        const pages = printer.print(printed);
        items.push(writtenItem(text, lines.length));
        lines.push(addressLine(text.address, { text, pages, duplex: bundle.vendor.duplex }));
      }
    }
    yield* zipped(bundle, { pdf: await printer.bytes(), csv: lines.join(''), pages: printer.pages });
    return undefined;
  }
  return { filename: `batch-${bundle.batch.no}.zip`, bytes, items, pages: () => printer.pages };
}

function printerOf({ batch, vendor, said }: Bundle): LetterPrinter {
  const title = `${said.brand} · ${said.code} · ${batch.no}`;
  return new LetterPrinter({
    title,
    locale: said.defaultLocale,
    duplex: vendor.duplex,
    madeAt: batch.madeAt,
  });
}

/** Null where the fonts lack a character: a name with hollow boxes is not sent. */
function toPrint(text: Text & { kind: 'letter' }, { batch, said }: Bundle): LetterToPrint | null {
  const { letter, address } = text;
  if (unprintableIn(text).length > 0) return null;
  const from = [said.company, said.contactAddress].filter((part) => part !== null && part !== '').join(' · ');
  return {
    letter,
    address: address.lines,
    reference: referenceOf(text.item),
    date: letterDate(batch.madeAt, letter.locale, said.timeZone),
    returnLine: isPrintable(from) ? from : said.code,
  };
}

function unprintable({ item }: Text): LeftOut {
  return { item, kind: 'left_out', reason: 'unprintable' };
}

function addressLine(
  { name, street, area, place, postalCode, region, country }: AddressLines,
  of: { text: Text & { kind: 'letter' }; pages: { first: number; last: number }; duplex: boolean },
): string {
  const { first, last } = of.pages;
  const sheets = of.duplex ? Math.ceil((last - first + 1) / 2) : last - first + 1;
  const [one = '', two = ''] = street;
  const { locale } = of.text.letter;
  const whom = [name, one, two, area, place, postalCode, region, country];
  return csvLine([referenceOf(of.text.item), first, last, sheets, locale, ...whom]);
}

/** Stored as they are, since the PDF is packed already, with one time for all. */
async function* zipped(
  { batch, vendor }: Bundle,
  made: { pdf: Buffer; csv: string; pages: number },
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const options = { mtime: batch.madeAt, mode: 0o600, compress: false };
  const contents = {
    format: 'amends-letters/1',
    batch: batch.id,
    no: batch.no,
    pages: made.pages,
    duplex: vendor.duplex,
    paper: 'A4',
    envelope: 'window, DIN 5008 form B',
    files: ['letters.pdf', 'addresses.csv'],
  };
  zip.addBuffer(Buffer.from(`${JSON.stringify(contents, null, 2)}\n`), 'contents.json', options);
  zip.addBuffer(Buffer.from(`\ufeff${made.csv}`), 'addresses.csv', options);
  zip.addBuffer(made.pdf, 'letters.pdf', options);
  zip.end();
  for await (const piece of zip.outputStream) yield piece as Uint8Array;
}
