/** Edits a law in fields where one usually does, and as data for the rest; it waits for a second person. */
import {
  Checkbox,
  Fieldset,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import type { Calendar, Law, LawsDuty } from '../../api/schema.d.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { Act } from '../../ui/act.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useLanguage, useWords } from '../../words/words.tsx';
import { addressOf, type Entry, entryQuery, isLaw, type Kind, useBookChanged } from './asking.ts';
import { CONTENT_WORDS } from './content-words.ts';
import { OwnLaw } from './own-law.tsx';
import { LAWS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(LAWS_WORDS);
  const { code = '' } = useParams();
  const { pathname } = useLocation();
  const kind: Kind = pathname.startsWith('/calendars') ? 'calendar' : 'law';
  const isCopy = pathname.endsWith('/copy');
  const query = useQuery({ ...entryQuery(kind, code), refetchOnWindowFocus: false });
  return (
    <AskedPage query={query} crumbs={[{ to: '/laws', label: words.title }]}>
      {(entry) => <Edit key={pathname} entry={entry} kind={kind} code={code} isCopy={isCopy} />}
    </AskedPage>
  );
}

interface Given {
  readonly entry: Entry;
  readonly kind: Kind;
  readonly code: string;
  /** A law of one's own begins as the one nearest to it. */
  readonly isCopy: boolean;
}

function Edit({ entry, kind, code, isCopy }: Given) {
  const words = useWords(LAWS_WORDS);
  const [start] = useState<Law | Calendar>(
    isCopy ? { ...entry.current, code: '', review_by_counsel: true } : entry.current,
  );
  const [body, setBody] = useState(start);
  const [data, setData] = useState<string | null>(null);
  const parsed = data === null ? body : parse(data);
  const isSame = parsed !== null && JSON.stringify(parsed) === JSON.stringify(entry.current);
  const change = (next: Law | Calendar) => {
    setBody(next);
    setData(null);
  };
  const type = (text: string) => {
    setData(text);
    const next = parse(text);
    if (next !== null) setBody(next);
  };
  return (
    <Page
      title={isCopy ? words.copyTitle(code) : words.editTitle(code)}
      lead={isCopy ? words.copyLead : words.editLead}
      crumbs={[
        { to: '/laws', label: words.title },
        { to: addressOf(kind, code), label: code },
      ]}
    >
      {isCopy && isLaw(body) ? <OwnLaw law={body} change={change} /> : null}
      {isLaw(body) ? <LawFields law={body} change={change} /> : null}
      <Textarea
        label={words.data}
        description={words.dataHint}
        value={data ?? JSON.stringify(body, null, 2)}
        autosize
        minRows={8}
        maxRows={24}
        my="lg"
        spellCheck={false}
        error={parsed === null ? words.dataBroken : null}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Asking
        entry={entry}
        kind={kind}
        isCopy={isCopy}
        body={isSame ? null : parsed}
        broken={parsed === null}
        isTyped={data !== null || body !== start}
      />
    </Page>
  );
}

/** With its reason; `body` is null where there is nothing to ask for. */
function Asking(props: {
  entry: Entry;
  kind: Kind;
  isCopy: boolean;
  body: Law | Calendar | null;
  broken: boolean;
  isTyped: boolean;
}) {
  const { entry, kind, isCopy, body } = props;
  const words = useWords(LAWS_WORDS);
  const changed = useBookChanged();
  const navigate = useNavigate();
  const say = useSay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const writes = useMay('law.write');
  // A copy stands beside what waits.
  const may = isCopy ? writes : entry.can.revise.allowed;
  const refusal = props.broken ? words.dataBroken : body === null ? words.same : null;
  const save = async () => {
    setTried(true);
    if (reason.trim() === '') return field.current?.focus();
    const onVersion = isCopy ? 0 : entry.version;
    const asked = { data: { ...body }, reason: reason.trim(), onVersion };
    setSaving(true);
    try {
      await (kind === 'law'
        ? ask(api.POST('/api/v1/laws', { body: asked }))
        : ask(api.POST('/api/v1/calendars', { body: asked })));
      await changed();
      say(words.asked);
      await navigate(addressOf(kind, body?.code ?? ''));
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <Unsaved when={(props.isTyped || reason !== '') && !isSaving} />
      <TextInput
        ref={field}
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1_000}
        mb="md"
        required
        error={tried && reason.trim() === '' ? words.reasonNeeded : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Act act={save} can={may ? { allowed: refusal === null, reason: refusal } : entry.can.revise}>
        {words.save}
      </Act>
    </>
  );
}

/** The server reads every field and refuses with its place; here only the shape that the fields need. */
function parse(text: string): Law | Calendar | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'code' in value ? (value as Law | Calendar) : null;
  } catch {
    return null;
  }
}

