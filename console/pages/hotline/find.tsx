/** A call begins: the focus stands where the agent types what the caller reads out. */
import { Anchor, Group, Radio, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useCan, useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Why } from '../../ui/why.tsx';
import { useWords } from '../../words/words.tsx';
import { keep, scriptQuery } from './queries.ts';
import { Script } from './script.tsx';
import { HOTLINE_WORDS } from './words.ts';
import './hotline.css';

const FIELDS = ['code', 'reference', 'email', 'phone', 'customerId'] as const;
const TYPES = { code: 'text', reference: 'text', email: 'email', phone: 'tel', customerId: 'text' } as const;

export function Component() {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const can = useCan('hotline.answer');
  const mayList = useMay('people.read');
  const first = useRef<HTMLInputElement>(null);
  const [language, setLanguage] = useState<'id' | 'en'>('id');
  const script = useQuery({ ...scriptQuery(slug), enabled: can.allowed });
  // After the page's own title took it.
  useEffect(() => first.current?.focus(), []);
  return (
    <Page
      title={words.title}
      actions={
        mayList ? (
          <Anchor component={Link} to="calls" underline="always">
            {words.callsHere}
          </Anchor>
        ) : null
      }
    >
      <div className="hotline">
        <Section title={words.find} lead={words.findLead}>
          <Form first={first} can={can} language={language} choose={setLanguage} />
        </Section>
        {can.allowed ? (
          <Asked query={script}>{(answer) => <Script lines={answer.script} language={language} />}</Asked>
        ) : null}
      </div>
    </Page>
  );
}

/** Opens the call and goes on in it; what is refused leaves what was typed as it is. */
function useOpening(refused: () => void) {
  const { slug: incident } = useIncident();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const open = (typed: Readonly<Record<string, string>>, locale: 'id' | 'en') => {
    setBusy(true);
    setError(null);
    const stated = Object.fromEntries(
      Object.entries(typed).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
    );
    const params = { path: { incident } };
    ask(api.POST('/api/v1/incidents/{incident}/calls', { params, body: { ...stated, locale } }))
      .then((call) => {
        keep(incident, call);
        return navigate(`calls/${call.id}`);
      })
      .catch((problem: unknown) => {
        setError(problem);
        refused();
      })
      .finally(() => setBusy(false));
  };
  return { open, busy, error };
}

function Form(props: {
  first: React.RefObject<HTMLInputElement | null>;
  can: Can;
  language: 'id' | 'en';
  choose: (language: 'id' | 'en') => void;
}) {
  const words = useWords(HOTLINE_WORDS);
  const [typed, setTyped] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const { first, can, language, choose } = props;
  const { open, busy, error } = useOpening(() => first.current?.focus());
  const press = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && can.allowed) open(typed, language);
  };
  return (
    <form onSubmit={press} noValidate>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {FIELDS.map((name, at) => (
          <TextInput
            key={name}
            ref={at === 0 ? first : undefined}
            type={TYPES[name]}
            label={words[name]}
            autoComplete="off"
            value={typed[name] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({ ...before, [name]: value }));
            }}
          />
        ))}
      </SimpleGrid>
      <Radio.Group
        mt="md"
        label={words.language}
        value={language}
        onChange={(next) => choose(next === 'en' ? 'en' : 'id')}
      >
        <Group gap="lg" mt={4}>
          <Radio value="id" label={words.languages.id} />
          <Radio value="en" label={words.languages.en} />
        </Group>
      </Radio.Group>
      {error === null ? null : <Trouble error={error} />}
      <BusyButton type="submit" mt="md" busy={busy} disabled={!can.allowed}>
        {words.open}
      </BusyButton>
      {can.allowed ? null : (
        <Text size="xs" c="dimmed" mt={4}>
          <Why of={can} />
        </Text>
      )}
    </form>
  );
}
