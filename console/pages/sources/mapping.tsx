/** The mapping of one file beside what its columns look like: proposals to say yes to, problems as one types. */
import type { Both } from '../../../src/kernel/both.ts';
import { Alert, Button, Group, Radio, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ColumnCard } from './column-card.tsx';
import { bodyOf, type ColumnBody, type Draft, type MappingBody, useDraft, withValue } from './draft.ts';
import { FileSettings } from './file-settings.tsx';
import {
  filesKey,
  filesQuery,
  type Inspected,
  inspectionQuery,
  isWaiting,
  rejectedOf,
  type Source,
  versionsQuery,
} from './files.ts';
import { LinesAbove } from './inspection.tsx';
import { MAPPING_WORDS } from './mapping-words.ts';
import { withProposals } from './proposals.ts';
import { Workbook } from './workbook.tsx';

const SHOWN_AT_FIRST = 40;
const TYPING_MS = 400;

export function Component() {
  const words = useWords(MAPPING_WORDS);
  const { slug } = useIncident();
  const { source: id = '' } = useParams();
  const files = useQuery(filesQuery(slug));
  const source = files.data?.sources.find(({ sourceId }) => sourceId === id);
  const look = useQuery(inspectionQuery(slug, id));
  const versions = useQuery(versionsQuery(slug, id));
  const name = source?.baseName ?? '';
  const saved = versions.data?.versions.find(({ current }) => current);
  return (
    <Page
      title={words.title(name)}
      lead={words.lead}
      crumbs={[
        { to: `/incidents/${slug}/sources`, label: words.crumb },
        { to: `/incidents/${slug}/sources/${id}`, label: name || id },
      ]}
    >
      <Asked query={files}>
        {() => (
          <Asked query={versions}>
            {() => (
              <Asked query={look}>
                {(inspected) =>
                  source ? (
                    <Editor
                      key={saved?.version ?? 0}
                      incident={slug}
                      source={source}
                      look={inspected}
                      saved={saved ? bodyOf(saved.mapping) : null}
                    />
                  ) : null
                }
              </Asked>
            )}
          </Asked>
        )}
      </Asked>
    </Page>
  );
}

function Editor(props: { incident: string; source: Source; look: Inspected; saved: MappingBody | null }) {
  const { incident, source, look, saved } = props;
  const words = useWords(MAPPING_WORDS);
  const proposed = useMemo(() => bodyOf(look.mapping), [look.mapping]);
  const empty = { ...(look.header.present ? {} : { header: false }), columns: {} };
  const draft = useDraft(source.sourceId, source.mappingVersion ?? 0, saved ?? empty);
  const { body, change } = draft;
  const check = useCheck(incident, source, body);
  const open = look.columns.filter(({ name }) => body.columns[name] === undefined).map(({ name }) => name);
  const fileProblems = (check.data?.findings ?? []).filter(({ column }) => column === null);
  const nothingYet = open.length === look.columns.length;
  return (
    <>
      <DraftNotes draft={draft} source={source} />
      <LinesAbove
        of={look}
        skipped={body.skip_lines !== undefined}
        onSkip={(lines) => change(withValue(body, 'skip_lines', lines))}
      />
      {look.known && saved === null ? (
        <Alert color="blue" mb="md">
          {words.known(look.known.file, look.known.version)}
        </Alert>
      ) : null}
      <Proposals look={look} body={body} proposed={proposed} open={open} change={change} />
      <Columns look={look} draft={draft} proposed={proposed} findings={check.data?.findings ?? []} />
      <FileSettings
        body={body}
        columns={look.columns.map(({ name }) => name)}
        problems={nothingYet ? [] : fileProblems.map(({ words: problem }) => problem)}
        change={change}
      />
      <Saving incident={incident} source={source} draft={draft} open={open.length} check={check} />
      <Workbook incident={incident} source={source.sourceId} can={source.can.map} />
    </>
  );
}

type Check = ReturnType<typeof useCheck>;

