/** A page of finance, with the way to its other pages above. */
import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { type Crumb, Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import '../compensation/compensation.css';
import { FINANCE_WORDS } from './words.ts';

const PAGES = [
  ['', 'cost'],
  ['sending', 'sending'],
  ['ledger', 'ledger'],
  ['prover', 'prover'],
] as const;

export function FinancePage(props: {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  children: ReactNode;
}) {
  const words = useWords(FINANCE_WORDS);
  const base = useFinanceBase();
  return (
    <Page {...props}>
      <Box component="nav" aria-label={words.area} className="area-nav">
        {PAGES.map(([path, name]) => (
          <NavLink
            key={name}
            className="area-link"
            to={path === '' ? base : `${base}/${path}`}
            end={path === ''}
          >
            {words[name]}
          </NavLink>
        ))}
      </Box>
      {props.children}
    </Page>
  );
}

export function useFinanceBase(): string {
  return `/incidents/${useIncident().slug}/finance`;
}
