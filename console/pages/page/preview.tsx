/** A draft as readers would see it: our own preview in a frame of its own, where nothing runs. */
import { Group, Radio } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { PAGE_WORDS } from './words.ts';
import './page.css';

type Language = 'id' | 'en';
type Width = 'phone' | 'wide';

export function LanguageChoice({ value, choose }: { value: Language; choose: (language: Language) => void }) {
  const words = useWords(PAGE_WORDS);
  return (
    <Radio.Group
      label={words.language}
      value={value}
      onChange={(next) => choose(next === 'en' ? 'en' : 'id')}
      mb="sm"
    >
      <Group gap="lg" mt={4}>
        <Radio value="id" label={words.languages.id} />
        <Radio value="en" label={words.languages.en} />
      </Group>
    </Radio.Group>
  );
}

export function Preview(props: {
  incidentId: string;
  draft: string;
  language: Language;
  choose: (language: Language) => void;
}) {
  const words = useWords(PAGE_WORDS);
  const [width, setWidth] = useState<Width>('phone');
  const { incidentId, draft, language } = props;
  return (
    <Section title={words.preview}>
      <Group gap="xl" align="start">
        <LanguageChoice value={language} choose={props.choose} />
        <Radio.Group
          label={words.width}
          value={width}
          onChange={(next) => setWidth(next === 'wide' ? 'wide' : 'phone')}
          mb="sm"
        >
          <Group gap="lg" mt={4}>
            <Radio value="phone" label={words.widths.phone} />
            <Radio value="wide" label={words.widths.wide} />
          </Group>
        </Radio.Group>
      </Group>
      <iframe
        className="page-frame"
        data-width={width}
        title={words.frame(words.languages[language])}
        src={`/api/v1/incidents/${incidentId}/page/drafts/${draft}/preview?lang=${language}`}
        // Without allow-scripts: the same origin is only for the logo, which asks who is signed in.
        sandbox="allow-same-origin"
      />
    </Section>
  );
}