/** What the server says of it, a moment after the last key. */
function useCheck(incident: string, source: Source, body: MappingBody) {
  const [settled] = useDebouncedValue(body, TYPING_MS);
  const query = useQuery({
    queryKey: [
      ...filesKey(incident),
      source.sourceId,
      'check',
      settled,
      source.mappingVersion,
      source.staged,
    ] as const,
    queryFn: () =>
      ask(
        api.POST('/api/v1/incidents/{incident}/sources/{source}/mapping/check', {
          params: { path: { incident, source: source.sourceId } },
          body: { mapping: settled as unknown as Record<string, never> },
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const isBehind = query.isPlaceholderData || query.isFetching || settled !== body;
  return { ...query, isBehind };
}

function DraftNotes({ draft, source }: { draft: Draft; source: Source }) {
  const words = useWords(MAPPING_WORDS);
  if (!draft.isChanged) return null;
  return (
    <Alert color={draft.isBehind ? 'yellow' : 'blue'} mb="md">
      <Text size="sm" mb="xs">
        {draft.isBehind ? words.behind(source.mappingVersion ?? 0) : words.draft}
      </Text>
      <Act
        size="xs"
        variant="default"
        act={() => Promise.resolve(draft.drop())}
        confirm={{ title: words.dropTitle, body: words.dropBody, yes: words.drop }}
      >
        {words.drop}
      </Act>
    </Alert>
  );
}

function Proposals(props: {
  look: Inspected;
  body: MappingBody;
  proposed: MappingBody;
  open: readonly string[];
  change: (body: MappingBody) => void;
}) {
  const { look, body, proposed, open, change } = props;
  const words = useWords(MAPPING_WORDS);
  const say = useSay();
  const sure = open.filter((name) => !look.unsure.includes(name));
  const take = (names: readonly string[]) => {
    change(withProposals(body, proposed, names));
    say(words.took(names.length));
  };
  return (
    <Group gap="sm" mb="md">
      <Text fw={500}>{open.length === 0 ? words.allDecided : words.undecided(open.length)}</Text>
      {sure.length > 0 && sure.length < open.length ? (
        <Button onClick={() => take(sure)}>{words.takeSure(sure.length)}</Button>
      ) : null}
      {open.length > 0 ? (
        <Button variant={sure.length === open.length ? 'filled' : 'default'} onClick={() => take(open)}>
          {words.takeAll(open.length)}
        </Button>
      ) : null}
    </Group>
  );
}

type Filter = 'all' | 'open' | 'wrong';

function Columns(props: {
  look: Inspected;
  draft: Draft;
  proposed: MappingBody;
  findings: readonly { readonly column: string | null; readonly problem: string; readonly words: Both }[];
}) {
  const { look, draft, proposed } = props;
  const words = useWords(MAPPING_WORDS);
  const { body, change } = draft;
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const names = useMemo(() => look.columns.map(({ name }) => name), [look.columns]);
  const problems = useMemo(() => Map.groupBy(props.findings, ({ column }) => column), [props.findings]);
  const isWrong = (name: string) => body.columns[name] !== undefined && problems.has(name);
  const fits = look.columns.filter(
    ({ name }) =>
      name.toLowerCase().includes(wanted) &&
      (filter === 'all' || (filter === 'open' ? body.columns[name] === undefined : isWrong(name))),
  );
  const changeColumn = useCallback(
    (name: string, next: ColumnBody) => change({ ...body, columns: { ...body.columns, [name]: next } }),
    [body, change],
  );
  const take = useCallback(
    (name: string) => change(withProposals(body, proposed, [name])),
    [body, change, proposed],
  );
  const subjects = Object.keys(body.subjects ?? {});
  return (
    <Section title={words.filters.all}>
      <Filters filter={filter} onFilter={setFilter} typed={typed} onType={setTyped} />
      {fits.length === 0 ? <Empty>{words.noneShown}</Empty> : null}
      {fits.slice(0, shown).map((column) => (
        <ColumnCard
          key={column.name}
          column={column}
          body={body.columns[column.name]}
          proposed={proposed.columns[column.name]}
          problems={problems.get(column.name)?.map(({ words: problem }) => problem) ?? NONE}
          columns={names}
          subjects={subjects}
          onChange={changeColumn}
          onTake={take}
        />
      ))}
      {fits.length > shown ? (
        <Button variant="default" onClick={() => setShown(shown + SHOWN_AT_FIRST)}>
          {words.showMore}
        </Button>
      ) : null}
    </Section>
  );
}

function Filters(props: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  typed: string;
  onType: (text: string) => void;
}) {
  const words = useWords(MAPPING_WORDS);
  return (
    <Group align="end" gap="md" mb="md">
      <Radio.Group
        label={words.show}
        value={props.filter}
        onChange={(value) => props.onFilter(value as Filter)}
      >
        <Group mih={36}>
          {Object.entries(words.filters).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Group>
      </Radio.Group>
      <TextInput
        label={words.search}
        value={props.typed}
        onChange={(event) => props.onType(event.currentTarget.value)}
      />
    </Group>
  );
}

const NONE: readonly Both[] = [];

interface SavingProps {
  readonly incident: string;
  readonly source: Source;
  readonly draft: Draft;
  /** Columns nobody has decided. */
  readonly open: number;
  readonly check: Check;
}

/** Why it cannot be saved yet. */
function againstSaving(
  { source, open, check }: SavingProps,
  words: (typeof MAPPING_WORDS)['en'],
): string | null {
  if (open > 0) return words.undecided(open);
  if (check.isBehind || check.data === undefined) return words.checking;
  const { problems, saving } = check.data;
  if (problems.length > 0) return words.problems(problems.length);
  return saving.changes || isWaiting(source) ? null : words.saveSame;
}

function Saving(props: SavingProps) {
  const { incident, source, draft, check } = props;
  const words = useWords(MAPPING_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const say = useSay();
  const navigate = useNavigate();
  const version = check.data?.saving.version ?? 1;
  const rejected = format.number(rejectedOf(source));
  const reason = againstSaving(props, words);
  const isAgain = source.records > 0;
  return (
    <Section title={words.save}>
      <Text role="status" mb="sm">
        {reason === null ? words.fits : ''}
      </Text>
      {check.error ? <Asked query={check}>{() => null}</Asked> : null}
      <Act
        can={source.can.map.allowed ? { allowed: reason === null, reason } : source.can.map}
        act={async () => {
          const path = { incident, source: source.sourceId };
          const body = { mapping: draft.body as unknown as Record<string, never> };
          await ask(
            api.PUT('/api/v1/incidents/{incident}/sources/{source}/mapping', { params: { path }, body }),
          );
          draft.drop();
          say(words.saved(version));
          await navigate(`/incidents/${incident}/sources/${source.sourceId}`);
          await cache.invalidateQueries({ queryKey: filesKey(incident) });
        }}
        confirm={{
          title: words.saveTitle(version),
          body: (
            <>
              <Text size="sm">
                {isAgain
                  ? words.saveAgain(format.number(source.staged), rejected)
                  : words.saveFirst(source.baseName, format.bytes(source.spool.contentBytes))}
              </Text>
              {source.resolved && isAgain ? <Text size="sm">{words.saveResolved}</Text> : null}
            </>
          ),
          yes: words.saveYes,
        }}
      >
        {words.save}
      </Act>
    </Section>
  );
}
