/** What a worker does for the platform itself, each minute. */
import { Injectable } from '@nestjs/common';
import { AuditChain } from './audit/audit-chain.ts';
import { RestoreIdentity } from './db/restore-identity.ts';
import { Idempotency } from './http/idempotency.ts';
import { Jobs } from './jobs/jobs.ts';
import { Log } from './log/log.ts';

const MINUTE_SECONDS = 60;

@Injectable()
export class Upkeep {
  constructor(
    private readonly jobs: Jobs,
    private readonly chain: AuditChain,
    private readonly identity: RestoreIdentity,
    private readonly idempotency: Idempotency,
    private readonly log: Log,
  ) {}

  /** Call once, in each worker; `Jobs.stop` ends it. */
  start(): void {
    this.jobs.every(MINUTE_SECONDS, 'platform.audit', async () => {
      const { blocks, entries, head } = await this.chain.sealBlocks();
      // Outside the database, so that a tail cut off in it shows (ENGINE §10).
      this.log.info({ blocks: blocks.toString(), entries: entries.toString(), head }, 'audit sealed');
    });
    this.jobs.every(MINUTE_SECONDS, 'platform.restore_identity', async () => {
      const verdict = await this.identity.remember();
      if (verdict.state === 'changed') this.log.warn({ reason: verdict.reason }, 'this is another database');
    });
    this.jobs.every(60 * MINUTE_SECONDS, 'platform.idempotency', async () => {
      await this.idempotency.forgetOld();
    });
  }
}
