/** What one page says beside another, word by word: what came is underlined, what went is struck through. */
import { Text } from '@mantine/core';
import type { PageChanges } from '../../api/schema.d.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PAGE_WORDS } from './words.ts';
import './page.css';

/** Of what stayed, so much is shown on either side of a change. */
const AROUND = 90;

export function Changes({ of, language }: { of: PageChanges; language: 'id' | 'en' }) {
  const words = useWords(PAGE_WORDS);
  const format = useFormat();
  const { since, colour, logo } = of;
  const parts = of.words[language];
  const isSame = parts.every(({ kind }) => kind === 'same');
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {since === null ? words.changesFirst : words.changesSince(format.number(since))}
      </Text>
      {colour.before !== null && colour.before !== colour.after ? (
        <Text size="sm">{words.colour(colour.before, colour.after)}</Text>
      ) : null}
      {logo === 'same' ? null : <Text size="sm">{words.logos[logo]}</Text>}
      {since === null ? null : isSame ? (
        <Text size="sm">{words.changesNone}</Text>
      ) : (
        <div className="changes" lang={language}>
          {parts.map(({ kind, text }, at) => {
            const key = `${at} ${kind}`;
            if (kind === 'same') {
              return <span key={key}>{shortened(text, at === 0, at === parts.length - 1)}</span>;
            }
            const Tag = kind === 'gone' ? 'del' : 'ins';
            return (
              <Tag key={key}>
                <span className="visually-hidden">{` [${words[kind]}: `}</span>
                {text}
                <span className="visually-hidden">] </span>
              </Tag>
            );
          })}
        </div>
      )}
    </>
  );
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * AROUND + 10) return text;
  const before = isFirst ? '' : text.slice(0, AROUND);
  const after = isLast ? '' : text.slice(-AROUND);
  return `${before} … ${after}`;
}
