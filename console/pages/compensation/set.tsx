/** One offer set: what it holds, what it would cost, how far it is, and each step with its second person. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { AREA_WORDS } from './area-words.ts';
import { setQuery } from './queries.ts';
import { Budget } from './set-budget.tsx';
import { Raises } from './set-raise.tsx';
import { SetFacts, SetOffers } from './set-facts.tsx';
import { SetSteps } from './set-steps.tsx';

export function Component() {
  const area = useWords(AREA_WORDS);
  const { set = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const query = useQuery(setQuery(slug, set));
  return (
    <AskedPage query={query} crumbs={[{ to: base, label: area.offers }]}>
      {(found) => (
        <AreaPage title={found.name} crumbs={[{ to: base, label: area.offers }]}>
          <SetFacts set={found} />
          <SetSteps what={{ kind: 'set', id: found.id, name: found.name }} sets={[found]} can={found.can} />
          <Budget set={found} />
          <Raises set={found} />
          <SetOffers set={found} />
        </AreaPage>
      )}
    </AskedPage>
  );
}
