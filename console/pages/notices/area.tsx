/** A page of the area, with the way to its other pages above. */
import { useIncident } from '../../shell/incident-shell.tsx';
import { Area } from '../../ui/area.tsx';
import type { PageProps } from '../../ui/page.tsx';
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

export function AreaPage(props: PageProps) {
  const words = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const places = PAGES.map(([path, name]) => [path, words[name]] as const);
  return <Area {...props} area={words.area} base={`/incidents/${slug}/notices`} places={places} />;
}
