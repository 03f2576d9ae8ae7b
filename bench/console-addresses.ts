/** What the console's pages ask by GET, read from its sources: with what query, about which thing, and what is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import type { IncidentId } from '../src/kernel/ids.ts';
import { LATER_FILE } from './console-files.ts';
import type { ConsoleOffice, Json } from './console-office.ts';

/** Names of things by the braces in addresses. */
export type Known = ReadonlyMap<string, string>;

interface Question {
  /** What a page asks with, where the address alone is refused; its braces are filled too. */
  readonly query?: string;
  /** About another thing of its kind than everywhere else. */
  readonly about?: Readonly<Record<string, string>>;
}

const QUESTIONS: Readonly<Record<string, Question>> = {
  '/api/v1/calendars/{code}': { about: { code: 'calendar' } },
  '/api/v1/incidents/{incident}/intake/proposals': { query: `files=${LATER_FILE}` },
  '/api/v1/incidents/{incident}/page/drafts/{draft}/preview': { query: 'lang=id' },
  '/api/v1/incidents/{incident}/people/{person}/contacts': { query: 'reason=bench' },
  '/api/v1/incidents/{incident}/people/{person}/statement.html': { query: 'locale=id' },
  '/api/v1/incidents/{incident}/sharing/duplicates': { query: 'limit=100' },
  '/api/v1/incidents/{incident}/sources/{source}/inspection': { about: { source: 'later' } },
  '/api/v1/laws/{code}': { about: { code: 'law' } },
  '/api/v1/messages/prices/history': { query: 'channel=email' },
  '/api/v1/notices/{notice}/outlook': { query: 'vendor={vendor}' },
  '/api/v1/notices/{notice}/preflight': { about: { notice: 'waiting' } },
};

const STREAM = 'a live stream: it never ends, and nobody waits for its end';
const PACKAGE = 'a file of a person or of everybody, made while it is being saved: no page waits for it';
const KEPT = 'a file given back byte for byte as somebody brought it or a worker made it';

/** Deliberately not measured, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  '/api/v1/live': STREAM,
  '/api/v1/incidents/{incident}/sources/live': STREAM,
  '/api/v1/notices/{notice}/live': STREAM,
  '/api/v1/incidents/{incident}/actions.csv': PACKAGE,
  '/api/v1/incidents/{incident}/cost-report.csv': PACKAGE,
  '/api/v1/incidents/{incident}/proof.zip': PACKAGE,
  '/api/v1/incidents/{incident}/rejects.csv': PACKAGE,
  '/api/v1/incidents/{incident}/statements': PACKAGE,
  '/api/v1/incidents/{incident}/people/{person}/proof.zip': PACKAGE,
  '/api/v1/extracts/{extract}/file': KEPT,
  '/api/v1/incidents/{incident}/page/logos/{hash}': KEPT,
  '/api/v1/postings/{posting}/proofs/{no}': KEPT,
  '/api/v1/regulator-reports/{report}/{file}': KEPT,
};

/** Asked by addresses that the sources put together from pieces. */
const PUT_TOGETHER = [
  '/api/v1/incidents/{incident}/cost-report.csv',
  '/api/v1/incidents/{incident}/cost-report.xlsx',
  '/api/v1/incidents/{incident}/mapping.xlsx',
  '/api/v1/incidents/{incident}/sources/{source}/mapping.xlsx',
];

/** Every address the console's sources ask by GET, through its client, by a link or for a file. */
export function consoleAddresses(): string[] {
  const folder = join(PROJECT_ROOT, 'console');
  const routes = getRoutes();
  const found = new Set(PUT_TOGETHER);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, address] of text.matchAll(/\.GET\(\s*'(\/api\/v1\/[^']+)'/g)) found.add(address!);
    for (const [, literal] of text.matchAll(/[`'"](\/api\/v1\/[^`'"?]+)[^`'"]*[`'"]/g)) {
      const route = routes.get(literal!.replaceAll(/\$?\{[^}]*\}/g, '{}'));
      // Of a client's other verbs the address stands there by its own names.
      if (route !== undefined && literal !== route) found.add(route);
      if (route !== undefined && !route.includes('{') && !text.includes(`('${route}'`)) found.add(route);
    }
  }
  return [...found].sort();
}

/** By what they are when nothing in braces has a name. */
function getRoutes(): ReadonlyMap<string, string> {
  const path = join(PROJECT_ROOT, 'src', 'doors', 'api', 'answers.gen.json');
  const { answers } = JSON.parse(readFileSync(path, 'utf8')) as { answers: Record<string, unknown> };
  const gets = Object.keys(answers).filter((route) => route.startsWith('GET '));
  return new Map(gets.map((route) => [route.slice(4).replaceAll(/\{[^}]*\}/g, '{}'), route.slice(4)]));
}

/** Null where a thing it asks about is not known. */
export function filled(address: string, known: Known): string | null {
  const { query, about = {} } = QUESTIONS[address] ?? {};
  let whole = true;
  const url = `${address}${query === undefined ? '' : `?${query}`}`;
  const full = url.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = known.get(about[name] ?? name);
    whole &&= id !== undefined;
    return encodeURIComponent(id ?? '');
  });
  return whole ? full : null;
}

/** One of each kind that stands in lists: by which name, in which list, and by which field. */
const LISTS: readonly (readonly [name: string, list: string, url: string, field?: string])[] = [
  ['template', 'templates', '/templates'],
  ['offer', 'offers', '/offers'],
  ['set', 'sets', '/grants'],
  ['profile', 'profiles', '/profiles'],
  ['source', 'sources', '/sources', 'sourceId'],
  ['upload', 'uploads', '/uploads', 'uploadId'],
  ['guard', 'guards', '/guards?kind=shared_address'],
];

/** What lists name, by its name in addresses. */
export async function listed(office: ConsoleOffice, incident: IncidentId): Promise<Known> {
  const at = `/api/v1/incidents/${incident}`;
  const known = new Map<string, string>();
  const first = async (name: string, list: string, url: string, field = 'id') => {
    const rows = ((await office.ask(url)).json?.[list] ?? []) as readonly Json[];
    const id = rows[0]?.[field];
    if (typeof id === 'string' || typeof id === 'number') known.set(name, String(id));
  };
  for (const [name, list, url, field] of LISTS) await first(name, list, `${at}${url}`, field);
  await first('operator', 'operators', '/api/v1/operators');
  const { json: book } = await office.ask('/api/v1/laws');
  const entries = (book?.['entries'] ?? []) as { kind: 'law' | 'calendar'; current: { code: string } }[];
  for (const { kind, current } of entries) known.set(kind, current.code);
  return known;
}
