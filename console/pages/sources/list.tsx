/** All files of an incident: bring in, see how each stands, have them read, and go on to the people. */
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status, type Tone } from '../../ui/status.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { BringIn } from './bring-in.tsx';
import { type Files, isReading, isWaiting, rejectedOf, type Source, useFiles } from './files.ts';
import { Meter } from './meter.tsx';
import { Workbook } from './workbook.tsx';
import { SOURCES_WORDS } from './words.ts';

const TONES: Record<Source['status'], Tone> = {
  uploaded: 'warn',
  mapped: 'calm',
  ingesting: 'calm',
  finished: 'warn',
  failed: 'bad',
  accepted: 'good',
};

export function Component() {
  const words = useWords(SOURCES_WORDS);
  const { slug } = useIncident();
  const { query, stream } = useFiles(slug);
  return (
    <Page title={words.title} lead={words.lead}>
      {stream !== 'open' && query.data ? <Stale /> : null}
      <Asked query={query}>
        {(files) => (
          <>
            <BringIn incident={slug} files={files} />
            <FileList incident={slug} files={files} />
            {files.sources.length === 0 ? null : <Totals files={files} />}
            {files.sources.length === 0 ? null : <Workbook incident={slug} can={files.can.upload} />}
          </>
        )}
      </Asked>
    </Page>
  );
}

/** The stream is away: an old figure is never shown as a live one. */
export function Stale() {
  const words = useWords(SOURCES_WORDS);
  return (
    <Text size="sm" c="dimmed">
      {words.old}
    </Text>
  );
}

function FileList({ incident, files }: { incident: string; files: Files }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const waiting = files.sources.filter(isWaiting).length;
  const isDone = files.sources.length > 0 && files.sources.every(({ status }) => isRead(status));
  return (
    <Section title={words.files} lead={waiting > 0 ? words.startLead(waiting) : undefined}>
      <DataTable
        caption={words.files}
        captionHidden
        rows={files.sources}
        rowKey={(row) => row.sourceId}
        empty={words.empty}
        columns={[
          {
            head: words.file,
            heads: true,
            cell: (row) => (
              <Anchor component={Link} to={`/incidents/${incident}/sources/${row.sourceId}`}>
                {row.baseName}
              </Anchor>
            ),
          },
          { head: words.state, cell: (row) => <State source={row} /> },
          { head: words.size, numeric: true, cell: (row) => format.bytes(row.spool.contentBytes) },
          { head: words.records, numeric: true, cell: (row) => format.number(row.records) },
          { head: words.staged, numeric: true, cell: (row) => format.number(row.staged) },
          { head: words.rejected, numeric: true, cell: (row) => format.number(rejectedOf(row)) },
        ]}
      />
      <Group mt="md" gap="sm">
        {waiting > 0 && files.can.start.allowed ? (
          <Button component={Link} to={`/incidents/${incident}/sources/start`}>
            {words.start(waiting)}
          </Button>
        ) : null}
        {waiting > 0 && !files.can.start.allowed ? (
          <Text size="sm" c="dimmed">
            <Why of={files.can.start} />
          </Text>
        ) : null}
        {isDone ? (
          <>
            <Text size="sm">{words.findPeopleLead}</Text>
            <Button component={Link} to={`/incidents/${incident}/people`}>
              {words.findPeople}
            </Button>
          </>
        ) : null}
      </Group>
    </Section>
  );
}

export function State({ source }: { source: Source }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const { percent, rowsPerSecond, secondsLeft } = source.progress;
  const facts = [
    `${percent} %`,
    ...(rowsPerSecond === null ? [] : [words.rowsPerSecond(format.number(rowsPerSecond))]),
    ...(secondsLeft === null ? [] : [words.left(format.duration(1000 * secondsLeft))]),
  ];
  return (
    <>
      {source.status === 'finished' && source.rejectsAccepted ? (
        <Status tone="good">{words.readWhole}</Status>
      ) : (
        <Status tone={TONES[source.status]}>{words.status[source.status]}</Status>
      )}
      {isReading(source) ? (
        <div style={{ marginBlockStart: 6 }}>
          <Meter label={words.progress(source.baseName)} percent={percent} />
          <Text size="xs" c="dimmed" mt={4}>
            {facts.join(' · ')}
          </Text>
        </div>
      ) : null}
    </>
  );
}

function Totals({ files }: { files: Files }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const sum = (of: (source: Source) => number) => files.sources.reduce((all, one) => all + of(one), 0);
  const [records, staged, rejected] = [sum((s) => s.records), sum((s) => s.staged), sum(rejectedOf)];
  const addsUp = records === staged + rejected;
  return (
    <Section title={words.totals} lead={words.totalsLead}>
      <div className="figures">
        <Figure name={words.records} value={format.number(records)} note={addsUp ? words.addsUp : null} />
        <Figure name={words.staged} value={format.number(staged)} />
        <Figure name={words.rejected} value={format.number(rejected)} />
        <Figure name={words.outOfScope} value={format.number(sum((s) => s.outOfScope))} />
      </div>
      {addsUp ? null : (
        <Alert color="red" role="alert" mt="sm">
          {words.addsNot}
        </Alert>
      )}
    </Section>
  );
}

function isRead(status: Source['status']): boolean {
  return status === 'finished' || status === 'accepted';
}
