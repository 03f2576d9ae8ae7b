/** Nest wiring of the platform: what every room may ask for. */
import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit, Provider } from '@nestjs/common';
import { join } from 'node:path';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { Audit } from './audit/audit.ts';
import { AuditChain } from './audit/audit-chain.ts';
import type { Config } from './config.ts';
import { DirectoryKeyStore, KeyStore } from './crypto/key-store.ts';
import type { Database } from './db/connect.ts';
import { Db } from './db/db.ts';
import { RestoreIdentity } from './db/restore-identity.ts';
import { Idempotency } from './http/idempotency.ts';
import { Jobs } from './jobs/jobs.ts';
import { Log, createLog } from './log/log.ts';
import { CLOCK, CONFIG } from './tokens.ts';
import { Upkeep } from './upkeep.ts';

export interface PlatformParts {
  readonly config: Config;
  /** Connected before Nest starts, so that what is wrong with it is one sentence. */
  readonly database: Database;
  readonly clock?: Clock;
  readonly log?: Log;
}

const DATABASE = Symbol('database');

@Global()
@Module({})
export class PlatformModule implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly log: Log,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  onModuleInit(): void {
    if (!this.database.guaranteeIsWeaker) return;
    this.log.warn(
      {},
      'the database role may change append-only tables; only triggers guard them: give Amends amends_app',
    );
  }

  static forRoot({ config, database, clock, log }: PlatformParts): DynamicModule {
    const providers: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: CLOCK, useValue: clock ?? systemClock },
      { provide: Log, useValue: log ?? createLog(config.logLevel) },
      { provide: Db, useValue: database.db },
      { provide: KeyStore, useValue: new DirectoryKeyStore(join(config.dataDir, 'keys')) },
      {
        provide: RestoreIdentity,
        useValue: new RestoreIdentity(database.db, join(config.dataDir, 'keys', 'restore-identity.json')),
      },
      Jobs,
      Audit,
      AuditChain,
      Idempotency,
      Upkeep,
    ];
    const exported = providers.map((provider) => ('provide' in provider ? provider.provide : provider));
    return {
      module: PlatformModule,
      providers: [...providers, { provide: DATABASE, useValue: database }],
      exports: exported,
    };
  }

  /** Handlers may still use the database while they end. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
