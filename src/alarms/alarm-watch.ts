/** Looks at what is wrong, and keeps one alarm for each matter until it is over. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { Config } from '../platform/config.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { type AlarmId, meet, type Path } from './alarms.store.ts';
import { Beats } from './beats.ts';
import { Matters } from './matters.ts';
import { deadWorkers } from './rules/matters.ts';

/** Where alarms can go as this installation is set up. */
export function pathsOf({ alarms }: Pick<Config, 'alarms'>): Path[] {
  return [...(alarms.mail ? ['mail' as const] : []), ...(alarms.webhook ? ['webhook' as const] : [])];
}

@Injectable()
export class AlarmWatch {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'alarms'>,
    private readonly matters: Matters,
    private readonly beats: Beats,
  ) {}

  /** Raises what is new, ends what is over. Any number of processes may look; the database keeps one of each. */
  async look(): Promise<void> {
    const now = this.clock.now();
    const { unknownHours, clockHours } = this.config.alarms;
    const found = [
      ...deadWorkers(await this.beats.all()),
      ...(await this.matters.find({ now, unknownHours, clockHours })),
    ].map((matter) => ({ ...matter, id: newId<AlarmId>(now) }));
    await this.db.tx((tx) => meet(tx, found, { now, paths: pathsOf(this.config) }));
  }
}
