/** Writes the next version of the page: what is typed stays typed, whatever is refused. */
import { Button, Group, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import type { PageContent } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Brand } from './editor-brand.tsx';
import { checksOf } from './editor-checks.ts';
import { Closed, Contacts, Known, Questions, Statement, Updates } from './editor-parts.tsx';
import { contentOf, type TypedPage, typedOf, unkept } from './editor-values.ts';
import { EDITOR_WORDS } from './editor-words.ts';
import { lookAgain, type Standing, standingQuery, starterQuery } from './queries.ts';
import { PAGE_WORDS } from './words.ts';
import './page.css';

export function Component() {
  const words = useWords(EDITOR_WORDS);
  const { crumbs } = useWords(PAGE_WORDS);
  const { slug } = useIncident();
  const options = { staleTime: Infinity, refetchOnWindowFocus: false };
  const standing = useQuery({ ...standingQuery(slug), ...options });
  const starter = useQuery({ ...starterQuery(slug), ...options });
  return (
    <Page title={words.title} lead={words.lead} crumbs={[{ to: `/incidents/${slug}/page`, label: crumbs }]}>
      <Asked query={standing}>
        {(of) => <Asked query={starter}>{({ content }) => <Editor of={of} starter={content} />}</Asked>}
      </Asked>
    </Page>
  );
}

function Editor({ of, starter }: { of: Standing; starter: PageContent }) {
  const words = useWords(EDITOR_WORDS);
  const { slug } = useIncident();
  const published = of.current?.content ?? null;
  const stored = of.kept?.content ?? starter;
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(() => unkept.read(slug));
  const starts = of.kept ? words.startsKept : published ? words.startsCurrent : words.startsFacts;
  return (
    <>
      <Text role="status" mb="sm">
        {restored ? words.restored : starts}
      </Text>
      {restored ? (
        <Act
          size="xs"
          variant="default"
          confirm={{ title: words.anewTitle, body: words.anewBody, yes: words.anewYes }}
          act={() => {
            unkept.forget(slug);
            setRestored(null);
            setRound(round + 1);
            return Promise.resolve();
          }}
        >
          {words.anew}
        </Act>
      ) : null}
      <Form key={round} start={restored ?? typedOf(stored, published)} can={of.can.write} />
    </>
  );
}

/** Keeps what is typed and goes on to look at it; what is refused stays typed. */
function useKeeping() {
  const words = useWords(EDITOR_WORDS);
  const { slug, facts } = useIncident();
  const navigate = useNavigate();
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const keep = async (typed: TypedPage) => {
    setError(null);
    setBusy(true);
    try {
      const content = contentOf(typed, facts.gapClosedAt) as unknown as Record<string, unknown>;
      const params = { path: { incident: slug } };
      const body = { content, ask: false };
      const { id } = await ask(api.POST('/api/v1/incidents/{incident}/page/drafts', { params, body }));
      unkept.forget(slug);
      await lookAgain(slug);
      say(words.keptNow);
      await navigate(`/incidents/${slug}/page/drafts/${id}`);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { keep, busy, error };
}

function Form({ start, can }: { start: TypedPage; can: Standing['can']['write'] }) {
  const words = useWords(EDITOR_WORDS);
  const format = useFormat();
  const { slug, facts } = useIncident();
  const { keep, busy, error } = useKeeping();
  const [missing, setMissing] = useState(0);
  const form = useForm<TypedPage>({
    mode: 'controlled',
    initialValues: start,
    validate: (typed) => checksOf(typed, words),
    onValuesChange: (typed) => unkept.write(slug, typed),
  });
  const wrong = (errors: Readonly<Record<string, unknown>>) => {
    const paths = Object.keys(errors);
    setMissing(paths.length);
    const first = document.querySelector<HTMLElement>(
      paths.map((path) => `[data-path="${CSS.escape(path)}"]`).join(', '),
    );
    first?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((typed) => {
        setMissing(0);
        void keep(typed);
      }, wrong)}
    >
      <Statement form={form} />
      <Known form={form} name="known" />
      <Known form={form} name="notYetKnown" />
      <Closed form={form} at={facts.gapClosedAt} />
      <Updates form={form} />
      <Questions form={form} />
      <Contacts form={form} />
      <Brand form={form} />
      {error === null ? null : <Trouble error={error} />}
      {missing > 0 ? (
        <Text role="alert" c="red" mb="sm">
          {words.missing(format.number(missing))}
        </Text>
      ) : null}
      <Group mt="lg">
        <BusyButton type="submit" busy={busy} disabled={!can.allowed}>
          {words.keep}
        </BusyButton>
        <Button component={Link} variant="default" to={`/incidents/${slug}/page`}>
          {words.cancel}
        </Button>
      </Group>
      {can.allowed ? null : (
        <Text size="xs" c="dimmed" mt={4}>
          <Why of={can} />
        </Text>
      )}
    </form>
  );
}
