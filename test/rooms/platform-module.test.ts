import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_ACTOR } from '../../src/kernel/actor.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { type Config, loadConfig } from '../../src/platform/config.ts';
import { KeyStore } from '../../src/platform/crypto/key-store.ts';
import { Db } from '../../src/platform/db/db.ts';
import { Idempotency } from '../../src/platform/http/idempotency.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import type { LogFacts } from '../../src/platform/log/log.ts';
import { PlatformModule } from '../../src/platform/platform.module.ts';
import { CLOCK, CONFIG } from '../../src/platform/tokens.ts';
import { Upkeep } from '../../src/platform/upkeep.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/** A room as others write them. */
@Injectable()
class Room {
  constructor(
    readonly db: Db,
    readonly keyStore: KeyStore,
    readonly jobs: Jobs,
    readonly audit: Audit,
    readonly idempotency: Idempotency,
  ) {}
}

@Module({ providers: [Room] })
class RoomModule {}

let t: TestDatabase;
beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());

test('gives every room what it asks for, keeps house each minute, and closes last', async () => {
  const config = loadConfig({ AMENDS_DATA_DIR: t.dir });
  const told: (LogFacts & { sentence: string })[] = [];
  const bell = Promise.withResolvers<void>();
  const line = (facts: LogFacts, sentence: string): void => {
    told.push({ ...facts, sentence });
    if (sentence === 'audit sealed') bell.resolve();
  };
  let closed = false;
  const database = {
    db: t.db,
    embedded: null,
    guaranteeIsWeaker: false,
    close: async () => void (closed = true),
  };
  const log = { debug: line, info: line, warn: line, error: line };
  const platform = PlatformModule.forRoot({ config, database, log });
  const app = await NestFactory.createApplicationContext(
    { module: RoomModule, imports: [platform] },
    { logger: false },
  );
  const room = app.get(Room);
  expect(app.get<Config>(CONFIG)).toBe(config);
  expect(app.get(CLOCK)).toHaveProperty('now');
  await room.db.tx((tx) =>
    room.audit.record(tx, { actor: SYSTEM_ACTOR, action: 'platform.test', incidentId: null }),
  );
  app.get(Upkeep).start();
  await bell.promise;
  await app.close();
  expect(closed).toBe(true);
  const sealed = told.find((entry) => entry.sentence === 'audit sealed');
  expect(sealed).toMatchObject({ blocks: '1', entries: '1', head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const identity = JSON.parse(readFileSync(join(t.dir, 'keys', 'restore-identity.json'), 'utf8')) as object;
  expect(identity).toEqual({
    cluster: expect.stringMatching(/^\d+$/),
    timeline: '00000001',
    flushed: expect.stringMatching(/^\d+$/),
  });
});
