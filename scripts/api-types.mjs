/**
 * Writes console/api/schema.d.ts, the console's types, from the API's own description: the application is wired as it
 * ships, on a database that is never asked. `node scripts/api-types.mjs`; with `--check` it writes nothing and fails
 * where the file is older than the sources. Answers come from answers.gen.json: run scripts/answers.mjs before.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import '../test/support/from-source.mjs';
import { inRoot, say } from './paths.mjs';

const FILE = 'console/api/schema.d.ts';
const HEADER = '// Written by `npm run docs` from the API’s own description.\n\n';
const STYLE = {
  alphabetize: true,
  // What a request may leave out says so itself.
  defaultNonNullable: false,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
};

const document = await description();
const missing = undescribed();
const text = HEADER + astToString(await openapiTS(document, STYLE));
if (missing.length > 0) {
  say(`${missing.join(', ')}: answers.gen.json is older than the sources: npm run docs`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(inRoot(FILE), text);
} else if (!existsSync(inRoot(FILE)) || readFileSync(inRoot(FILE), 'utf8') !== text) {
  say(`${FILE} is older than the sources: npm run docs`);
  process.exitCode = 1;
}

/** Routes that one of the two knows and the other does not. */
function undescribed() {
  const { answers } = JSON.parse(readFileSync(inRoot('src/doors/api/answers.gen.json'), 'utf8'));
  const served = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  return [...new Set(served).symmetricDifference(new Set(Object.keys(answers)))];
}

async function description() {
  const { createWeb } = await import('../src/app/web.ts');
  const { describeApi } = await import('../src/doors/api/open-api.ts');
  const { loadConfig } = await import('../src/platform/config.ts');
  const { unconnected } = await import('../src/platform/db/unconnected.ts');
  const { SILENT } = await import('../src/platform/log/log.ts');
  const dir = mkdtempSync(join(tmpdir(), 'amends-api-types-'));
  try {
    const config = loadConfig({ AMENDS_DATA_DIR: dir });
    const app = await createWeb({ config, database: unconnected(), log: SILENT });
    const described = describeApi(app);
    await app.close();
    return described;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
