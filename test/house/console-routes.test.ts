/** Everything in the API is in the console, or it is said here why nobody looks for it there. */
import { expect, test } from '@jest/globals';
import { filesUnder, read } from './source.ts';

/** Asked for through an address that a page builds piece by piece: the file, and the piece that names it. */
const BUILT: Readonly<Record<string, readonly [file: string, piece: string]>> = {
  'GET /api/v1/incidents/:incident/cost-report.csv': ['pages/finance/cost.tsx', "'cost-report.csv'"],
  'GET /api/v1/incidents/:incident/cost-report.xlsx': ['pages/finance/cost.tsx', 'cost-report.xlsx'],
  'GET /api/v1/incidents/:incident/journals.csv': ['pages/finance/cost.tsx', "'journals.csv'"],
  'GET /api/v1/incidents/:incident/page/versions/:version': ['pages/page/version.tsx', '/versions/'],
  'GET /api/v1/incidents/:incident/sources/:source/mapping.xlsx': [
    'pages/sources/workbook.tsx',
    'mapping.xlsx',
  ],
  'PUT /api/v1/incidents/:incident/sources/:source/mapping.xlsx': [
    'pages/sources/workbook.tsx',
    'mapping.xlsx',
  ],
  'GET /api/v1/incidents/:incident/mapping.xlsx': ['pages/sources/workbook.tsx', '/mapping.xlsx'],
  'PUT /api/v1/incidents/:incident/mapping.xlsx': ['pages/sources/workbook.tsx', '/mapping.xlsx'],
  'GET /api/v1/incidents/:incident/uploads': ['pages/sources/upload-desk.ts', '/uploads'],
  'POST /api/v1/incidents/:incident/uploads': ['pages/sources/upload-desk.ts', '/uploads'],
  'POST /api/v1/incidents/:incident/uploads/:upload/compare': ['pages/sources/upload-desk.ts', '/compare?'],
  'POST /api/v1/incidents/:incident/claims/:reference/evidence/:no': [
    'pages/compensation/claim.tsx',
    'evidence-',
  ],
};

/** For programs and the terminal, and why no page asks for it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'GET /api/v1/batches/:batch': 'The hand-over page lists every batch with the same answer.',
  'GET /api/v1/code-files/:file/rejects': 'The pool’s page downloads the same lines as CSV.',
  'GET /api/v1/extracts/:extract': 'The page lists every extract with the same answer.',
  'GET /api/v1/incidents/:incident/actions': 'The page takes the same list as CSV.',
  'GET /api/v1/incidents/:incident/cohorts/:cohort/persons/:person/proof':
    'The person’s page downloads the same proof with its files, as one archive.',
  'GET /api/v1/incidents/:incident/cost-report':
    'The page shows the figures a worker keeps and downloads the report as CSV and XLSX.',
  'PUT /api/v1/incidents/:incident/files/:name':
    'A whole file in one request, for programs; a page sends it in pieces that survive a lost line.',
  'GET /api/v1/incidents/:incident/forecast':
    'Of everybody who waits, in all notices together: a regulator report tells it. Pages tell it of one notice before its launch, and its pace and end after it.',
  'GET /api/v1/incidents/:incident/grants':
    'Counted exactly, for programs; the page shows the take-up that a worker keeps.',
  'POST /api/v1/incidents/:incident/notice-changes/count':
    'Looking at an old count wakes the worker; a page has nothing to ask for.',
  'GET /api/v1/incidents/:incident/people/:person/previews/:template':
    'The editor previews what is typed, saved or not.',
  'GET /api/v1/incidents/:incident/people/:person/statement':
    'The person’s page opens the same statement to be read and printed.',
  'GET /api/v1/incidents/:incident/rejects':
    'The file’s page shows examples of them and downloads all as CSV.',
  'GET /api/v1/incidents/:incident/remedies':
    'The page of a set that is decided and the simulator say it beside that set; where there is no set yet, no page does.',
  'GET /api/v1/incidents/:incident/runs/latest': 'The page lists the runs, the latest first.',
  'GET /api/v1/incidents/:incident/templates/:template': 'The page’s list carries every version.',
  'POST /api/v1/incidents/:incident/templates/:template/lint':
    'The editor checks what is typed, saved or not.',
  'GET /api/v1/law-books/:version':
    'A book that was in use, whole, for an auditor’s program; each law’s page lists its versions and which parts changed.',
  'POST /api/v1/ledger/prove':
    'The prover’s page makes proofs that are kept; this one answers at once and keeps nothing.',
  'GET /api/v1/offer-sets/:set/estimate':
    'The set’s page while it is decided, and the simulator always, reckon the same people, worst cost and provision.',
  'GET /api/v1/offer-sets/:set/findings':
    'The set’s page while it is decided, the simulator and the refusal to submit name the same findings.',
  'GET /api/v1/regulator-reports/:report': 'The page lists every report with the same answer.',
  'GET /api/v1/roles':
    'What each role permits, for programs; the console names the roles, and says at each step who may not take it.',
  'GET /api/v1/vendors/:vendor': 'The page lists every vendor with the same answer.',
};

const shown = filesUnder('console', ['.ts', '.tsx']).filter(({ path }) => !path.endsWith('schema.d.ts'));

function routes(): string[] {
  const lines = read('docs/permissions.md').matchAll(
    /^\| `((?:GET|POST|PUT|PATCH|DELETE) \/api\/v1\/[^`]*)`/gm,
  );
  return [...lines].map(([, route]) => route!);
}

/** `GET /api/v1/incidents/:/sources`: whatever its parameters are called. */
function plain(route: string): string {
  return route.replaceAll(/:\w+|\{\w+\}|\$\{[^}]*\}/g, ':').replace(/\?.*$/, '');
}

/** Calls of the typed client by their verb; addresses of links and downloads by themselves. */
function asked(): { readonly calls: ReadonlySet<string>; readonly addresses: ReadonlySet<string> } {
  const text = shown.map((file) => file.text).join('\n');
  const calls = text.matchAll(/api\.(GET|POST|PUT|PATCH|DELETE)\(\s*'([^']+)'/g);
  const addresses = text.matchAll(/[`'"](\/api\/v1\/[^`'"]*)[`'"]/g);
  return {
    calls: new Set([...calls].map(([, verb, path]) => plain(`${verb} ${path}`))),
    addresses: new Set([...addresses].map(([, path]) => plain(path!))),
  };
}

test('every route is asked for by a page, or says why not', () => {
  const { calls, addresses } = asked();
  const isAsked = (route: string) =>
    calls.has(plain(route)) || addresses.has(plain(route.replace(/^\w+ /, '')));
  const unseen = routes().filter((route) => !isAsked(route) && !(route in BUILT) && !(route in ELSEWHERE));
  expect(routes().length).toBeGreaterThan(300);
  expect(unseen).toEqual([]);
});

test('what is built piece by piece is still built there, and no exception outlives its route', () => {
  const gone = Object.entries(BUILT).filter(([, [file, piece]]) => !read(`console/${file}`).includes(piece));
  expect(gone.map(([route]) => route)).toEqual([]);
  const known = new Set(routes());
  expect([...Object.keys(BUILT), ...Object.keys(ELSEWHERE)].filter((route) => !known.has(route))).toEqual([]);
});
