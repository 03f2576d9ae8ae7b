/** A page of finance, with the way to its other pages above. */
import { useIncident } from '../../shell/incident-shell.tsx';
import { Area } from '../../ui/area.tsx';
import type { PageProps } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import '../compensation/compensation.css';
import { FINANCE_WORDS } from './words.ts';

const PAGES = ['', 'sending', 'ledger', 'prover'] as const;

export function FinancePage(props: PageProps) {
  const words = useWords(FINANCE_WORDS);
  const places = PAGES.map((path) => [path, words[path === '' ? 'cost' : path]] as const);
  return <Area {...props} area={words.area} base={useFinanceBase()} places={places} />;
}

export function useFinanceBase(): string {
  return `/incidents/${useIncident().slug}/finance`;
}
