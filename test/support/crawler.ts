/** Whoever follows every link without being asked: a mail scanner, a preview, a prefetching browser. */
import type { TestDatabase } from './database.ts';
import { type Browser, type Shown } from './portal.ts';

export interface Visited extends Shown {
  readonly path: string;
}

/** No page of ours leads on for ever. */
const PAGES_MAX = 400;

/**
 * GETs and HEADs everything that can be reached: links, pictures, style sheets, redirects, and forms as if they were
 * links. Addresses outside `home` are kept by `outside`, not asked.
 */
export async function crawl(by: Browser, from: readonly string[], home: string): Promise<Visited[]> {
  const known = new Set<string>();
  const open = [...from];
  const visited: Visited[] = [];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (known.has(path)) continue;
    known.add(path);
    if (known.size > PAGES_MAX) throw new Error('the portal leads on for ever');
    await by.head(path);
    const shown = await by.get(path);
    visited.push({ ...shown, path });
    const links = [...addressesIn(shown.text), ...formsAsLinks(shown.text), ...(shown.to ? [shown.to] : [])];
    open.push(...links.flatMap((address) => pathOf(address, path, home)));
  }
  return visited;
}

/** Every address a page names in a link, a picture, a style sheet or a form. */
export function addressesIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|srcset|action|formaction|poster|data)="([^"]*)"/g)].map(
    ([, address]) => unescaped(address!),
  );
}

export interface FoundForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Each form with all it would send by itself and something in every field that a person fills. */
export function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inside = '']) => {
    const named = [...inside.matchAll(/<(?:input|button|textarea|select)\b[^>]*\bname="(\w+)"[^>]*>/g)];
    const fields = named.map(([tag, name]) => [name!, unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? 'x')]);
    return {
      action: unescaped(/\baction="([^"]*)"/.exec(head)?.[1] ?? ''),
      fields: Object.fromEntries(fields),
    };
  });
}

function formsAsLinks(html: string): string[] {
  return formsIn(html).map(({ action, fields }) => {
    const [path = '', query = ''] = action.split('?');
    return `${path}?${new URLSearchParams([...new URLSearchParams(query), ...Object.entries(fields)])}`;
  });
}

/** Where an address leads within the portal; nothing for e-mail, telephone and other places. */
function pathOf(address: string, from: string, home: string): string[] {
  const base = new URL(from, home);
  const url = new URL(address, base);
  return url.origin === base.origin ? [`${url.pathname}${url.search}`] : [];
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

/** Every row of every table, a hash by table: whatever is written shows. */
export async function everyRow({ ownerDb }: TestDatabase): Promise<Record<string, string>> {
  return ownerDb.tx(async (tx) => {
    const tables = await tx.q<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables) {
      const row = await tx.one<{ rows: bigint; hash: string }>(
        `SELECT count(*) AS rows, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash FROM ${name} t`,
      );
      hashes[name] = `${row!.rows} ${row!.hash}`;
    }
    return hashes;
  });
}
