/** Is this process alive, and can it serve: for load balancers and supervisors. */
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Db } from '../../platform/db/db.ts';
import { Public } from '../access.ts';

const DATABASE_TIMEOUT_MS = 2_000;

@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly db: Db,
  ) {}

  /** Asks nobody: a process that lost its database is alive and recovers by itself. */
  @Get('healthz')
  alive() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @HealthCheck()
  ready() {
    return this.health.check([() => this.#database()]);
  }

  async #database() {
    const check = this.indicator.check('database');
    const late = AbortSignal.timeout(DATABASE_TIMEOUT_MS);
    const timeout = new Promise<false>((resolve) => late.addEventListener('abort', () => resolve(false)));
    // An empty transaction is a round trip; its error is not told, since it may name the server.
    const answered = this.db.tx(() => Promise.resolve(true)).catch(() => false);
    return (await Promise.race([answered, timeout])) ? check.up() : check.down();
  }
}
