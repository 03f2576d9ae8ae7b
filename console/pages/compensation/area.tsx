/** A page of compensation, with the way to its other pages above. */
import { useIncident } from '../../shell/incident-shell.tsx';
import { Area } from '../../ui/area.tsx';
import type { PageProps } from '../../ui/page.tsx';
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

export function AreaPage(props: PageProps) {
  const words = useWords(AREA_WORDS);
  const places = PAGES.map(([path, name]) => [path, words[name]] as const);
  return <Area {...props} area={words.area} base={useBase()} places={places} />;
}

/** Where compensation of this incident begins. */
export function useBase(): string {
  return `/incidents/${useIncident().slug}/compensation`;
}
