/**
 * Before anything a person runs: installs when the lock file changed, builds when the sources did. Runs on
 * any Node ≥ 20, also before node_modules exists; says everything on stderr; concurrent runs wait in line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import {
  BUILD_STAMP_FILE,
  INSTALL_STAMP_FILE,
  ROOT,
  inRoot,
  installStamp,
  readStamp,
  say,
  sourcesStamp,
} from './paths.mjs';

const LOCK_FILE = inRoot('.amends', 'prepare.lock');
const NODE_24 = inRoot('node_modules', 'node', 'bin', 'node');
const POLL_MS = 200;

class Refusal extends Error {}

try {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Refusal(
      `Amends needs Node 20 or newer to install itself, and this is ${process.versions.node}.`,
    );
  }
  if (!isReady())
    underLock(() => {
      if (!isInstalled()) install();
      if (!isBuilt()) build();
    });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function isReady() {
  return isInstalled() && isBuilt();
}

function isInstalled() {
  if (!existsSync(NODE_24)) return false;
  return readStamp(INSTALL_STAMP_FILE) === installStamp() || adoptInstallation();
}

function isBuilt() {
  return readStamp(BUILD_STAMP_FILE) === sourcesStamp();
}

/** Somebody ran `npm ci` by hand: npm's own record of node_modules agrees with the lock file. */
function adoptInstallation() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  const agrees = Object.entries(wanted).every(([path, of]) => {
    if (path === '') return true;
    return path in present ? present[path].version === of.version : of.optional === true;
  });
  if (agrees) writeFileSync(INSTALL_STAMP_FILE, installStamp());
  return agrees;
}

function install() {
  say('Installing packages (npm ci), once per change of package-lock.json …');
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts=false', '--loglevel=error'];
  const code = run(...npm(args));
  if (code !== 0) {
    throw new Refusal(
      'Packages could not be installed (see npm’s words above): check that the npm registry can be reached, then run this again.',
    );
  }
  if (!existsSync(NODE_24)) {
    throw new Refusal(
      'npm installed everything but Node 24 itself: is there a package node for this platform?',
    );
  }
  writeFileSync(INSTALL_STAMP_FILE, installStamp());
}

function build() {
  say('Building …');
  const code = run(NODE_24, [inRoot('scripts', 'build.mjs')]);
  if (code !== 0)
    throw new Refusal('The build failed (see above): correct the sources, then run this again.');
}

/** The npm that started us, on the Node it runs on; else the one on the path. */
function npm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && /\.c?js$/.test(cli) && existsSync(cli)) {
    return [node && existsSync(node) ? node : process.execPath, [cli, ...args]];
  }
  return ['npm', args];
}

/** Everything a child says goes to our stderr: stdout belongs to what runs next. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (error) say(error.message);
  return status;
}

function underLock(work) {
  mkdirSync(inRoot('.amends'), { recursive: true });
  const mine = `${LOCK_FILE}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (let waited = 0; !take(mine); waited += POLL_MS) {
      if (waited === 0) say('Waiting for another run to finish installing or building …');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
    process.on('exit', () => rmSync(LOCK_FILE, { force: true }));
    work();
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Linked into place whole, so that a lock always names its holder; a dead holder's is cleared away. */
function take(mine) {
  try {
    linkSync(mine, LOCK_FILE);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = readStamp(LOCK_FILE);
  if (holder !== null && !lives(Number(holder))) clearAway(holder);
  return false;
}

/** Moved aside before it is judged again: two that find the same dead holder must not remove a live one's. */
function clearAway(dead) {
  const aside = `${LOCK_FILE}.${process.pid}.dead`;
  try {
    renameSync(LOCK_FILE, aside);
    if (readFileSync(aside, 'utf8').trim() !== dead) linkSync(aside, LOCK_FILE);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
