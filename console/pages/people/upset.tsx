/**
 * Combinations of categories as an UpSet plot: sets at the left with their sizes, each combination a column with a bar
 * above and dots below. One column takes the focus, arrows move it; the table beneath says the same in words.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import type { OverlapAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

const BARS_PX = 120;
const ROW_PX = 28;
const COLUMN_PX = 52;
const GRAVE = 4;

type Overlap = OverlapAnswer['overlaps'][number];

export function UpSet({ of }: { of: OverlapAnswer }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const label = (code: string) => of.sets.find((set) => set.code === code)?.label[language] ?? code;
  const sentence = ({ persons, codes }: Overlap) =>
    words.overlapOf(
      format.number(persons),
      format.percent(persons / Math.max(1, of.persons)),
      codes.length === 0 ? words.nothingLeaked : codes.map(label).join(' + '),
    );
  const move = (event: KeyboardEvent) => {
    const to = placeOf(event.key, chosen, of.overlaps.length);
    if (to === null) return;
    event.preventDefault();
    setChosen(to);
    grid.current?.querySelectorAll<HTMLButtonElement>('button')[to]?.focus();
  };
  const picked = of.overlaps[chosen];
  const columns = {
    gridTemplateColumns: `minmax(110px, var(--upset-names)) repeat(${of.overlaps.length}, ${COLUMN_PX}px)`,
  };
  const rows = { gridTemplateRows: `${BARS_PX}px repeat(${of.sets.length}, minmax(${ROW_PX}px, auto))` };
  return (
    <>
      <div className="upset" role="group" aria-label={words.overlapsTitle}>
        <div ref={grid} className="upset-grid" style={{ ...columns, ...rows }}>
          <Sets of={of} />
          {of.overlaps.map((overlap, index) => (
            <button
              key={overlap.codes.join(' ')}
              type="button"
              className="upset-column"
              style={{ gridColumn: index + 2 }}
              data-grave={overlap.tier >= GRAVE}
              tabIndex={index === chosen ? 0 : -1}
              aria-label={sentence(overlap)}
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
              onFocus={() => setChosen(index)}
              onKeyDown={move}
            >
              <Size of={overlap} most={of.overlaps[0]?.persons ?? 1} />
              <Dots of={overlap} sets={of.sets.map(({ code }) => code)} />
            </button>
          ))}
        </div>
      </div>
      {picked ? (
        <p className="people-chosen">
          {sentence(picked)}
          {picked.minors > 0 ? ` · ${words.minors}: ${format.number(picked.minors)}` : ''}
        </p>
      ) : null}
      <Twin of={of} label={label} />
    </>
  );
}

function placeOf(key: string, from: number, count: number): number | null {
  if (key === 'ArrowRight') return Math.min(count - 1, from + 1);
  if (key === 'ArrowLeft') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Names and sizes of the sets; whoever hears the page has them in the bars by category. */
function Sets({ of }: { of: OverlapAnswer }) {
  const { language } = useLanguage();
  const most = Math.max(1, ...of.sets.map(({ persons }) => persons));
  return of.sets.map(({ code, label, persons }, index) => (
    <div key={code} className="upset-head" style={{ gridColumn: 1, gridRow: index + 2 }} aria-hidden>
      <span className="upset-name">{label[language]}</span>
      <span className="upset-lane">
        <span className="upset-set" style={{ inlineSize: `${Math.max(4, (100 * persons) / most)}%` }} />
      </span>
    </div>
  ));
}

function Size({ of: { persons }, most }: { of: Overlap; most: number }) {
  const format = useFormat();
  const height = Math.max(2, ((BARS_PX - 24) * persons) / Math.max(1, most));
  return (
    <span className="upset-size" aria-hidden>
      {format.number(persons)}
      <span className="upset-bar" style={{ blockSize: height }} />
    </span>
  );
}

function Dots({ of: { codes }, sets }: { of: Overlap; sets: readonly string[] }) {
  const inside = sets.map((code) => (codes as readonly string[]).includes(code));
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)];
  return sets.map((code, index) => (
    <span
      key={code}
      className="upset-cell"
      aria-hidden
      data-in={inside[index]}
      data-joined={first < last && index >= first && index <= last}
      data-edge={index === first ? 'first' : index === last ? 'last' : 'none'}
    >
      <span className="upset-dot" />
    </span>
  ));
}

function Twin({ of, label }: { of: OverlapAnswer; label: (code: string) => string }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  return (
    <>
      <details>
        <summary>{words.overlapsTable}</summary>
        <DataTable
          caption={words.overlapsTitle}
          captionHidden
          rows={of.overlaps}
          rowKey={({ codes }) => codes.join(' ')}
          columns={[
            {
              head: words.combination,
              heads: true,
              cell: ({ codes }) => (codes.length === 0 ? words.nothingLeaked : codes.map(label).join(' + ')),
            },
            { head: words.tier, cell: ({ tier }) => words.tiers[tier] },
            { head: words.people, numeric: true, cell: ({ persons }) => format.number(persons) },
            {
              head: words.share,
              numeric: true,
              cell: ({ persons }) => format.percent(persons / Math.max(1, of.persons)),
            },
            { head: words.minors, numeric: true, cell: ({ minors }) => format.number(minors) },
          ]}
        />
      </details>
      {of.others.overlaps === 0 ? null : (
        <p>{words.overlapsOthers(format.number(of.others.overlaps), format.number(of.others.persons))}</p>
      )}
    </>
  );
}
