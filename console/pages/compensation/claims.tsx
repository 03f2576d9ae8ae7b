/** Claims of a proven loss: what waits for a decision, and what was decided. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { AskingAct } from '../../ui/asking.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { refusal } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { toMinor } from './amounts.ts';
import { AreaPage, useBase } from './area.tsx';
import { CLAIM_WORDS } from './claim-words.ts';
import { claimsQuery, useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

export function Component() {
  const words = useWords(CLAIM_WORDS);
  const { slug } = useIncident();
  const query = useQuery(claimsQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {(found) => (
          <>
            <List found={found} />
            <FileOne can={found.can.file} currency={found.claims[0]?.currency ?? 'IDR'} />
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

type Found = Awaited<ReturnType<ReturnType<typeof claimsQuery>['queryFn']>>;

function List({ found: { claims, names } }: { found: Found }) {
  const words = useWords(CLAIM_WORDS);
  const format = useFormat();
  const base = useBase();
  return (
    <DataTable
      caption={words.listed(format.number(claims.filter(({ status }) => status === 'filed').length))}
      rows={claims}
      rowKey={(claim) => `${claim.reference}-${claim.no}`}
      empty={words.none}
      columns={[
        {
          head: words.reference,
          heads: true,
          cell: (claim) => (
            <Anchor component={Link} to={`${base}/claims/${claim.reference}`}>
              {claim.reference}
            </Anchor>
          ),
        },
        { head: words.status, cell: (claim) => <StateOf state={claim.status} /> },
        {
          head: words.claimed,
          numeric: true,
          cell: (claim) => format.money(claim.claimedMinor, claim.currency),
        },
        {
          head: words.approved,
          numeric: true,
          cell: (claim) =>
            claim.approvedMinor === null ? '–' : format.money(claim.approvedMinor, claim.currency),
        },
        { head: words.evidence, numeric: true, cell: (claim) => format.number(claim.evidence) },
        { head: words.filedAt, cell: (claim) => <When at={claim.filedAt} /> },
        {
          head: words.filedBy,
          cell: (claim) => (claim.filedBy ? (names[claim.filedBy] ?? '–') : words.themselves),
        },
      ]}
    />
  );
}

function FileOne({ can, currency: usual }: { can: Can; currency: string }) {
  const words = useWords(CLAIM_WORDS);
  const { slug } = useIncident();
  const after = useAfter();
  const say = useSay();
  return (
    <Section title={words.file} lead={words.fileLead}>
      <AskingAct
        variant="default"
        can={can}
        fields={[
          { name: 'reference', label: words.reference, hint: words.referenceHint },
          { name: 'amount', label: words.loss, hint: words.lossHint },
          { name: 'currency', label: words.currency, initial: usual },
          { name: 'statement', label: words.statement, hint: words.statementHint, long: true },
        ]}
        act={async ({ reference = '', amount = '', currency = '', statement = '' }) => {
          const amountMinor = toMinor(amount, currency.toUpperCase());
          if (amountMinor === null) throw refusal(words.badAmount);
          const body = { reference, amountMinor, statement };
          await ask(
            api.POST('/api/v1/incidents/{incident}/claims', {
              params: { path: { incident: slug } },
              body,
            }),
          );
          await after();
          say(words.filed(reference));
        }}
        confirm={{ title: words.file, body: words.fileBody, yes: words.fileYes }}
      >
        {words.fileYes}
      </AskingAct>
    </Section>
  );
}
