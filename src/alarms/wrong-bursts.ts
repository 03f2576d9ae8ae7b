/** Somebody guesses links or codes: kept as evidence, and an alarm while it lasts. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type Burst, bursts, keepBurst, type WrongWhat } from './wrong-bursts.store.ts';

const LIST_MAX = 500;

@Injectable()
export class WrongBursts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds `tries` to what this network is doing, by its keyed hash. Any number of processes may. */
  async keep(what: WrongWhat, network: string, tries: number): Promise<void> {
    const at = this.clock.now();
    await this.db.tx((tx) => keepBurst(tx, { what, network, tries, at }));
  }

  /** The latest first, at most 500. */
  async list(): Promise<Burst[]> {
    return this.db.tx((tx) => bursts(tx, LIST_MAX));
  }
}
