/** A way by which alarms leave the house; none of them is a lane. */
import { type Both, both, keptAs, saying } from '../../kernel/both.ts';
import type { Alarm, Path, What } from '../alarms.store.ts';

export interface Telling {
  readonly alarm: Alarm;
  readonly what: What;
  /** How often it was told again, with this one. */
  readonly no: number;
  /** This installation's own address. */
  readonly from: string;
}

export interface AlarmPath {
  readonly name: Path;
  /** Null: it was taken. Else one sentence; never throws. */
  tell(telling: Telling): Promise<Both | null>;
}

export const TELL_TIMEOUT_MS = 10_000;

export const PATH_SAID = {
  undelivered: both('it could not be delivered ({})', 'tidak dapat disampaikan ({})'),
  notSetUp: both('this path is not set up', 'jalan ini belum diatur'),
  answered: both('it was answered with {}', 'dijawab dengan {}'),
} as const;

/** What was kept of a telling in English, in both languages; null where a path of before said it otherwise. */
export function pathWords(problem: string | null): Both | null {
  return keptAs(Object.values(PATH_SAID), problem);
}

/** What went wrong, without what a server may have quoted. */
export function problemOf(error: unknown): Both {
  const { code, responseCode, name } = error as { code?: unknown; responseCode?: unknown; name?: unknown };
  const words = [code, responseCode, name].find(
    (word) => typeof word === 'string' || typeof word === 'number',
  );
  return saying(PATH_SAID.undelivered, String(words ?? 'unknown'));
}

/** The same telling has the same id: a receiver that saw it knows a repeat of ours from one of the network's. */
export function tellingId({ alarm, what, no }: Telling): string {
  return what === 'repeated' ? `${alarm.id}.${what}.${no}` : `${alarm.id}.${what}`;
}
