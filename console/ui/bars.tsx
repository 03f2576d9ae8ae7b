/** Shares of a whole as bars: a table for who hears it, lengths for who sees it. */
import type { ReactNode } from 'react';
import { useFormat } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { UI_WORDS } from './words.ts';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly count: number;
  readonly tone?: 'calm' | 'warn' | 'bad';
}

export function Bars(props: { caption: string; what: string; bars: readonly Bar[]; of?: number }) {
  const format = useFormat();
  const words = useWords(UI_WORDS);
  const longest = Math.max(1, ...props.bars.map((bar) => bar.count));
  return (
    <table className="bars">
      <caption className="visually-hidden">{props.caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{props.what}</th>
          <th scope="col">{words.share}</th>
          <th scope="col">{words.count}</th>
        </tr>
      </thead>
      <tbody>
        {props.bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td>
              <span
                className="bar"
                data-tone={bar.tone ?? 'calm'}
                style={{ inlineSize: `${widthOf(bar.count, props.of ?? longest)}%` }}
              />
            </td>
            <td className="numeric">
              {format.number(bar.count)}
              {props.of ? ` (${format.percent(bar.count / Math.max(1, props.of))})` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Something of what there is, and never more than all of it. */
function widthOf(count: number, whole: number): number {
  return Math.min(100, Math.max(0.5, (100 * count) / Math.max(1, whole)));
}
