/** Files for vendors: opened, made, handed out, confirmed, answered. */
import { FileInput, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, askBytes } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status, type Tone } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FILES_WORDS } from './files-words.ts';
import type { Batches, Vendors } from './handover.tsx';
import { areaKey, noticesQuery } from './queries.ts';
import { Reasoned } from './reasoned.tsx';
import { saveFile } from './save-file.ts';
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
  const leftOut = (batch: Batch) => Object.values(batch.leftOut).reduce((sum, n) => sum + n, 0);
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
          { head: words.leftOut, numeric: true, cell: (batch) => format.number(leftOut(batch)) },
          {
            head: shared.status,
            cell: (batch) => (
              <>
                <Status tone={batch.failure ? 'bad' : TONES[batch.status]}>
                  {batch.failure ? words.failed : words.batchStatuses[batch.status]}
                </Status>
                {batch.failure ? <Text size="sm">{batch.failure}</Text> : null}
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
    </Section>
  );
}

function useAfter() {
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(sentence);
  };
}

function BatchActs({ batch }: { batch: Batch }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const after = useAfter();
  const [file, setFile] = useState<File | null>(null);
  const { id, status, can } = batch;
  const no = format.number(batch.no);
  const path = { params: { path: { batch: id } } };
  const isGone = status === 'out' || status === 'confirmed';
  if (status === 'cancelled') return <>–</>;
  return (
    <Stack gap="xs">
      <Act
        size="xs"
        can={can.fetch}
        {...(!isGone && {
          confirm: {
            title: words.fetchTitle(no),
            body: words.fetchBody(format.number(batch.people)),
            yes: words.fetch,
          },
        })}
        act={async () => {
          await saveFile(await askBytes(`/api/v1/batches/${id}/file`, { method: 'POST' }), `batch-${no}`);
          await after(words.fetched);
        }}
      >
        {words.fetch}
      </Act>
      {status === 'out' ? (
        <Reasoned
          size="xs"
          variant="default"
          can={can.confirm}
          label={words.confirmation}
          hint={words.confirmationHint}
          confirm={{ title: words.confirmTitle(no), body: words.confirmBody, yes: words.confirm }}
          act={async (confirmation) => {
            await ask(api.POST('/api/v1/batches/{batch}/confirm', { ...path, body: { confirmation } }));
            await after(words.confirmed);
          }}
        >
          {words.confirm}
        </Reasoned>
      ) : null}
      {isGone ? (
        <Act
          size="xs"
          variant="default"
          can={can.bring}
          confirm={{
            title: words.bringTitle(no),
            yes: words.bring,
            body: (
              <Stack gap="sm">
                <div>{words.bringBody}</div>
                <FileInput label={words.bringFile} accept=".csv,text/csv" value={file} onChange={setFile} />
              </Stack>
            ),
          }}
          act={async () => {
            if (!file) throw new Error(words.bringMissing);
            const answer = await askBytes(`/api/v1/batches/${id}/result`, {
              method: 'PUT',
              headers: { 'content-type': 'text/csv' },
              body: file,
            });
            const { taken, rejected } = (await answer.json()) as components['schemas']['ResultFile'];
            setFile(null);
            await after(words.brought(format.number(taken), format.number(rejected)));
          }}
        >
          {words.bring}
        </Act>
      ) : (
        <Act
          size="xs"
          variant="default"
          can={can.cancel}
          confirm={{ title: words.cancelTitle(no), body: words.cancelBody, yes: words.cancel }}
          act={async () => {
            await ask(api.POST('/api/v1/batches/{batch}/cancel', path));
            await after(words.cancelled);
          }}
        >
          {words.cancel}
        </Act>
      )}
    </Stack>
  );
}

function OpenBatch({ can, vendors }: { can: Can; vendors: Vendors['vendors'] }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const after = useAfter();
  const notices = useQuery(noticesQuery(slug));
  const [vendorId, setVendor] = useState('');
  const [noticeId, setNotice] = useState('');
  const [outlook, setOutlook] = useState<components['schemas']['Outlook'] | null>(null);
  const vendor = vendors.find(({ id }) => id === vendorId);
  const fitting = (notices.data?.notices ?? []).filter(
    ({ status, channels }) => status === 'launched' && vendor && channels.includes(vendor.channel),
  );
  const isChosen = vendor !== undefined && fitting.some(({ id }) => id === noticeId);
  if (vendors.length === 0) return null;
  return (
    <Stack gap="sm" mt="lg" role="group" aria-label={words.openBatch} maw={720}>
      <Text fw={600}>{words.openBatch}</Text>
      <Group align="start">
        <NativeSelect
          label={words.vendor}
          value={vendorId}
          onChange={(event) => {
            setVendor(event.currentTarget.value);
            setOutlook(null);
          }}
          data={[
            { value: '', label: words.choose },
            ...vendors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={words.notice}
          value={noticeId}
          onChange={(event) => {
            setNotice(event.currentTarget.value);
            setOutlook(null);
          }}
          data={[
            { value: '', label: words.choose },
            ...fitting.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Group>
      {vendor && fitting.length === 0 ? <Text size="sm">{words.noFit}</Text> : null}
      {isChosen ? (
        <Group align="start">
          <Act
            variant="default"
            can={can}
            act={async () =>
              setOutlook(
                await ask(
                  api.GET('/api/v1/notices/{notice}/outlook', {
                    params: { path: { notice: noticeId }, query: { vendor: vendorId } },
                  }),
                ),
              )
            }
          >
            {words.look}
          </Act>
          <Act
            can={can}
            confirm={{
              title: words.openTitle,
              body: outlook ? words.openBody(format.number(outlook.people)) : words.openBodyPlain,
              yes: words.open,
            }}
            act={async () => {
              await ask(api.POST('/api/v1/batches', { body: { noticeId, vendorId } }));
              setOutlook(null);
              await after(words.opened);
            }}
          >
            {words.open}
          </Act>
        </Group>
      ) : null}
      {outlook ? (
        <Text role="status">
          {words.lookAnswer(format.number(outlook.people), format.number(outlook.written))}
        </Text>
      ) : null}
    </Stack>
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
