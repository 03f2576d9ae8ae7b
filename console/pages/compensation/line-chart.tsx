/** A few lines over one axis, drawn by ourselves; the table beneath says the same in numbers. */
import type { ReactNode } from 'react';
import { DataTable } from '../../ui/data-table.tsx';
import { useWords } from '../../words/words.tsx';
import './compensation.css';
import { CHART_WORDS } from './chart-words.ts';

export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 8;
const BOTTOM = 26;
const TOP = 22;
const RIGHT = 8;
/** More points are read off the line alone. */
const MARKS_MAX = 40;
/** Lines differ by dashes and marks, never by colour alone. */
const DASHES = ['none', '7 4', '2 3'] as const;
const TONES = ['var(--tone-calm)', 'var(--tone-good)', 'var(--tone-warn)'] as const;

interface ChartProps {
  readonly caption: string;
  readonly xName: string;
  readonly xs: readonly string[];
  readonly lines: readonly Line[];
  /** A value as it stands in the table and at the axis. */
  readonly shown: (value: number) => string;
}

export function LineChart(props: ChartProps & { note?: ReactNode }) {
  const words = useWords(CHART_WORDS);
  // One point is no line.
  if (props.xs.length < 2) return <Table {...props} />;
  return (
    <figure className="chart">
      <Drawing {...props} />
      <ul className="chart-legend" aria-label={words.lines}>
        {props.lines.map((line, n) => (
          <li key={line.name}>
            <svg width="34" height="10" aria-hidden>
              <line x1="0" x2="34" y1="5" y2="5" {...strokeOf(n)} />
            </svg>
            {line.name}
          </li>
        ))}
      </ul>
      {props.note ? <figcaption className="figure-note">{props.note}</figcaption> : null}
      <Twin {...props} />
    </figure>
  );
}

function strokeOf(n: number) {
  return {
    strokeWidth: 2.5,
    strokeDasharray: DASHES[n % DASHES.length],
    style: { stroke: TONES[n % TONES.length] },
  };
}

function Drawing({ caption, xs, lines, shown }: ChartProps) {
  const words = useWords(CHART_WORDS);
  const top = Math.max(1, ...lines.flatMap(({ values }) => values));
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - RIGHT)) / (xs.length - 1);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const marks = xs.length > MARKS_MAX ? [] : lines;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${caption}. ${words.twin}`}>
      {[0, 0.5, 1].map((share) => (
        <line
          key={share}
          x1={LEFT}
          x2={WIDTH - RIGHT}
          y1={y(top * share)}
          y2={y(top * share)}
          className={share === 0 ? 'chart-axis' : 'chart-grid'}
        />
      ))}
      <text x={LEFT} y={y(top) - 6} className="chart-text">
        {shown(top)}
      </text>
      <text x={LEFT} y={HEIGHT - 6} className="chart-text">
        {xs[0]}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 6} className="chart-text" textAnchor="end">
        {xs.at(-1)}
      </text>
      {lines.map((line, n) => (
        <polyline
          key={line.name}
          fill="none"
          {...strokeOf(n)}
          points={line.values.map((value, i) => `${x(i)},${y(value)}`).join(' ')}
        />
      ))}
      {marks.flatMap((line, n) =>
        line.values.map((value, i) => (
          <circle
            key={`${line.name}-${xs[i]}`}
            cx={x(i)}
            cy={y(value)}
            r={3}
            style={{ fill: TONES[n % TONES.length] }}
          />
        )),
      )}
    </svg>
  );
}

function Twin(props: ChartProps) {
  const words = useWords(CHART_WORDS);
  return (
    <details>
      <summary>{words.asTable}</summary>
      <Table {...props} />
    </details>
  );
}

function Table({ caption, xName, xs, lines, shown }: ChartProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={xs.map((label, i) => ({ label, i }))}
      rowKey={({ i }) => String(i)}
      columns={[
        { head: xName, heads: true, cell: ({ label }) => label },
        ...lines.map((line) => ({
          head: line.name,
          numeric: true,
          cell: ({ i }: { i: number }) => shown(line.values[i] ?? 0),
        })),
      ]}
    />
  );
}
