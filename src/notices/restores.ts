/** After a restored backup or a failover that lost rows, nothing goes out until a person has looked (ENGINE §2). */
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/db.ts';
import { RestoreIdentity } from '../platform/db/restore-identity.ts';
import { Deliveries } from './deliveries.ts';
import { Lanes } from './lanes.ts';

@Injectable()
export class Restores {
  constructor(
    private readonly db: Db,
    private readonly identity: RestoreIdentity,
    private readonly lanes: Lanes,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Before a worker starts: is this the database we left? If not, every lane is halted and everything unfinished is
   * unknown, and only then is the new identity accepted. Answers why, or null.
   */
  async checkAtStart(): Promise<string | null> {
    const verdict = await this.identity.check();
    if (verdict.state !== 'changed') return null;
    await this.holdEverything(`restored database: ${verdict.reason}`);
    await this.identity.accept();
    return verdict.reason;
  }

  /** Halts every lane and makes every unfinished delivery unknown, in one transaction. */
  async holdEverything(reason: string): Promise<{ held: number }> {
    return this.db.tx(async (tx) => {
      await this.lanes.haltAll(tx, reason);
      return { held: await this.deliveries.holdUnfinished(tx) };
    });
  }
}
