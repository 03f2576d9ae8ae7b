/** The clear content of a file, made page by page while it is sealed: whoever reads it encrypts it at once. */
import { Injectable } from '@nestjs/common';
import { Notices } from '../notices/index.ts';
import { Db } from '../platform/db/db.ts';
import { type BatchRow, itemsAfter, type WrittenItem } from './batches.store.ts';
import { BEFORE_ALL } from './batches.ts';
import { referenceOf } from './rules/reference.ts';
import { type LeftOut, type Text, Texts, writtenItem } from './texts.ts';
import type { VendorRow } from './vendors.store.ts';

const PAGE = 250;

export interface Content {
  readonly filename: string;
  /** Once; fills `items` and `pages` as it flows. */
  bytes(): AsyncGenerator<Uint8Array, undefined>;
  readonly items: readonly WrittenItem[];
  pages(): number | null;
}

@Injectable()
export class Contents {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    private readonly texts: Texts,
  ) {}

  async of(batch: BatchRow, vendor: VendorRow): Promise<Content> {
    const notice = await this.notices.get(batch.noticeId);
    const renderer = await this.texts.renderer(notice);
    const pagesOf = () => this.#pages(batch, (items) => this.texts.of(items, { notice, vendor, renderer }));
    if (vendor.channel === 'handover') return linesContent(batch, pagesOf());
    // Loaded only where letters are printed: a PDF library is much for a process that prints none.
    const { letterBundle } = await import('./letter-bundle.ts');
    return letterBundle({ batch, vendor, said: notice.messagePins!.said, pages: pagesOf() });
  }

  async *#pages(
    batch: BatchRow,
    written: (items: Awaited<ReturnType<typeof itemsAfter>>) => Promise<(Text | LeftOut)[]>,
  ): AsyncGenerator<(Text | LeftOut)[]> {
    for (let after = BEFORE_ALL; ;) {
      const from = after;
      const items = await this.db.tx((tx) => itemsAfter(tx, { batchId: batch.id, after: from, limit: PAGE }));
      if (items.length > 0) yield await written(items);
      if (items.length < PAGE) return;
      after = items.at(-1)!;
    }
  }
}

/** One JSON object a line; the first says what the file is. */
function linesContent(batch: BatchRow, pages: AsyncGenerator<(Text | LeftOut)[]>): Content {
  const items: WrittenItem[] = [];
  async function* bytes(): AsyncGenerator<Uint8Array, undefined> {
    const head = { format: 'amends-handover/1', batch: batch.id, no: batch.no, people: batch.people };
    yield Buffer.from(`${JSON.stringify(head)}\n`);
    let lineNo = 1;
    for await (const texts of pages) {
      const lines: string[] = [];
      for (const text of texts) {
        if (text.kind !== 'line') {
          items.push(writtenItem(text, null));
          continue;
        }
        lineNo += 1;
        items.push(writtenItem(text, lineNo));
        const { found, title, message, link } = text.line;
        const { locale } = text;
        lines.push(
          `${JSON.stringify({ reference: referenceOf(text.item), locale, ...found, title, message, link })}\n`,
        );
      }
      if (lines.length > 0) yield Buffer.from(lines.join(''));
    }
    return undefined;
  }
  return { filename: `batch-${batch.no}.jsonl`, bytes, items, pages: () => null };
}
