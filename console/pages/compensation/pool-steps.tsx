/** Taking a pool out of use, back by another person, and for good. */
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import type { PoolView } from './pool.tsx';
import { POOL_WORDS } from './pool-words.ts';
import { useAfter } from './queries.ts';

export function PoolSteps({ pool }: { pool: PoolView }) {
  const words = useWords(POOL_WORDS);
  return (
    <>
      <Section title={words.steps} lead={words.stepsLead}>
        <Group align="start">
          <Quarantine pool={pool} />
          <Replace pool={pool} />
        </Group>
      </Section>
      <Assigned pool={pool} />
    </>
  );
}

function useDone(): (sentence: string) => Promise<void> {
  const say = useSay();
  const after = useAfter();
  return async (sentence) => {
    await after();
    say(sentence);
  };
}

/** Out of use, and back by another person. */
function Quarantine({ pool }: { pool: PoolView }) {
  const words = useWords(POOL_WORDS);
  const format = useFormat();
  const reason = useReason();
  const done = useDone();
  const params = { path: { pool: pool.id } };
  const held = format.number(pool.assigned);
  return (
    <>
      <AskingAct
        color="red"
        variant="outline"
        can={pool.can.quarantine}
        fields={[reason]}
        act={async (typed) => {
          const body = { reason: typed['reason'] ?? '' };
          await ask(api.POST('/api/v1/code-pools/{pool}/quarantine', { params, body }));
          await done(words.quarantined);
        }}
        confirm={{
          title: words.quarantineTitle(pool.name),
          body: words.quarantineBody(format.number(pool.free), held),
          yes: words.quarantine,
        }}
      >
        {words.quarantine}
      </AskingAct>
      <Act
        variant="default"
        can={pool.can.release}
        act={async () => {
          await ask(api.POST('/api/v1/code-pools/{pool}/release', { params }));
          await done(words.released);
        }}
        confirm={{
          title: words.releaseTitle(pool.name),
          body: words.releaseBody(format.number(pool.free)),
          yes: words.release,
        }}
      >
        {words.release}
      </Act>
    </>
  );
}

/** What people hold, and the end of the pool. */
function Replace({ pool }: { pool: PoolView }) {
  const words = useWords(POOL_WORDS);
  const format = useFormat();
  const reason = useReason();
  const done = useDone();
  const params = { path: { pool: pool.id } };
  const held = format.number(pool.assigned);
  return (
    <>
      <AskingAct
        color="red"
        variant="outline"
        can={pool.can.replace}
        fields={[reason]}
        act={async (typed) => {
          const body = { reason: typed['reason'] ?? '' };
          await ask(api.POST('/api/v1/code-pools/{pool}/replace', { params, body }));
          await done(words.replaced);
        }}
        confirm={{ title: words.replaceTitle(held), body: words.replaceBody, yes: words.replace }}
      >
        {words.replace}
      </AskingAct>
      <Act
        color="red"
        variant="outline"
        can={pool.can.close}
        act={async () => {
          await ask(api.POST('/api/v1/code-pools/{pool}/close', { params }));
          await done(words.closed);
        }}
        confirm={{
          title: words.closeTitle(pool.name),
          body: words.closeBody(format.number(pool.free)),
          yes: words.close,
        }}
      >
        {words.close}
      </Act>
    </>
  );
}

function Assigned({ pool }: { pool: PoolView }) {
  const words = useWords(POOL_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: ['incident', slug, 'compensation', 'pool', pool.id, 'assigned'],
    queryFn: () =>
      ask(api.GET('/api/v1/code-pools/{pool}/assigned', { params: { path: { pool: pool.id } } })),
  });
  return (
    <Section title={words.assigned} lead={words.assignedLead}>
      <Asked query={query}>
        {({ assigned }) => (
          <DataTable
            caption={words.assigned}
            captionHidden
            rows={assigned.slice(0, 100)}
            rowKey={(row) => row.reference}
            empty={words.nobodyHolds}
            columns={[
              { head: words.reference, heads: true, cell: (row) => row.reference },
              { head: words.when, cell: (row) => <When at={row.assignedAt} /> },
              { head: words.reissues, numeric: true, cell: (row) => format.number(row.reissues) },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
