/** What stands around a worker whose sending is measured: a bare sandbox, the database, and processes that end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CreateTemplateCommand, SESClient } from '@aws-sdk/client-ses';
import { must } from '../src/kernel/assert.ts';
import { DATABASE } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';

/** Far above what any worker reaches: the lane never holds it back. */
const RATE_PER_S = 100_000;

export async function makeTemplate(endpoint: string): Promise<void> {
  const client = new SESClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  });
  const [SubjectPart, HtmlPart, TextPart] = ['{{{subject}}}', '{{{html}}}', '{{{text}}}'];
  const Template = { TemplateName: 'amends-prerendered-1', SubjectPart, HtmlPart, TextPart };
  await client.send(new CreateTemplateCommand({ Template }));
  client.destroy();
}

export async function startBareSandbox(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const args = ['--bare', '--port', '0', '--data', dataDir, '--per-second', String(RATE_PER_S)];
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'src', 'app', 'sandbox.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout!.setEncoding('utf8'), 'data')) as [string];
  return { child, url: must(/http:\S+/.exec(line)?.[0], 'a sandbox says where it listens') };
}

export async function startWorker(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'src', 'app', 'worker.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  await once(child.stdout!, 'data');
  return child;
}

export async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export async function inDatabase<Row extends object>(
  server: EmbeddedServer,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = newClient(server.superuser(DATABASE));
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
