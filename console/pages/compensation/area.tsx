/** A page of compensation, with the way to its other pages above. */
import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { type Crumb, Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import './compensation.css';
import { AREA_WORDS } from './area-words.ts';

const PAGES = [
  ['', 'offers'],
  ['simulator', 'simulator'],
  ['take-up', 'takeUp'],
  ['codes', 'codes'],
  ['fulfilment', 'fulfilment'],
  ['payouts', 'payouts'],
  ['claims', 'claims'],
  ['programmes', 'programmes'],
  ['grants', 'grants'],
] as const;

export function AreaPage(props: {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords(AREA_WORDS);
  const base = useBase();
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

/** Where compensation of this incident begins. */
export function useBase(): string {
  return `/incidents/${useIncident().slug}/compensation`;
}
