/** Begins a text of any kind, channel, language and law. */
import { NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useLanguage, useWords } from '../../words/words.tsx';
import { type Channel, CHANNELS, type Kind, KINDS, type Locale, LOCALES, writeAddress } from './drafts.ts';
import { CHANNEL_WORDS, KIND_WORDS, LOCALE_WORDS, MESSAGES_WORDS } from './words.ts';

export function NewText({ can }: { can: Can }) {
  const words = useWords(MESSAGES_WORDS);
  const kinds = useWords(KIND_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const locales = useWords(LOCALE_WORDS);
  const navigate = useNavigate();
  const { slug } = useIncident();
  const [kind, setKind] = useState<Kind>('individual');
  const [channel, setChannel] = useState<Channel>('email');
  const [locale, setLocale] = useState<Locale>('id');
  const [law, setLaw] = useState('');
  const begin = async () => {
    const jurisdictions = law === '' ? [] : [law];
    await navigate(writeAddress(slug, { kind, channel, locale, jurisdictions }));
  };
  return (
    <Section title={words.other} lead={words.otherLead}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="sm" style={{ alignItems: 'end' }}>
        <NativeSelect
          label={words.kind}
          value={kind}
          data={KINDS.map((value) => ({ value, label: kinds[value] }))}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
        />
        <NativeSelect
          label={words.channel}
          value={channel}
          data={CHANNELS.map((value) => ({ value, label: channels[value] }))}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
        />
        <NativeSelect
          label={words.language}
          value={locale}
          data={LOCALES.map((value) => ({ value, label: locales[value] }))}
          onChange={(event) => setLocale(event.currentTarget.value as Locale)}
        />
        <LawChoice value={law} choose={setLaw} />
      </SimpleGrid>
      <Act act={begin} can={can} variant="default">
        {words.begin}
      </Act>
    </Section>
  );
}

function LawChoice({ value, choose }: { value: string; choose: (law: string) => void }) {
  const words = useWords(MESSAGES_WORDS);
  const { language } = useLanguage();
  const mayRead = useMay('law.read');
  const laws = useQuery({
    queryKey: ['laws'],
    queryFn: () => ask(api.GET('/api/v1/laws')),
    enabled: mayRead,
  });
  const known = (laws.data?.entries ?? []).flatMap(({ kind, inForce, current }) =>
    kind === 'law' && inForce && 'place' in current && current.standing === 'in_force' ? [current] : [],
  );
  return (
    <div>
      <NativeSelect
        label={words.law}
        value={value}
        data={[
          { value: '', label: words.lawNone },
          ...known.map(({ code, place }) => ({ value: code, label: `${code} · ${place[language]}` })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {mayRead ? null : (
        <Text size="xs" c="dimmed">
          {words.lawsUnseen}
        </Text>
      )}
    </div>
  );
}
