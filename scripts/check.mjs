/**
 * The whole check, as `npm test` runs it: each step timed on stderr, the first failure ends it. The last
 * line on stdout is `N passed, N failed`, counting every Jest test and each of the other steps.
 *
 * Jest runs ES modules in VM contexts, in which V8 now and then crashes (nodejs/node#62393). A test file whose process
 * was ended by such a signal said nothing about its tests, nor did one whose tests were only cut off by their time
 * limit on a crowded machine: it runs once more, alone, and is named; whatever it then says counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, inRoot, say } from './paths.mjs';

/** Signals by which a process ends itself. */
const CRASHES = new Set(['SIGSEGV', 'SIGTRAP', 'SIGILL', 'SIGBUS', 'SIGABRT']);
/** More such files than this are no accident. */
const AGAIN_MAX = 5;

const scratch = mkdtempSync(join(tmpdir(), 'amends-check-'));
const counts = join(scratch, 'counts.json');
const bin = (...parts) => inRoot('node_modules', ...parts);

const JEST_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const REPORTERS = ['--reporters=default', `--reporters=${inRoot('scripts', 'count-reporter.mjs')}`];

/** Web and worker boot from dist/ on an empty data directory: Jest hides cycles and load-order crashes. */
const BOOT = { AMENDS_DATA_DIR: join(scratch, 'data'), PORT: '0', AMENDS_LOG_LEVEL: 'warn' };

const STEPS = [
  { name: 'types', args: [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  {
    name: 'types of the console',
    args: [bin('typescript', 'bin', 'tsc'), '-p', 'console/tsconfig.json', '--noEmit'],
  },
  { name: 'lint', args: [bin('oxlint', 'bin', 'oxlint'), '--deny-warnings'] },
  { name: 'format', args: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'] },
  {
    name: 'tests',
    args: [...JEST_FLAGS, bin('jest', 'bin', 'jest.js'), ...REPORTERS],
    env: { AMENDS_TEST_COUNTS: counts },
    counted: true,
  },
  { name: 'build', args: [inRoot('scripts', 'build.mjs')] },
  { name: 'boot web', args: [inRoot('dist', 'src', 'app', 'main.js'), '--check'], env: BOOT },
  { name: 'boot worker', args: [inRoot('dist', 'src', 'app', 'worker.js'), '--check'], env: BOOT },
];

const total = { passed: 0, failed: 0 };
try {
  for (const step of STEPS) if (!run(step)) break;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

function run(step) {
  const { name, counted } = step;
  const first = attempt(step);
  if (!counted || first.ok) return settle(name, first);
  const unsaid = first.counts.again ?? [];
  const others = first.counts.failed - sum(unsaid, 'failed');
  const accident = unsaid.every(({ signal }) => signal === null || CRASHES.has(signal));
  if (unsaid.length === 0 || unsaid.length > AGAIN_MAX || others > 0 || !accident) return settle(name, first);
  for (const { file, signal } of unsaid) {
    say(`${signal ?? 'its time limit'} ended ${relative(ROOT, file)}: once more`);
  }
  const files = unsaid.map(({ file }) => file);
  const again = attempt({ ...step, args: [...step.args, '-i', '--runTestsByPath', ...files] });
  again.counts.passed += first.counts.passed - sum(unsaid, 'passed');
  return settle(name, again);
}

function sum(rows, field) {
  return rows.reduce((so, row) => so + row[field], 0);
}

function attempt({ args, env, counted }) {
  const start = performance.now();
  rmSync(counts, { force: true });
  const { status, signal } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...cleanEnv(), ...env },
  });
  const ok = status === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const found =
    counted && existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: +ok, failed: 0 };
  // A step that failed without counting a failure still failed once.
  if (!ok && found.failed === 0) found.failed = 1;
  return { ok, signal, seconds, counts: found };
}

function settle(name, { ok, signal, seconds, counts: { passed, failed } }) {
  say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${signal ? `, ended by ${signal}` : ''}`);
  total.passed += passed;
  total.failed += failed;
  return ok;
}

/** Settings of the person who runs this must not reach the tests: they would speak to a real database. */
function cleanEnv() {
  const ours = /^(AMENDS_|DATABASE_URL$|PORT$|HOST$|NODE_ENV$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
