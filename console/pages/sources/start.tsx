/** Several files read together: each with what its mapping would be, and what of it needs a yes by name. */
import { Anchor, Checkbox, List, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { bodyOf, dropDraft, keptDraft, type MappingBody } from './draft.ts';
import { type Files, filesKey, filesQuery, isWaiting, type Source } from './files.ts';
import { LinesAbove, Proposed, Shapes } from './inspection.tsx';
import { useReadings } from './readings.ts';
import { READING_WORDS } from './reading-words.ts';

type Proposals = components['schemas']['Proposals'];
type Look = Proposals['looks'][number];

export function Component() {
  const words = useWords(READING_WORDS);
  const { slug } = useIncident();
  const files = useQuery(filesQuery(slug));
  const waiting = files.data?.sources.filter(isWaiting) ?? [];
  const names = waiting.map(({ baseName }) => baseName);
  const proposals = useQuery({
    queryKey: [...filesKey(slug), 'proposals', names] as const,
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/intake/proposals', {
          params: { path: { incident: slug }, query: { files: names } },
        }),
      ),
    enabled: names.length > 0,
    staleTime: 300_000,
  });
  return (
    <Page
      title={words.startTitle}
      lead={words.startLead}
      crumbs={[{ to: `/incidents/${slug}/sources`, label: words.crumb }]}
    >
      <Asked query={files}>
        {(all) =>
          waiting.length === 0 ? (
            <Empty>{words.startNone}</Empty>
          ) : (
            <Asked query={proposals}>
              {(said) => <Choices incident={slug} files={all} waiting={waiting} proposals={said} />}
            </Asked>
          )
        }
      </Asked>
    </Page>
  );
}

interface ChoicesProps {
  readonly incident: string;
  readonly files: Files;
  readonly waiting: readonly Source[];
  readonly proposals: Proposals;
}

function Choices(props: ChoicesProps) {
  const { incident, waiting, proposals } = props;
  const words = useWords(READING_WORDS);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set());
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const chosen = waiting.filter(({ baseName }) => !left.has(baseName));
  const undecided = chosen.flatMap((source) => {
    const look = proposals.looks.find(({ file }) => file === source.baseName);
    if (!look) return [];
    const draft = keptDraft(source.sourceId);
    if (draft) return Array.from({ length: openIn(draft.body, look) });
    return look.unsure.filter(({ name }) => !named.has(keyOf(look.file, name)));
  }).length;
  const titled = chosen.filter((source) => {
    const look = proposals.looks.find(({ file }) => file === source.baseName);
    return look?.linesAbove && !isTitleSaid(source, skipped);
  }).length;
  const reason =
    chosen.length === 0
      ? words.startNothingChosen
      : titled > 0
        ? words.startTitled(titled)
        : undecided > 0
          ? words.startUndecided(undecided)
          : null;
  return (
    <Stack gap="md">
      {waiting.map((source) => (
        <OneFile
          key={source.sourceId}
          incident={incident}
          source={source}
          look={proposals.looks.find(({ file }) => file === source.baseName)}
          proposed={bodyOf(proposals.mapping[source.baseName] ?? {})}
          isChosen={!left.has(source.baseName)}
          onChoose={(isChosen) => setLeft(changed(left, source.baseName, !isChosen))}
          isSkipped={isTitleSaid(source, skipped)}
          onSkip={(isSkipped) => setSkipped(changed(skipped, source.baseName, isSkipped))}
          named={named}
          onName={(key, isNamed) => setNamed(changed(named, key, isNamed))}
        />
      ))}
      <Begin {...props} chosen={chosen} reason={reason} />
    </Stack>
  );
}

