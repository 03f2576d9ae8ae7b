/** The book by account: what each came to, and the way into its journals. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Counted } from '../compensation/counted.tsx';
import { figuresQuery } from '../compensation/queries.ts';
import { FinancePage, useFinanceBase } from './area.tsx';
import { ACCOUNT_WORDS, FINANCE_WORDS } from './words.ts';

const PLANES = ['gl', 'memo'] as const;

export function Component() {
  const words = useWords(FINANCE_WORDS);
  const names = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const base = useFinanceBase();
  const query = useQuery(figuresQuery(slug));
  return (
    <FinancePage title={words.ledger} lead={words.ledgerLead}>
      <Asked query={query}>
        {(kept) => (
          <>
            <Counted kept={kept} />
            {PLANES.map((plane) => (
              <Section key={plane} title={words[plane]} lead={plane === 'gl' ? words.glLead : words.memoLead}>
                <DataTable
                  caption={words[plane]}
                  captionHidden
                  rows={kept.figures.accounts.filter((account) => account.plane === plane)}
                  rowKey={(row) => `${row.account}${row.currency}`}
                  empty={words.nothingPosted}
                  columns={[
                    {
                      head: words.account,
                      heads: true,
                      cell: (row) => (
                        <Anchor component={Link} to={`${base}/ledger/${row.account}`}>
                          {row.account} {names[row.account]}
                        </Anchor>
                      ),
                    },
                    { head: words.journals, numeric: true, cell: (row) => format.number(row.journals) },
                    {
                      head: words.debit,
                      numeric: true,
                      cell: (row) => format.money(row.debitMinor, row.currency),
                    },
                    {
                      head: words.credit,
                      numeric: true,
                      cell: (row) => format.money(row.creditMinor, row.currency),
                    },
                    {
                      head: words.balance,
                      numeric: true,
                      cell: (row) =>
                        format.money(String(BigInt(row.debitMinor) - BigInt(row.creditMinor)), row.currency),
                    },
                  ]}
                />
              </Section>
            ))}
          </>
        )}
      </Asked>
    </FinancePage>
  );
}
