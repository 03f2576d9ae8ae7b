/** Files for vendors, and what the vendors answered. */
import { LeftOut, leftOutOf } from './left-out.tsx';
import { Why } from '../../ui/why.tsx';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status, type Tone } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FILES_WORDS } from './files-words.ts';
import type { Batches, Vendors } from './handover.tsx';
import { BatchActs } from './batch-acts.tsx';
import { OpenBatch } from './open-batch.tsx';
import { areaKey } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

type Batch = Batches['batches'][number];

const TONES: Readonly<Record<Batch['status'], Tone>> = {
  making: 'calm',
  ready: 'warn',
  out: 'calm',
  confirmed: 'good',
  cancelled: 'quiet',
};

export function BatchList({ answer, vendors }: { answer: Batches; vendors: Vendors['vendors'] }) {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const nameOf = new Map(vendors.map((vendor) => [vendor.id, vendor.name]));
  return (
    <Section title={words.batches}>
      <DataTable
        caption={words.batches}
        captionHidden
        rows={answer.batches}
        rowKey={(batch) => batch.id}
        empty={words.noBatches}
        columns={[
          { head: words.no, heads: true, cell: (batch) => batch.no },
          { head: words.vendor, cell: (batch) => nameOf.get(batch.vendorId) ?? '–' },
          { head: words.people, numeric: true, cell: (batch) => format.number(batch.people) },
          { head: words.leftOut, numeric: true, cell: (batch) => format.number(leftOutOf(batch)) },
          {
            head: shared.status,
            cell: (batch) => (
              <>
                <Status tone={batch.failure ? 'bad' : TONES[batch.status]}>
                  {batch.failure ? words.failed : words.batchStatuses[batch.status]}
                </Status>
                {batch.failedWith ? (
                  <Text size="sm">
                    <Why of={batch.failedWith} />
                  </Text>
                ) : null}
                {batch.confirmation ? <Text size="sm">{batch.confirmation}</Text> : null}
              </>
            ),
          },
          { head: shared.at, cell: (batch) => <When at={batch.outAt ?? batch.readyAt ?? batch.madeAt} /> },
          { head: shared.actions, cell: (batch) => <BatchActs batch={batch} /> },
        ]}
      />
      <OpenBatch can={answer.can.open} vendors={vendors.filter(({ status }) => status === 'approved')} />
      {answer.batches
        .filter(({ status }) => status === 'out' || status === 'confirmed')
        .map((batch) => (
          <Results key={batch.id} batch={batch} />
        ))}
      {answer.batches
        .filter((batch) => leftOutOf(batch) > 0)
        .map((batch) => (
          <LeftOut key={batch.id} batch={batch} />
        ))}
    </Section>
  );
}

function Results({ batch }: { batch: Batch }) {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: [...areaKey(slug), 'batches', batch.id, 'results'],
    queryFn: () => ask(api.GET('/api/v1/batches/{batch}/results', { params: { path: { batch: batch.id } } })),
  });
  const title = words.resultsOf(format.number(batch.no));
  return (
    <Asked query={query}>
      {({ results }) =>
        results.length === 0 ? null : (
          <>
            <DataTable
              caption={title}
              rows={results}
              rowKey={(row) => row.id}
              columns={[
                { head: shared.at, heads: true, cell: (row) => <When at={row.broughtAt} /> },
                { head: words.lines, numeric: true, cell: (row) => format.number(row.lines) },
                { head: words.taken, numeric: true, cell: (row) => format.number(row.taken) },
                { head: words.rejected, numeric: true, cell: (row) => format.number(row.rejected) },
              ]}
            />
            {results
              .filter(({ rejected }) => rejected > 0)
              .map(({ id }) => (
                <Rejects key={id} result={id} />
              ))}
          </>
        )
      }
    </Asked>
  );
}

function Rejects({ result }: { result: string }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: [...areaKey(slug), 'results', result],
    queryFn: () =>
      ask(api.GET('/api/v1/results/{result}/rejects', { params: { path: { result }, query: {} } })),
  });
  return (
    <Asked query={query}>
      {({ rejects }) => (
        <DataTable
          caption={words.rejects}
          rows={rejects.slice(0, 200)}
          rowKey={(row) => String(row.lineNo)}
          columns={[
            { head: words.line, heads: true, cell: (row) => format.number(row.lineNo) },
            { head: words.why, cell: (row) => words.rejectReasons[row.reason] ?? row.reason },
          ]}
        />
      )}
    </Asked>
  );
}