interface OfLaw {
  readonly law: Law;
  readonly change: (law: Law) => void;
}

function LawFields({ law, change }: OfLaw) {
  const words = useWords(LAWS_WORDS);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={words.lawTitle}
          value={law.title}
          onChange={(event) => change({ ...law, title: event.currentTarget.value })}
        />
        <TextInput
          label={words.source}
          value={law.source}
          onChange={(event) => change({ ...law, source: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.standing}
          value={law.standing}
          data={(['in_force', 'draft', 'superseded'] as const).map((value) => ({
            value,
            label: words.standings[value],
          }))}
          onChange={(event) => change({ ...law, standing: event.currentTarget.value as Law['standing'] })}
        />
        <Checkbox
          mt="xl"
          label={words.reviewField}
          checked={!law.review_by_counsel}
          onChange={(event) => change({ ...law, review_by_counsel: !event.currentTarget.checked })}
        />
        <Textarea
          label={words.notesEn}
          value={law.notes.en}
          autosize
          onChange={(event) => change({ ...law, notes: { ...law.notes, en: event.currentTarget.value } })}
        />
        <Textarea
          label={words.notesId}
          value={law.notes.id}
          autosize
          onChange={(event) => change({ ...law, notes: { ...law.notes, id: event.currentTarget.value } })}
        />
      </SimpleGrid>
      <Section title={words.clocks}>
        <Text size="sm" c="dimmed" mb="sm">
          {words.deadlineHint}
        </Text>
        {law.duties.map((duty, i) => (
          <DutyFields
            key={duty.code}
            duty={duty}
            change={(next) => change({ ...law, duties: law.duties.with(i, next) })}
          />
        ))}
      </Section>
      <MustSay law={law} change={change} />
    </>
  );
}

function DutyFields({ duty, change }: { duty: LawsDuty; change: (duty: LawsDuty) => void }) {
  const words = useWords(LAWS_WORDS);
  const { language } = useLanguage();
  const { starts } = duty;
  return (
    <Fieldset legend={duty.words[language]} mb="sm" variant="default">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={words.deadline}
          value={duty.deadline ?? ''}
          onChange={(event) => change({ ...duty, deadline: event.currentTarget.value.trim() || null })}
        />
        <NativeSelect
          label={words.usuallyFrom}
          value={duty.usualStart}
          data={starts.map((value) => ({ value, label: words.starts[value] }))}
          onChange={(event) =>
            change({ ...duty, usualStart: event.currentTarget.value as LawsDuty['usualStart'] })
          }
        />
        <NumberInput
          label={words.fromPeople}
          value={duty.atLeast}
          min={1}
          allowDecimal={false}
          hideControls
          onChange={(value) => change({ ...duty, atLeast: Number(value) })}
        />
      </SimpleGrid>
    </Fieldset>
  );
}

/** What is always asked; what is asked only of some stands in the data. */
function MustSay({ law, change }: OfLaw) {
  const words = useWords(LAWS_WORDS);
  const contents = useWords(CONTENT_WORDS);
  const codes = Object.keys(contents) as (keyof typeof contents)[];
  const always = (code: string) =>
    law.required.findIndex((one) => one.code === code && !one.when && !one.categories);
  return (
    <Section title={words.mustSay}>
      {codes.map((code) => {
        const at = always(code);
        return (
          <SimpleGrid key={code} cols={{ base: 1, sm: 2 }} mb="xs">
            <Checkbox
              label={contents[code]}
              checked={at >= 0}
              onChange={(event) =>
                change({
                  ...law,
                  required: event.currentTarget.checked
                    ? [...law.required, { code, source: law.title }]
                    : law.required.toSpliced(at, 1),
                })
              }
            />
            {at < 0 ? null : (
              <TextInput
                size="xs"
                aria-label={words.sourceOf(contents[code])}
                value={law.required[at]?.source ?? ''}
                onChange={(event) =>
                  change({
                    ...law,
                    required: law.required.with(at, { code, source: event.currentTarget.value }),
                  })
                }
              />
            )}
          </SimpleGrid>
        );
      })}
    </Section>
  );
}
