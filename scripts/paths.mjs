/** What the scripts share: where things are, and what a build was made from. Runs on any Node ≥ 20. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => join(ROOT, ...parts);

export const say = (sentence) => process.stderr.write(`${sentence}\n`);

const SOURCES = [
  'src',
  'migrations',
  'bench',
  'console',
  'scripts/build.mjs',
  'scripts/console.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
];

export const isTest = (path) => /\.test\.tsx?$/.test(path);

/** Every file below a folder, as paths from the root, in one order everywhere. */
export function filesBelow(folder) {
  if (!existsSync(inRoot(folder))) return [];
  if (statSync(inRoot(folder)).isFile()) return [folder];
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

/** Changes when a source that goes into dist/ does: by name, size and time, which needs no reading. */
export function sourcesStamp() {
  const hash = createHash('sha256').update(installStamp());
  for (const path of SOURCES.flatMap(filesBelow)) {
    if (isTest(path)) continue;
    const { size, mtimeMs } = statSync(inRoot(path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Changes when another set of packages is asked for, or the checkout moved to another kind of machine. */
export function installStamp() {
  const lock = readFileSync(inRoot('package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

export const INSTALL_STAMP_FILE = inRoot('node_modules', '.amends-install');
export const BUILD_STAMP_FILE = inRoot('dist', '.amends-build');
