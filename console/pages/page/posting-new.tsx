/** Records a posting: the published page, or something that hangs elsewhere. */
import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useCan, useMay } from '../../api/me.ts';
import type { PostingBody } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { isLaw, lawsQuery } from '../laws/asking.ts';
import { refusal } from '../../ui/reasoned.tsx';
import { POSTINGS_WORDS } from './postings-words.ts';
import { lookAgain } from './queries.ts';

type Language = 'id' | 'en';

function Laws({ value, choose }: { value: string[]; choose: (laws: string[]) => void }) {
  const words = useWords(POSTINGS_WORDS);
  const { data } = useQuery({ ...lawsQuery, enabled: useMay('law.read') });
  return (
    <Checkbox.Group label={words.postLaws} value={value} onChange={choose}>
      <Group gap="lg" mt={4}>
        {(data?.entries ?? [])
          .flatMap(({ current }) => (isLaw(current) ? [current.code] : []))
          .map((code) => (
            <Checkbox key={code} value={code} label={code} />
          ))}
      </Group>
    </Checkbox.Group>
  );
}

function LanguageField({ value, choose }: { value: Language; choose: (language: Language) => void }) {
  const words = useWords(POSTINGS_WORDS);
  return (
    <NativeSelect
      label={words.language}
      value={value}
      onChange={(event) => choose(event.currentTarget.value === 'en' ? 'en' : 'id')}
      data={[
        { value: 'id', label: words.languages.id },
        { value: 'en', label: words.languages.en },
      ]}
    />
  );
}

function usePosted() {
  const words = useWords(POSTINGS_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const say = useSay();
  return async ({ standsFor }: { standsFor: readonly { persons: number }[] }) => {
    await lookAgain(slug);
    say(words.posted(format.number(standsFor.reduce((sum, { persons }) => sum + persons, 0))));
  };
}

export function PostPage({ can }: { can: Can }) {
  const words = useWords(POSTINGS_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const posted = usePosted();
  const [lawCodes, setLaws] = useState<string[]>([]);
  const [locale, setLocale] = useState<Language>('id');
  const [until, setUntil] = useState('');
  const said = until === '' ? '–' : format.instant(new Date(until).toISOString());
  return (
    <Section title={words.post} lead={words.postLead}>
      <Stack gap="sm" maw={560}>
        <Laws value={lawCodes} choose={setLaws} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <LanguageField value={locale} choose={setLocale} />
          <TextInput
            type="datetime-local"
            label={words.postUntil}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </SimpleGrid>
        <Act
          can={can}
          confirm={{ title: words.postTitle, body: words.postBody(lawCodes.join(', ') || '–', said), yes: words.record }} // prettier-ignore
          act={async () => {
            if (lawCodes.length === 0) throw refusal(words.lawsMissing);
            if (until === '') throw refusal(words.timeMissing);
            const body = { lawCodes, locale, until: new Date(until).toISOString() };
            const params = { path: { incident } };
            await posted(await ask(api.POST('/api/v1/incidents/{incident}/page/postings', { params, body })));
          }}
        >
          {words.post}
        </Act>
      </Stack>
    </Section>
  );
}

const NOTHING = { place: '', words: '', startsAt: '', endsAt: '' };

function checked(
  lawCodes: readonly string[],
  { place, words: text, startsAt, endsAt }: typeof NOTHING,
  words: (typeof POSTINGS_WORDS)['en'],
) {
  if (lawCodes.length === 0) throw refusal(words.lawsMissing);
  if (place.trim() === '') throw refusal(words.placeMissing);
  if (text.trim() === '') throw refusal(words.textMissing);
  if (startsAt === '' || endsAt === '') throw refusal(words.timeMissing);
  return {
    place: place.trim(),
    words: text.trim(),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
  };
}

const MEDIUMS = ['site', 'app', 'social', 'media', 'service_desk'] as const;

export function PostElsewhere() {
  const words = useWords(POSTINGS_WORDS);
  const { slug: incident } = useIncident();
  const posted = usePosted();
  const can = useCan('posting.write');
  const [lawCodes, setLaws] = useState<string[]>([]);
  const [locale, setLocale] = useState<Language>('id');
  const [medium, setMedium] = useState<PostingBody['medium']>('media');
  const [typed, setTyped] = useState(NOTHING);
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <Section title={words.elsewhere} lead={words.elsewhereLead}>
      <Stack gap="sm" maw={560}>
        <Laws value={lawCodes} choose={setLaws} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NativeSelect
            label={words.medium}
            value={medium}
            onChange={(event) =>
              setMedium(MEDIUMS.find((one) => one === event.currentTarget.value) ?? 'media')
            }
            data={MEDIUMS.map((value) => ({ value, label: words.mediums[value] }))}
          />
          <LanguageField value={locale} choose={setLocale} />
          <TextInput type="datetime-local" label={words.startsAt} {...field('startsAt')} />
          <TextInput type="datetime-local" label={words.postUntil} {...field('endsAt')} />
        </SimpleGrid>
        <TextInput label={words.place} maxLength={500} {...field('place')} />
        <Textarea label={words.text} autosize minRows={4} maxLength={50_000} {...field('words')} />
        <Act
          variant="default"
          can={can}
          confirm={{
            title: words.postTitle,
            body: words.elsewhereBody(lawCodes.join(', ') || '–', typed.place || '–'),
            yes: words.record,
          }}
          act={async () => {
            const body = { ...checked(lawCodes, typed, words), lawCodes, medium, locale };
            const params = { path: { incident } };
            await posted(await ask(api.POST('/api/v1/incidents/{incident}/postings', { params, body })));
            setTyped(NOTHING);
          }}
        >
          {words.recordElsewhere}
        </Act>
      </Stack>
    </Section>
  );
}
