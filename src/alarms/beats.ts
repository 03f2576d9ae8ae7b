/** This process says that it lives, and who else does. */
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import * as store from './alarms.store.ts';
import { type Beat, FORGOTTEN_SECONDS } from './rules/matters.ts';

@Injectable()
export class Beats {
  /** A process number is used again; this is not. */
  readonly #id = newId<store.ProcessId>(new Date());

  constructor(private readonly db: Db) {}

  async beat(role: Beat['role']): Promise<void> {
    await this.db.tx((tx) => store.beat(tx, { id: this.#id, role, host: hostname(), pid: process.pid }));
  }

  /** It ends as it should: nobody need look for it. */
  async end(): Promise<void> {
    await this.db.tx((tx) => store.endBeat(tx, this.#id));
  }

  /** Everybody heard of within a day. */
  async all(): Promise<Beat[]> {
    return this.db.tx(async (tx) => {
      await store.forgetBeats(tx, FORGOTTEN_SECONDS);
      return store.beats(tx);
    });
  }
}
