/** One text: written beside how it reads, what is wrong with it, and what the laws ask. */
import './messages.css';
import { Alert, Button, SimpleGrid, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useWords } from '../../words/words.tsx';
import { type Kept, newestOf, startersQuery, type Templates, templatesQuery } from './asking.ts';
import { Checks } from './checks.tsx';
import {
  bodyOf,
  isSamePlace,
  isSameText,
  keyOf,
  NO_WORDS,
  type Place,
  placeOf,
  unsaved,
  type Words,
  wordsOf,
  writeAddress,
} from './drafts.ts';
import { EDITOR_WORDS } from './editor-words.ts';
import { Laws } from './laws.tsx';
import { type Latest, useLatest } from './latest.ts';
import { Preview } from './preview.tsx';
import { type Fields, fieldsOf, TextForm } from './text-form.tsx';
import { CHANNEL_WORDS, KIND_WORDS, LOCALE_WORDS } from './words.ts';

export function Component() {
  const { slug } = useIncident();
  const [query] = useSearchParams();
  const place = placeOf(query);
  const [jurisdiction] = place.jurisdictions;
  const { kind, channel, locale } = place;
  const templates = useQuery(templatesQuery(slug));
  const starters = useQuery(
    startersQuery({ kind, channel, locale, ...(jurisdiction === undefined ? {} : { jurisdiction }) }),
  );
  const words = useWords(EDITOR_WORDS);
  return (
    <AskedPage query={templates} crumbs={[{ to: `/incidents/${slug}/messages`, label: words.back }]}>
      {(all) => (
        <Asked query={starters}>
          {(found) => (
            <Editor
              key={`${keyOf(place)}:${query.get('from') ?? ''}`}
              place={place}
              all={all}
              from={query.get('from')}
              starter={found.starters[0] ? wordsOf(found.starters[0]) : null}
            />
          )}
        </Asked>
      )}
    </AskedPage>
  );
}

interface Given {
  readonly place: Place;
  readonly all: Templates;
  /** An older version to begin from. */
  readonly from: string | null;
  readonly starter: Words | null;
}

export type CheckAnswer = Awaited<ReturnType<typeof check>>;

async function check({ incident, body }: { incident: string; body: ReturnType<typeof bodyOf> }) {
  return ask(api.POST('/api/v1/incidents/{incident}/drafts/lint', { params: { path: { incident } }, body }));
}

function Editor({ place, all, from, starter }: Given) {
  const words = useWords(EDITOR_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const locales = useWords(LOCALE_WORDS);
  const kinds = useWords(KIND_WORDS);
  const { slug } = useIncident();
  const newest = newestOf(all.templates).find((one) => isSamePlace(one, place)) ?? null;
  const base = all.templates.find(({ id }) => id === from) ?? newest;
  const start = base ? wordsOf(base) : (starter ?? NO_WORDS);
  const text = useText(slug, place, start);
  const isKept = newest !== null && isSameText(text.words, wordsOf(newest));
  const isDirty = !isSameText(text.words, start);
  const body = bodyOf(place, text.words);
  const checked = useLatest(['incident', slug, 'messages', 'check'], { incident: slug, body }, check);
  const fields = useRef<Fields>({});
  const save = useSave({ place, newest, words: text.words, kept: text.kept });
  return (
    <Page
      title={words.titleOf(channels[place.channel], locales[place.locale])}
      crumbs={[{ to: `/incidents/${slug}/messages`, label: words.back }]}
      lead={
        <>
          {kinds[place.kind]}.{' '}
          {place.jurisdictions.length > 0 ? `${words.onlyFor(place.jurisdictions.join(', '))}. ` : ''}
          <Origin base={base} newest={newest} hasStarter={starter !== null} />
        </>
      }
      actions={isDirty ? <Status tone="warn">{words.unsaved}</Status> : null}
    >
      <Unsaved when={isDirty && !save.isSaving} keeps={words.leaveBody} />
      {text.restored ? <Restored discard={() => text.change(start)} /> : null}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <div>
          <TextForm place={place} words={text.words} change={text.change} fields={fields} />
          <Act act={save.start} can={canSave({ all, checked, isKept, words })}>
            {words.save}
          </Act>
          <Text size="xs" c="dimmed" mt={4}>
            {words.saving}
          </Text>
          <Checks checked={checked} words={text.words} show={(finding) => fieldsOf(fields).show(finding)} />
        </div>
        <Preview place={place} body={body} all={all} />
      </SimpleGrid>
      <Laws checked={checked} />
    </Page>
  );
}

function Origin({
  base,
  newest,
  hasStarter,
}: {
  base: Kept | null;
  newest: Kept | null;
  hasStarter: boolean;
}) {
  const words = useWords(EDITOR_WORDS);
  if (!base || !newest) return hasStarter ? words.fromStarter : words.blank;
  return base.id === newest.id ? words.basedOn(base.version) : words.older(base.version, newest.version);
}

function Restored({ discard }: { discard: () => void }) {
  const words = useWords(EDITOR_WORDS);
  return (
    <Alert color="yellow" variant="outline" my="sm">
      <Text size="sm" mb="xs">
        {words.restored}
      </Text>
      <Button size="xs" variant="default" onClick={discard}>
        {words.discard}
      </Button>
    </Alert>
  );
}

/** What is typed waits in this tab from the first letter on, until it is saved or discarded. */
function useText(incident: string, place: Place, start: Words) {
  const [waiting] = useState(() => unsaved.read(incident, place));
  const [words, setWords] = useState(waiting ?? start);
  const [restored, setRestored] = useState(waiting !== null && !isSameText(waiting, start));
  const change = (next: Words) => {
    setWords(next);
    if (isSameText(next, start)) {
      unsaved.forget(incident, place);
      setRestored(false);
    } else unsaved.write(incident, place, next);
  };
  const kept = () => {
    unsaved.forget(incident, place);
    setRestored(false);
  };
  return { words, change, restored, kept };
}

function canSave({
  all,
  checked,
  isKept,
  words,
}: {
  all: Templates;
  checked: Latest<CheckAnswer>;
  isKept: boolean;
  words: (typeof EDITOR_WORDS)['en'];
}): Can {
  if (!all.can.write.allowed) return all.can.write;
  if (isKept) return refused(words.nothingToSave);
  if (checked.answer === null || checked.isOld) return refused(words.notChecked);
  const refusals = checked.answer.findings.filter(({ severity }) => severity === 'blocking').length;
  return refusals > 0 ? refused(words.refusals(refusals)) : { allowed: true, reason: null };
}

function refused(reason: string): Can {
  return { allowed: false, reason };
}

/** Leaves for the newest version only once the server kept it. */
function useSave({
  place,
  newest,
  words: text,
  kept,
}: {
  place: Place;
  newest: Kept | null;
  words: Words;
  kept: () => void;
}) {
  const words = useWords(EDITOR_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const navigate = useNavigate();
  const [saved, setSaved] = useState<string | null>(null);
  const start = async () => {
    const body = bodyOf(place, text);
    const { id } = await ask(
      api.POST('/api/v1/incidents/{incident}/templates', { params: { path: { incident: slug } }, body }),
    );
    kept();
    await cache.invalidateQueries({ queryKey: ['incident', slug, 'messages', 'texts'] });
    say(id === newest?.id ? words.savedSame(newest.version) : words.saved((newest?.version ?? 0) + 1));
    setSaved(id);
  };
  useEffect(() => {
    if (saved !== null) void navigate(writeAddress(slug, place, saved), { replace: true });
  }, [saved, navigate, slug, place]);
  return { start, isSaving: saved !== null };
}
