/** Alarms as operators see them: listed, seen, and tried out. */
import { pathWords } from './paths/path.ts';
import { Inject, Injectable } from '@nestjs/common';
import { both, type Both } from '../kernel/both.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { ALARMS_ERRORS as E } from './alarms.errors.ts';
import * as store from './alarms.store.ts';
import { AlarmTelling, type TestAnswer } from './alarm-telling.ts';

export type { Alarm } from './alarms.store.ts';

const LIST_MAX = 200;

export interface ListedAlarm extends store.Alarm {
  /** Paths by which it could not be told, or not yet. */
  readonly untold: readonly (Omit<store.Untold, 'alarmId'> & {
    /** The problem in both languages; null where it is known in English alone. */
    readonly words: Both | null;
  })[];
}

@Injectable()
export class Alarms {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly telling: AlarmTelling,
  ) {}

  /** Open ones, the latest first; `all` with those that are over behind them, at most 200. */
  async list({ all = false }: { readonly all?: boolean } = {}): Promise<ListedAlarm[]> {
    return this.db.tx(async (tx) => {
      const found = await store.alarms(tx, { all, limit: LIST_MAX });
      const untold = await store.untold(
        tx,
        found.map(({ id }) => id),
      );
      return found.map((alarm) => ({
        ...alarm,
        untold: untold
          .filter(({ alarmId }) => alarmId === alarm.id)
          .map(({ path, tries, problem, givenUp }) => ({
            path,
            tries,
            problem,
            words: pathWords(problem),
            givenUp,
          })),
      }));
    });
  }

  /**
   * Somebody is on it, and says what they do about it. Seen twice changes nothing; refuses with `alarms.unknown` what
   * is not open.
   */
  async acknowledge(id: store.AlarmId, actor: Actor, reason = ''): Promise<store.Alarm> {
    const said = reason.trim() || null;
    return this.db.tx(async (tx) => {
      const at = this.clock.now();
      const marked = await store.markSeen(tx, id, {
        id: actor.operatorId,
        name: actor.name,
        at,
        reason: said,
      });
      const alarm = await store.alarmById(tx, id);
      if (!alarm || alarm.overAt !== null) throw new DomainError(E.unknown, { alarm: id });
      if (marked) {
        await this.audit.record(tx, {
          actor,
          action: 'alarms.acknowledge',
          incidentId: alarm.incidentId,
          subject: `alarm:${id}`,
          ...(said !== null && { facts: { reason: said } }),
        });
      }
      return alarm;
    });
  }

  /** Tells a test by every path now and answers what each said. Refuses with `alarms.no_path`. */
  async test(actor: Actor): Promise<readonly TestAnswer[]> {
    if (this.telling.paths.length === 0) throw new DomainError(E.no_path);
    const now = this.clock.now();
    const id = newId<store.AlarmId>(now);
    const words = both(
      `A test by ${actor.name}: alarms of this installation arrive here.`,
      `Uji coba oleh ${actor.name}: alarm instalasi ini sampai di sini.`,
    );
    await this.db.tx(async (tx) => {
      await store.insertTest(tx, id, words, now);
      await this.audit.record(tx, { actor, action: 'alarms.test', incidentId: null, subject: `alarm:${id}` });
    });
    const alarm = { id, kind: 'test', incidentId: null, sentence: words.en, words, raisedAt: now } as const;
    return this.telling.test({ ...alarm, seenBy: null, seenAt: null, seenReason: null, overAt: null });
  }
}