function Begin(props: ChoicesProps & { chosen: readonly Source[]; reason: string | null }) {
  const { incident, proposals, chosen, reason } = props;
  const words = useWords(READING_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const { start } = props.files.can;
  const bytes = chosen.reduce((sum, { spool }) => sum + spool.contentBytes, 0);
  return (
    <Act
      can={start.allowed ? { allowed: reason === null, reason } : start}
      act={async () => {
        const mapping = Object.fromEntries(
          chosen.map(({ baseName, sourceId }) => [
            baseName,
            keptDraft(sourceId)?.body ?? proposals.mapping[baseName],
          ]),
        );
        const body = { files: chosen.map(({ baseName }) => baseName), mapping } as never;
        await ask(api.POST('/api/v1/incidents/{incident}/intake', { params: { path: { incident } }, body }));
        for (const { sourceId } of chosen) dropDraft(sourceId);
        say(words.started(chosen.length));
        await navigate(`/incidents/${incident}/sources`);
        await cache.invalidateQueries({ queryKey: filesKey(incident) });
      }}
      confirm={{
        title: words.startConfirm(chosen.length),
        body: words.startBody(chosen.length, format.bytes(bytes)),
        yes: words.startAct(chosen.length),
      }}
    >
      {words.startAct(chosen.length)}
    </Act>
  );
}

function OneFile(props: {
  incident: string;
  source: Source;
  look: Look | undefined;
  proposed: MappingBody;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  /** Whether somebody has said what the lines above its header are. */
  isSkipped: boolean;
  onSkip: (isSkipped: boolean) => void;
  named: ReadonlySet<string>;
  onName: (key: string, isNamed: boolean) => void;
}) {
  const { incident, source, look } = props;
  const words = useWords(READING_WORDS);
  const draft = keptDraft(source.sourceId);
  const open = draft && look ? openIn(draft.body, look) : 0;
  return (
    <section className="figure" aria-label={source.baseName}>
      <Checkbox
        label={words.startChoose(source.baseName)}
        checked={props.isChosen}
        onChange={(event) => props.onChoose(event.currentTarget.checked)}
      />
      <Text size="sm" mt={4}>
        {draft
          ? open > 0
            ? words.startDraftOpen(open)
            : words.startDraft
          : look?.known
            ? words.startKnown(look.known.file, look.known.version)
            : words.startProposal(look?.columns ?? 0)}{' '}
        <Anchor
          component={Link}
          to={`/incidents/${incident}/sources/${source.sourceId}/mapping`}
          aria-label={words.startOpen(source.baseName)}
          underline="always"
        >
          {words.startOpen(source.baseName)}
        </Anchor>
      </Text>
      {look ? (
        <LinesAbove
          of={look}
          skipped={props.isSkipped}
          {...(draft ? {} : { onSkip: (lines) => props.onSkip(lines !== undefined) })}
        />
      ) : null}
      <Readings of={draft?.body ?? props.proposed} />
      {draft || !look || look.unsure.length === 0 ? null : (
        <Unsure look={look} named={props.named} onName={props.onName} />
      )}
    </section>
  );
}

function Unsure({
  look,
  named,
  onName,
}: {
  look: Look;
  named: ReadonlySet<string>;
  onName: (key: string, isNamed: boolean) => void;
}) {
  const words = useWords(READING_WORDS);
  return (
    <fieldset className="figure" style={{ marginBlock: 8 }}>
      <legend>{words.startUnsure}</legend>
      {look.unsure.map((column) => (
        <div key={column.name} style={{ marginBlockEnd: 12 }}>
          <Checkbox
            label={words.startTake(column.name)}
            checked={named.has(keyOf(look.file, column.name))}
            onChange={(event) => onName(keyOf(look.file, column.name), event.currentTarget.checked)}
          />
          <Shapes of={column.shapes} />
          <Proposed column={column} />
        </div>
      ))}
    </fieldset>
  );
}

/** What one says yes to, column by column. */
function Readings({ of }: { of: MappingBody }) {
  const words = useWords(READING_WORDS);
  const { say } = useReadings();
  return (
    <details style={{ marginBlockStart: 8 }}>
      <summary style={{ cursor: 'pointer' }}>{words.startReadings}</summary>
      <List size="sm" mt={4}>
        {Object.entries(of.columns).map(([name, column]) => (
          <List.Item key={name}>
            <b>{name}</b>: {say(column) ?? words.carriesNothing}
          </List.Item>
        ))}
      </List>
    </details>
  );
}

/** How many of a file's columns a draft leaves undecided; its draft names those it has decided. */
function openIn(body: { readonly columns: object }, look: Look): number {
  return Math.max(0, look.columns - Object.keys(body.columns).length);
}

/** Ticked here, or stated in the mapping somebody began. */
function isTitleSaid({ sourceId, baseName }: Source, ticked: ReadonlySet<string>): boolean {
  const draft = keptDraft(sourceId)?.body;
  if (!draft) return ticked.has(baseName);
  return draft.skip_lines !== undefined || draft.delimiter !== undefined;
}

function keyOf(file: string, column: string): string {
  return JSON.stringify([file, column]);
}

function changed(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}
