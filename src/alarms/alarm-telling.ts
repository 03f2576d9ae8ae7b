/** Tells alarms by every path there is, until each of them has taken it. */
import type { Both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../platform/config.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK, CONFIG } from '../platform/tokens.ts';
import { pathsOf } from './alarm-watch.ts';
import * as store from './alarms.store.ts';
import { MailPath } from './paths/mail.ts';
import { type AlarmPath, PATH_SAID, type Telling } from './paths/path.ts';
import { WebhookPath } from './paths/webhook.ts';

const TOLD_AT_ONCE = 50;
const FIRST_RETRY_MS = 15_000;
const LAST_RETRY_MS = 3_600_000;
const GIVEN_UP_AFTER_TRIES = 32;

export interface TestAnswer {
  readonly path: store.Path;
  /** Null: it was taken. */
  readonly problem: string | null;
  /** The same in both languages. */
  readonly words: Both | null;
}

@Injectable()
export class AlarmTelling {
  readonly #paths: ReadonlyMap<store.Path, AlarmPath>;

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'alarms' | 'publicUrl'>,
  ) {
    const { mail, webhook } = config.alarms;
    const paths: AlarmPath[] = [];
    if (mail) paths.push(new MailPath(mail));
    if (webhook) paths.push(new WebhookPath(webhook));
    this.#paths = new Map(paths.map((path) => [path.name, path]));
  }

  get paths(): readonly store.Path[] {
    return pathsOf(this.config);
  }

  /** Everything due, one after another; what a path refuses is tried again later. Answers how many were taken. */
  async tell(signal?: AbortSignal): Promise<number> {
    const due = await this.db.tx((tx) => store.dueMessages(tx, this.clock.now(), TOLD_AT_ONCE));
    let told = 0;
    for (const { alarm, path, what, no, tries } of due) {
      if (signal?.aborted) break;
      const problem = await this.#by(path, { alarm, what, no, from: this.config.publicUrl });
      const againAt = problem === null ? null : this.#again(tries + 1);
      await this.db.tx((tx) =>
        store.noteTold(
          tx,
          { alarmId: alarm.id, path, what, no, problem: problem?.en ?? null, againAt },
          this.clock.now(),
        ),
      );
      if (problem === null) told += 1;
    }
    return told;
  }

  async test(alarm: store.Alarm): Promise<readonly TestAnswer[]> {
    const telling: Telling = { alarm, what: 'raised', no: 0, from: this.config.publicUrl };
    return Promise.all(
      this.paths.map(async (path) => {
        const words = await this.#by(path, telling);
        return { path, problem: words?.en ?? null, words };
      }),
    );
  }

  /** Null where it was taken, else why not; a path that is not set up any more is not tried for ever. */
  async #by(name: store.Path, telling: Telling): Promise<Both | null> {
    const path = this.#paths.get(name);
    return path ? path.tell(telling) : PATH_SAID.notSetUp;
  }

  #again(tries: number): Date | null {
    if (tries >= GIVEN_UP_AFTER_TRIES) return null;
    const waitMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1));
    return new Date(this.clock.now().getTime() + waitMs);
  }
}
