/** What every page of the area has: its title, and the way to the others. */
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { PEOPLE_WORDS } from './words.ts';

const PLACES = [
  ['', 'navFind'],
  ['exposure', 'navExposure'],
  ['profiles', 'navProfiles'],
  ['guards', 'navGuards'],
  ['person', 'navPerson'],
  ['identities', 'navIdentities'],
  ['lists', 'navLists'],
  ['actions', 'navActions'],
  ['extracts', 'navExtracts'],
] as const;

/** Where a page of this area stands. */
export function usePlace(): (path?: string) => string {
  const { slug } = useIncident();
  return (path = '') => `/incidents/${slug}/people${path === '' ? '' : `/${path}`}`;
}

export function PeoplePage(props: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords(PEOPLE_WORDS);
  const place = usePlace();
  return (
    <Page title={props.title} lead={props.lead} actions={props.actions}>
      <nav className="area-nav" aria-label={words.area}>
        {PLACES.map(([path, name]) => (
          <NavLink key={name} className="area-link" to={place(path)} end={path === ''}>
            {words[name]}
          </NavLink>
        ))}
      </nav>
      {props.children}
    </Page>
  );
}
