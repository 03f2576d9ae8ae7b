/** Codes: how long the stock of each offer lasts, the pools behind it, and whose one code is. */
import { Anchor, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { CODES_WORDS } from './codes-words.ts';
import { NewPool } from './new-pool.tsx';
import { offersQuery, poolsQuery, useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

type Pool = components['schemas']['Pool'];
type Stock = components['schemas']['Stock'];

export function Component() {
  const words = useWords(CODES_WORDS);
  const { slug } = useIncident();
  const query = useQuery(poolsQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ pools, stock, can }) => (
          <>
            {pools.length === 0 ? null : <StockTable stock={stock} />}
            <Pools pools={pools} />
            <NewPool can={can.create} />
            <OneCode can={can.change} />
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

/** What an offer is called; codes know its id only. */
export function useOfferName(): (id: string) => string {
  const { slug } = useIncident();
  const offers = useQuery(offersQuery(slug)).data?.offers;
  return (id) => offers?.find((offer) => offer.id === id)?.name ?? '…';
}

const TONES = { ok: 'good', low: 'warn', empty: 'bad' } as const;

function StockTable({ stock }: { stock: readonly Stock[] }) {
  const words = useWords(CODES_WORDS);
  const format = useFormat();
  const nameOf = useOfferName();
  const until = ({ shared, daysLeft }: Stock) => {
    if (shared) return words.neverEnds;
    if (daysLeft === null) return words.nobodyAsks;
    const day = new Date(Date.now() + daysLeft * 86_400_000).toISOString();
    return words.runsOut(format.number(Math.floor(daysLeft)), format.date(day));
  };
  return (
    <Section title={words.stock} lead={words.stockLead}>
      <DataTable
        caption={words.stock}
        captionHidden
        rows={stock}
        rowKey={(row) => row.offerId}
        columns={[
          { head: words.offer, heads: true, cell: (row) => nameOf(row.offerId) },
          { head: words.level, cell: (row) => <Status tone={TONES[row.level]}>{words[row.level]}</Status> },
          { head: words.free, numeric: true, cell: (row) => (row.shared ? '–' : format.number(row.free)) },
          { head: words.perDay, numeric: true, cell: (row) => format.number(Math.round(row.perDay)) },
          { head: words.waiting, numeric: true, cell: (row) => format.number(row.waiting) },
          { head: words.lasts, cell: (row) => <div className="wide-cell">{until(row)}</div> },
        ]}
      />
    </Section>
  );
}

function Pools({ pools }: { pools: readonly Pool[] }) {
  const words = useWords(CODES_WORDS);
  const format = useFormat();
  const base = useBase();
  const nameOf = useOfferName();
  return (
    <Section title={words.pools} lead={words.poolsLead}>
      <DataTable
        caption={words.pools}
        captionHidden
        rows={pools}
        rowKey={(pool) => pool.id}
        empty={words.noPools}
        columns={[
          {
            head: words.name,
            heads: true,
            cell: (pool) => (
              <Anchor component={Link} to={`${base}/codes/${pool.id}`}>
                {pool.name}
              </Anchor>
            ),
          },
          { head: words.offer, cell: (pool) => nameOf(pool.offerId) },
          { head: words.kind, cell: (pool) => words[pool.kind] },
          { head: words.status, cell: (pool) => <StateOf state={pool.status} /> },
          {
            head: words.free,
            numeric: true,
            // Of a closed pool nothing is given to anybody any more.
            cell: (pool) => (pool.status === 'closed' ? '–' : format.number(pool.free)),
          },
          { head: words.assigned, numeric: true, cell: (pool) => format.number(pool.assigned) },
          { head: words.revoked, numeric: true, cell: (pool) => format.number(pool.revoked) },
        ]}
      />
    </Section>
  );
}

function OneCode({ can }: { can: Can }) {
  const words = useWords(CODES_WORDS);
  const { slug } = useIncident();
  const nameOf = useOfferName();
  const [code, setCode] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const params = { path: { incident: slug } };
  return (
    <Section title={words.one} lead={words.oneLead}>
      <Group align="end">
        <TextInput
          label={words.code}
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Act
          variant="default"
          act={async () => {
            setFound(null);
            setFound(
              await ask(api.POST('/api/v1/incidents/{incident}/codes/find', { params, body: { code } })),
            );
          }}
        >
          {words.find}
        </Act>
      </Group>
      {found ? (
        <>
          <Text mt="sm" size="sm" fw={600} role="status">
            {words.found}
          </Text>
          <Facts
            of={[
              [words.offer, nameOf(found.offerId)],
              [words.status, words[found.state]],
              [words.reference, found.reference ?? words.nobody],
              [words.expires, <When key="expires" at={found.expiresAt} />],
            ]}
          />
        </>
      ) : null}
      <CodeSteps can={can} found={found} />
    </Section>
  );
}

function CodeSteps({ can, found }: { can: Can; found: Found | null }) {
  const words = useWords(CODES_WORDS);
  const { slug } = useIncident();
  const say = useSay();
  const after = useAfter();
  const reason = useReason();
  const params = { path: { incident: slug } };
  const reference = { name: 'reference', label: words.reference, hint: words.referenceHint };
  return (
    <Group align="start" mt="md">
      <AskingAct
        variant="default"
        can={can}
        fields={[{ ...reference, initial: referenceOf(found) }, reason]}
        act={async (typed) => {
          const body = { reference: typed['reference'] ?? '', reason: typed['reason'] ?? '' };
          const { outcome } = await ask(
            api.POST('/api/v1/incidents/{incident}/codes/reissue', { params, body }),
          );
          await after();
          say(outcome === 'waiting' ? words.reissueWaits : words.reissued);
        }}
        confirm={{ title: words.reissueTitle, body: words.reissueBody, yes: words.reissue }}
      >
        {words.reissue}
      </AskingAct>
      <AskingAct
        color="red"
        variant="outline"
        can={can}
        fields={[{ ...reference, initial: referenceOf(found) }, reason]}
        act={async (typed) => {
          const body = { reference: typed['reference'] ?? '', reason: typed['reason'] ?? '' };
          await ask(api.POST('/api/v1/incidents/{incident}/codes/revoke', { params, body }));
          await after();
          say(words.codeRevoked);
        }}
        confirm={{ title: words.revokeTitle, body: words.revokeBody, yes: words.revoke }}
      >
        {words.revoke}
      </AskingAct>
    </Group>
  );
}

interface Found {
  readonly offerId: string;
  readonly state: 'free' | 'assigned' | 'shared' | 'revoked';
  readonly expiresAt: string | null;
  readonly reference: string | null;
}

function referenceOf(found: object | null): string {
  return found && 'reference' in found && typeof found.reference === 'string' ? found.reference : '';
}
