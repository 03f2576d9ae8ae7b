/** What could not be staged, by reason with masked examples; a second person accepts it in numbers. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Bars } from '../../ui/bars.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { filesKey, rejectedOf, rejectsQuery, type Source } from './files.ts';
import { SOURCE_WORDS } from './source-words.ts';

type RejectedFor = components['schemas']['RejectedFor'];

export function Rejects({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const rejected = rejectedOf(source);
  return (
    <Section title={words.rejects} lead={rejected === 0 ? undefined : words.rejectsLead}>
      {rejected === 0 ? <Empty>{words.noRejects}</Empty> : <ByReason incident={incident} source={source} />}
      <Group mt="md" align="start" gap="sm">
        {rejected === 0 ? null : (
          <Button
            component="a"
            variant="default"
            download
            href={`/api/v1/incidents/${incident}/rejects.csv?file=${encodeURIComponent(source.sourceId)}`}
          >
            {words.download}
          </Button>
        )}
        {source.status === 'finished' ? <Accept incident={incident} source={source} /> : null}
      </Group>
      {source.status === 'finished' ? (
        <Text size="sm" c="dimmed" mt="xs" maw={760}>
          {words.acceptLead}
        </Text>
      ) : null}
    </Section>
  );
}

function ByReason({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const query = useQuery(rejectsQuery(incident, source.sourceId, rejectedOf(source)));
  return (
    <Asked query={query}>
      {({ rejects }) => (
        <>
          <Bars
            caption={words.rejects}
            what={words.reason}
            bars={rejects.map(({ reason, count }) => ({ key: reason, label: words.reasons[reason], count }))}
          />
          {rejects.map((of) => (
            <Examples key={of.reason} of={of} />
          ))}
        </>
      )}
    </Asked>
  );
}

function Examples({ of }: { of: RejectedFor }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const title = words.examples(words.reasons[of.reason]);
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      <DataTable
        caption={title}
        captionHidden
        rows={of.examples}
        rowKey={(row) => String(row.record)}
        columns={[
          { head: words.line, numeric: true, cell: (row) => format.number(row.line) },
          {
            head: words.cells,
            numeric: true,
            cell: (row) => (row.cells === null ? '–' : format.number(row.cells)),
          },
          {
            head: words.looks,
            cell: (row) => (row.shapes === null ? words.noLook : <Cells of={row.shapes} />),
          },
        ]}
      />
    </div>
  );
}

function Cells({ of }: { of: readonly string[] }) {
  const words = useWords(SOURCE_WORDS);
  return of.map((shape, at) => (
    <span key={at}>
      {at > 0 ? <span aria-hidden> | </span> : null}
      {shape === '' ? <i>{words.blank}</i> : <code>{shape}</code>}{' '}
    </span>
  ));
}

function Accept({ incident, source }: { incident: string; source: Source }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const say = useSay();
  const counts = Object.entries(source.rejected) as [keyof typeof words.reasons, number][];
  const said = counts
    .map(([reason, n]) => words.acceptOne(format.number(n), words.reasons[reason]))
    .join(', ');
  return (
    <Act
      can={source.can.accept}
      act={async () => {
        const body = { file: source.baseName, counts: source.rejected };
        await ask(
          api.POST('/api/v1/incidents/{incident}/rejects/accept', { params: { path: { incident } }, body }),
        );
        await cache.invalidateQueries({ queryKey: filesKey(incident) });
        say(words.accepted(source.baseName));
      }}
      confirm={{
        title: words.acceptTitle,
        body: words.acceptBody(
          said === '' ? words.acceptNone : said,
          source.baseName,
          format.bytes(source.spool.contentBytes),
        ),
        yes: words.acceptYes,
      }}
    >
      {words.accept}
    </Act>
  );
}
