/** A mapping as it is being written: exactly what the API takes, kept in this browser until it is saved or dropped. */
import { useCallback, useState } from 'react';

export interface Condition {
  readonly column: string;
  readonly in?: readonly string[];
  readonly not_in?: readonly string[];
}

export interface ColumnBody {
  readonly use?: string;
  readonly id_space?: string;
  readonly part?: string;
  readonly subject?: string;
  readonly category?: string;
  readonly form?: string;
  readonly absent?: readonly string[];
  /** A list: of this cell's own values. */
  readonly present_when?: readonly string[] | Condition;
  readonly former?: readonly string[];
  readonly date_order?: string;
  readonly note?: string;
}

export interface SubjectBody {
  readonly role?: string;
  readonly former?: boolean;
  readonly minor?: boolean;
  readonly deceased?: boolean;
}

export interface ConstantBody {
  readonly category: string;
  readonly form?: string;
  readonly subject?: string;
}

export interface MappingBody {
  readonly role?: string;
  readonly id_space?: string;
  readonly default_country?: string;
  readonly contact_rank?: number;
  readonly authoritative_name?: boolean;
  readonly header?: boolean;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly skip_lines?: number;
  readonly only_when?: readonly Condition[];
  readonly constants?: readonly ConstantBody[];
  readonly subjects?: Readonly<Record<string, SubjectBody>>;
  readonly columns: Readonly<Record<string, ColumnBody>>;
}

/** A mapping may be written in more than one way; here it is in one. */
export function bodyOf(mapping: unknown): MappingBody {
  const { only_when: conditions, constants, columns, ...rest } = mapping as Record<string, unknown>;
  const all = Object.entries((columns ?? {}) as Record<string, ColumnBody>);
  return {
    ...rest,
    ...(conditions === undefined ? {} : { only_when: listOf(conditions) as Condition[] }),
    ...(constants === undefined ? {} : { constants: listOf(constants) as ConstantBody[] }),
    columns: Object.fromEntries(all.map(([name, column]) => [name, plain(column)])),
  };
}

/** Numbers and booleans, as people write flags, count as their text. */
function plain(column: ColumnBody): ColumnBody {
  const { absent, former, present_when: when } = column;
  return {
    ...column,
    ...(absent ? { absent: absent.map(String) } : {}),
    ...(former ? { former: former.map(String) } : {}),
    ...(Array.isArray(when) ? { present_when: when.map(String) } : {}),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** With this property set, or without it where it is as usual. */
export function withValue<T extends object>(of: T, name: keyof T, value: unknown): T {
  const { [name]: _, ...others } = of;
  return (value === undefined || value === '' ? others : { ...others, [name]: value }) as T;
}

export interface Kept {
  /** The version it was begun on; 0 before the first. */
  readonly version: number;
  readonly body: MappingBody;
}

const keyOf = (sourceId: string) => `amends.mapping.${sourceId}`;

export function keptDraft(sourceId: string): Kept | null {
  try {
    const text = localStorage.getItem(keyOf(sourceId));
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

export function keepDraft(sourceId: string, kept: Kept): void {
  localStorage.setItem(keyOf(sourceId), JSON.stringify(kept));
}

export function dropDraft(sourceId: string): void {
  localStorage.removeItem(keyOf(sourceId));
}

export interface Draft {
  readonly body: MappingBody;
  /** Whether anything was typed that is not saved. */
  readonly isChanged: boolean;
  /** Begun on an earlier version than the one that stands now. */
  readonly isBehind: boolean;
  change(body: MappingBody): void;
  drop(): void;
}

export function useDraft(sourceId: string, version: number, saved: MappingBody): Draft {
  const [kept, setKept] = useState(() => keptDraft(sourceId));
  const change = useCallback(
    (body: MappingBody) => {
      const next = { version: kept?.version ?? version, body };
      keepDraft(sourceId, next);
      setKept(next);
    },
    [sourceId, version, kept?.version],
  );
  const drop = useCallback(() => {
    dropDraft(sourceId);
    setKept(null);
  }, [sourceId]);
  return {
    body: kept?.body ?? saved,
    isChanged: kept !== null,
    isBehind: kept !== null && kept.version !== version,
    change,
    drop,
  };
}
