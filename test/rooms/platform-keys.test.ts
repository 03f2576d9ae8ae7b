import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { DirectoryKeyStore } from '../../src/platform/crypto/key-store.ts';
import { scratchDir } from '../support/scratch.ts';

let dir: string;
let store: DirectoryKeyStore;
const incident = uuidv7();
const key = Buffer.alloc(32, 5);

beforeEach(() => {
  dir = scratchDir();
  store = new DirectoryKeyStore(join(dir, 'keys'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('what was wrapped is unwrapped by any process of the installation', async () => {
  await store.createWrappingKey(incident);
  const wrapped = await store.wrap(incident, key);
  expect(wrapped.includes(key)).toBe(false);
  expect(await new DirectoryKeyStore(join(dir, 'keys')).unwrap(incident, wrapped)).toEqual(key);
});

test('processes racing for a key get the same one', async () => {
  const stores = Array.from({ length: 8 }, () => new DirectoryKeyStore(join(dir, 'keys')));
  await Promise.all(stores.map((racer) => racer.createWrappingKey(incident)));
  const wrapped = await stores[0]!.wrap(incident, key);
  for (const racer of stores) expect(await racer.unwrap(incident, wrapped)).toEqual(key);
  const keys = await Promise.all(stores.map((racer) => racer.processKey('audit')));
  for (const other of keys) expect(other.equals(keys[0]!)).toBe(true);
});

test('a key made twice stays the one it was', async () => {
  await store.createWrappingKey(incident);
  const wrapped = await store.wrap(incident, key);
  await store.createWrappingKey(incident);
  expect(await store.unwrap(incident, wrapped)).toEqual(key);
});

test('a wrapped key opens for its own incident only', async () => {
  const other = uuidv7();
  await store.createWrappingKey(incident);
  await store.createWrappingKey(other);
  const wrapped = await store.wrap(incident, key);
  await expect(store.unwrap(other, wrapped)).rejects.toMatchObject({ code: 'platform.unsealable' });
});

test('a destroyed key is gone for ever, and cannot be made again', async () => {
  await store.createWrappingKey(incident);
  const wrapped = await store.wrap(incident, key);
  await store.destroy(incident);
  await store.destroy(incident);
  const gone = { code: 'platform.key_destroyed' };
  await expect(store.unwrap(incident, wrapped)).rejects.toMatchObject(gone);
  await expect(store.createWrappingKey(incident)).rejects.toMatchObject(gone);
  expect(readdirSync(join(dir, 'keys', 'incidents'))).toEqual([`${incident}.destroyed`]);
});

test('a missing key says to restore the directory', async () => {
  await expect(store.wrap(incident, key)).rejects.toThrow('restore the keys directory from its backup');
});

test('directories are 0700, files 0600, and no half-written file is left', async () => {
  await store.createWrappingKey(incident);
  await store.processKey('audit');
  chmodSync(join(dir, 'keys'), 0o755);
  await store.processKey('answers');
  for (const name of ['', 'incidents', 'process']) {
    expect(statSync(join(dir, 'keys', name)).mode & 0o777).toBe(0o700);
  }
  for (const name of [`incidents/${incident}.key`, 'process/audit.key', 'process/answers.key']) {
    expect(statSync(join(dir, 'keys', name)).mode & 0o777).toBe(0o600);
  }
  expect(readdirSync(join(dir, 'keys', 'process')).sort()).toEqual(['answers.key', 'audit.key']);
});

test.each(['../x', 'x/y', ''])('a key of the name %j is a programmer’s error', async (name) => {
  await expect(store.processKey(name)).rejects.toThrow('assertion failed');
  await expect(store.createWrappingKey(name)).rejects.toThrow('assertion failed');
});
