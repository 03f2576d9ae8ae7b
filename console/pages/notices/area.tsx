/** A page of the area, with the way to its other pages above. */
import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { type Crumb, Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { NOTICES_WORDS } from './words.ts';

const PAGES = [
  ['', 'title'],
  ['lanes', 'lanes'],
  ['unknowns', 'unknowns'],
  ['held', 'held'],
  ['handover', 'handover'],
  ['proof', 'proof'],
  ['seeds', 'seeds'],
  ['approvals', 'approvals'],
] as const;

export function AreaPage(props: {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  return (
    <Page {...props}>
      <Box component="nav" aria-label={words.area} className="area-nav">
        {PAGES.map(([path, name]) => (
          <NavLink
            key={name}
            className="area-link"
            to={`/incidents/${slug}/notices${path === '' ? '' : `/${path}`}`}
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
