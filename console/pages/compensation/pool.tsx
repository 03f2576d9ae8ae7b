/** One pool: filled, watched, taken out of use and back by another person. */
import { FileInput, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { hears } from '../../api/changes.ts';
import type { components } from '../../api/schema.d.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, Figure, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { CODES_WORDS } from './codes-words.ts';
import { useOfferName } from './codes.tsx';
import { saveFile } from '../../api/save.ts';
import { bring } from './files.ts';
import { PoolSteps } from './pool-steps.tsx';
import { POOL_WORDS } from './pool-words.ts';
import { useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

type CodeFile = components['schemas']['CodeFile'];

export const poolQuery = (incident: string, pool: string) => ({
  queryKey: ['incident', incident, 'compensation', 'pool', pool],
  queryFn: () => ask(api.GET('/api/v1/code-pools/{pool}', { params: { path: { pool } } })),
  ...hears('codes', 'decisions'),
});
export type PoolView = Awaited<ReturnType<ReturnType<typeof poolQuery>['queryFn']>>;

export function Component() {
  const codes = useWords(CODES_WORDS);
  const words = useWords(POOL_WORDS);
  const { pool: id = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const format = useFormat();
  const nameOf = useOfferName();
  const query = useQuery(poolQuery(slug, id));
  return (
    <AskedPage query={query} crumbs={[{ to: `${base}/codes`, label: codes.title }]}>
      {(pool) => (
        <AreaPage title={pool.name} crumbs={[{ to: `${base}/codes`, label: codes.title }]}>
          <Facts
            of={[
              [codes.status, <StateOf key="state" state={pool.status} />],
              [codes.offer, nameOf(pool.offerId)],
              [codes.kind, codes[pool.kind]],
              ...(pool.engagement === null ? [] : [[codes.engagement, pool.engagement] as const]),
              ...(pool.quarantineReason === null || pool.status !== 'quarantined'
                ? []
                : [[words.why, pool.quarantineReason] as const]),
            ]}
          />
          <Section title={codes.stock}>
            <div className="figures">
              <Figure name={codes.free} value={pool.status === 'closed' ? '–' : format.number(pool.free)} />
              <Figure name={codes.assigned} value={format.number(pool.assigned)} />
              <Figure name={codes.lapsed} value={format.number(pool.lapsed)} />
              <Figure name={codes.revoked} value={format.number(pool.revoked)} />
            </div>
          </Section>
          {pool.kind === 'imported' ? <Import pool={pool} /> : null}
          {pool.kind === 'generated' ? <Generate pool={pool} /> : null}
          <PoolSteps pool={pool} />
        </AreaPage>
      )}
    </AskedPage>
  );
}

function Import({ pool }: { pool: PoolView }) {
  const words = useWords(POOL_WORDS);
  const format = useFormat();
  const say = useSay();
  const after = useAfter();
  const { slug } = useIncident();
  const [file, setFile] = useState<File | null>(null);
  const files = useQuery({
    queryKey: ['incident', slug, 'compensation', 'pool', pool.id, 'files'],
    queryFn: () => ask(api.GET('/api/v1/code-pools/{pool}/files', { params: { path: { pool: pool.id } } })),
  });
  return (
    <Section title={words.import} lead={words.importLead}>
      <Group align="end">
        <FileInput
          label={words.file}
          placeholder={words.choose}
          accept=".csv,text/csv"
          miw={260}
          value={file}
          onChange={setFile}
        />
        <Act
          can={
            file === null && pool.can.bring.allowed
              ? { allowed: false, reason: words.chooseFirst }
              : pool.can.bring
          }
          act={async () => {
            if (!file) return;
            const path = `/api/v1/code-pools/${pool.id}/file?name=${encodeURIComponent(file.name)}`;
            const brought = await bring<CodeFile>(path, file, 'text/csv');
            setFile(null);
            await after();
            say(words.brought(format.number(brought.taken), format.number(brought.rejected)));
          }}
        >
          {words.bring}
        </Act>
      </Group>
      <Asked query={files}>{(found) => <Files files={found.files} />}</Asked>
    </Section>
  );
}

function Files({ files }: { files: readonly CodeFile[] }) {
  const words = useWords(POOL_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.files}
      rows={files}
      rowKey={(file) => file.id}
      empty={words.noFiles}
      columns={[
        { head: words.file, heads: true, cell: (file) => file.name },
        { head: words.when, cell: (file) => <When at={file.broughtAt} /> },
        { head: words.taken, numeric: true, cell: (file) => format.number(file.taken) },
        { head: words.rejected, numeric: true, cell: (file) => format.number(file.rejected) },
        {
          head: words.reasons,
          cell: (file) =>
            Object.entries(file.reasons)
              .map(
                ([reason, count]) =>
                  `${words[reason as keyof CodeFile['reasons']]} (${format.number(count)})`,
              )
              .join('; ') || '–',
        },
        {
          head: words.rejects,
          cell: (file) =>
            file.rejected === 0 ? (
              '–'
            ) : (
              <Act
                size="xs"
                variant="default"
                act={() => saveFile(`/api/v1/code-files/${file.id}/rejects.csv`, `rejects-${file.name}`)}
              >
                {words.downloadRejects}
              </Act>
            ),
        },
      ]}
    />
  );
}

function Generate({ pool }: { pool: PoolView }) {
  const words = useWords(POOL_WORDS);
  const format = useFormat();
  const say = useSay();
  const after = useAfter();
  return (
    <Section title={words.generate} lead={words.generateLead}>
      <Group align="start">
        <AskingAct
          can={pool.can.generate}
          fields={[
            { name: 'count', label: words.howMany, hint: words.howManyHint, initial: '1000' },
            { name: 'expires', label: words.expiresOn, hint: words.expiresHint, optional: true },
          ]}
          act={async ({ count = '', expires = '' }) => {
            const body = {
              count: Number(count.replaceAll(/[.,\s]/g, '')),
              ...(expires === '' ? {} : { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
            };
            const params = { path: { pool: pool.id } };
            const drawn = await ask(api.POST('/api/v1/code-pools/{pool}/generate', { params, body }));
            await after();
            say(words.generated(format.number(drawn.free)));
          }}
          confirm={{ title: words.generateTitle, body: words.generateBody, yes: words.generate }}
        >
          {words.generate}
        </AskingAct>
        <Act
          variant="default"
          can={pool.can.reveal}
          act={async () => {
            await saveFile(`/api/v1/code-pools/${pool.id}/reveal`, `codes-${pool.name}.csv`, {
              method: 'POST',
            });
            say(words.revealed);
          }}
          confirm={{
            title: words.revealTitle,
            body: words.revealBody(format.number(pool.codes)),
            yes: words.reveal,
          }}
        >
          {words.reveal}
        </Act>
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        {words.revealNote}
      </Text>
    </Section>
  );
}
