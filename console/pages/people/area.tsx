/** What every page of the area has: its title, and the way to the others. */
import { useIncident } from '../../shell/incident-shell.tsx';
import { Area } from '../../ui/area.tsx';
import type { PageProps } from '../../ui/page.tsx';
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

export function PeoplePage(props: PageProps) {
  const words = useWords(PEOPLE_WORDS);
  const place = usePlace();
  const places = PLACES.map(([path, name]) => [path, words[name]] as const);
  return <Area {...props} area={words.area} base={place()} places={places} />;
}
