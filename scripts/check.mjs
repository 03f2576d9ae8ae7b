/**
 * The whole check, as `npm test` runs it: each step timed on stderr, the first failure ends it. The last
 * line on stdout is `N passed, N failed`, counting every Jest test and each of the other steps.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, inRoot, say } from './paths.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'amends-check-'));
const counts = join(scratch, 'counts.json');
const bin = (...parts) => inRoot('node_modules', ...parts);

const JEST_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const REPORTERS = ['--reporters=default', `--reporters=${inRoot('scripts', 'count-reporter.mjs')}`];

/** Web and worker boot from dist/ on an empty data directory: Jest hides cycles and load-order crashes. */
const BOOT = { AMENDS_DATA_DIR: join(scratch, 'data'), PORT: '0', AMENDS_LOG_LEVEL: 'warn' };

const STEPS = [
  { name: 'types', args: [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit'] },
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

function run({ name, args, env, counted }) {
  const start = performance.now();
  const { status, signal } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...cleanEnv(), ...env },
  });
  const ok = status === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${signal ? `, ended by ${signal}` : ''}`);
  add(counted && existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: +ok, failed: 0 });
  // A step that failed without counting a failure still failed once.
  if (!ok && total.failed === 0) total.failed = 1;
  return ok;
}

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

/** Settings of the person who runs this must not reach the tests: they would speak to a real database. */
function cleanEnv() {
  const ours = /^(AMENDS_|DATABASE_URL$|PORT$|HOST$|NODE_ENV$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
