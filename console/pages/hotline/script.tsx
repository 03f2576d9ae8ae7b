/** What to say now, in both languages; the caller's stands first and larger. */
import { Text } from '@mantine/core';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { HOTLINE_WORDS } from './words.ts';
import './hotline.css';

export interface ScriptLine {
  readonly step: string;
  readonly id: string;
  readonly en: string;
}

export function Script({ lines, language }: { lines: readonly ScriptLine[]; language: 'id' | 'en' }) {
  const words = useWords(HOTLINE_WORDS);
  const other = language === 'id' ? 'en' : 'id';
  return (
    <Section title={words.script} lead={words.scriptLead}>
      <ol className="hotline-script">
        {lines.map((line) => (
          <li key={line.step}>
            <Text lang={language} className="hotline-say">
              {line[language]}
            </Text>
            <Text lang={other} size="sm" c="dimmed">
              {line[other]}
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  );
}
