/** What each property of a mapping allows but the whole does not: missing keys, one place taken twice, crosswalks. */
import { both, joined } from '../../kernel/both.ts';
import type { Asker, Problems } from './asker.ts';
import type { ColumnMapping, SourceMapping, Use } from './mapping.ts';

const JOINING: ReadonlySet<Use | null> = new Set<Use>(['customer_id', 'email', 'phone', 'link']);

type Say = (en: string, id: string) => void;

export function addContradictions(problems: Problems, source: Asker, mapping: SourceMapping): void {
  const say: Say = (en, id) => problems.part(() => source.refuse(en, id), undefined);
  if (!mapping.columns.some(({ use }) => JOINING.has(use))) {
    say(
      'has no key column: mark one as customer_id, email or phone, or as link:<name>',
      'tidak punya kolom kunci: tandai satu sebagai nomor pelanggan, email, atau telepon, atau sebagai tautan',
    );
  }
  sayPlacesTakenTwice(say, mapping);
  for (const { name } of mapping.subjects) {
    sayWrongCrosswalk(
      say,
      mapping,
      mapping.columns.filter(({ use, subject }) => use === 'customer_id' && subject === name),
    );
  }
}

function sayPlacesTakenTwice(say: Say, mapping: SourceMapping): void {
  const taken = new Set<string>();
  for (const column of mapping.columns) {
    if (column.use === null) continue;
    const place = `${column.subject}/${column.use}/${detailOf(column, mapping)}`;
    if (taken.has(place)) {
      say(
        `uses column "${column.column}" as ${wordOf(column)} a second time for one subject: keep one, or name subjects`,
        `memakai kolom "${column.column}" sebagai ${wordOf(column)} untuk kedua kalinya bagi satu orang: pertahankan satu, atau sebut orangnya`,
      );
    }
    taken.add(place);
  }
}

/** What may stand beside another of the same use: another part, another link, another id space. */
function detailOf({ use, part, link, idSpace }: ColumnMapping, mapping: SourceMapping): string {
  if (use === 'postal_address') return part;
  if (use === 'link') return link ?? '';
  return use === 'customer_id' ? (idSpace ?? mapping.idSpace) : '';
}

function wordOf({ use, link }: ColumnMapping): string {
  return use === 'link' ? `link:${link}` : String(use);
}

/** One person known by two numbers: a crosswalk, which only a reference source may be. */
function sayWrongCrosswalk(say: Say, mapping: SourceMapping, ids: readonly ColumnMapping[]): void {
  const spaces = new Set(ids.map(({ idSpace }) => idSpace ?? mapping.idSpace));
  if (spaces.size < 2) return;
  const named = joined(
    ids.map(({ column }) => both(`"${column}"`, `"${column}"`)),
    both(' and ', ' dan '),
  );
  if (mapping.role !== 'reference') {
    say(
      `has customer ids of two id spaces in ${named.en}: only a source of role "reference" joins them`,
      `memuat nomor pelanggan dari dua ruang nomor dalam ${named.id}: hanya sumber berperan rujukan yang menghubungkannya`,
    );
  } else if (spaces.size > 2) {
    say(
      `has customer ids of more than two id spaces in ${named.en}: map two of them`,
      `memuat nomor pelanggan dari lebih dari dua ruang nomor dalam ${named.id}: petakan dua di antaranya`,
    );
  }
}
