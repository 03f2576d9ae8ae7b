/** Compiles src/, migrations/ and bench/ into dist/, without anything left over from sources that are gone; then the console. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildConsole } from './console.mjs';
import { BUILD_STAMP_FILE, ROOT, filesBelow, inRoot, isTest, say, sourcesStamp } from './paths.mjs';

const TSC = inRoot('node_modules', 'typescript', 'bin', 'tsc');
const CACHE = inRoot('node_modules', '.cache', 'tsc', 'build.tsbuildinfo');
const isSource = (path) => /\.tsx?$/.test(path);

// Taken before compiling: what changes meanwhile is built next time.
const stamp = sourcesStamp();
rmSync(BUILD_STAMP_FILE, { force: true });
const sources = ['src', 'migrations', 'bench'].flatMap(filesBelow).filter((path) => !isTest(path));
const outputs = new Map(sources.map((path) => [outputOf(path), path]));

const removed = removeStale();
// The compiler skips what its cache knows, and would not see that an output is missing.
if (removed > 0 || missingOutput()) rmSync(CACHE, { force: true });

const { status } = spawnSync(process.execPath, [TSC, '-p', inRoot('tsconfig.build.json')], {
  cwd: ROOT,
  stdio: ['ignore', 2, 2],
});
if (status === 0) {
  for (const [output, path] of outputs) if (!isSource(path)) copy(path, output);
  await buildConsole();
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(BUILD_STAMP_FILE, stamp);
} else {
  say('dist/ is not up to date.');
  process.exitCode = 1;
}

function outputOf(path) {
  return isSource(path) ? `dist/${path.replace(/\.tsx?$/, '.js')}` : `dist/${path}`;
}

function removeStale() {
  const stale = filesBelow('dist').filter(
    (path) => !path.startsWith('dist/console/') && !outputs.has(path.replace(/\.map$/, '')),
  );
  for (const path of stale) rmSync(inRoot(path));
  return stale.length;
}

function missingOutput() {
  return [...outputs].some(([output, path]) => isSource(path) && !existsSync(inRoot(output)));
}

function copy(path, output) {
  mkdirSync(dirname(inRoot(output)), { recursive: true });
  copyFileSync(inRoot(path), inRoot(output));
}
