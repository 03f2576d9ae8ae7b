/** Names and what they are, as a list a screen reader reads in pairs. */
import type { ReactNode } from 'react';
import { useFormat } from '../words/format.ts';

export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One large figure with its name and, small, what it means. */
export function Figure(props: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="figure">
      <div className="figure-name">{props.name}</div>
      <div className="figure-value">{props.value}</div>
      {props.note ? <div className="figure-note">{props.note}</div> : null}
    </div>
  );
}

export function When({ at }: { at: string | null | undefined }) {
  const format = useFormat();
  return at ? <time dateTime={at}>{format.instant(at)}</time> : <>–</>;
}
