/** A bundle: sets approved by one yes and told in one notice. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { OFFERS_WORDS } from './offers-words.ts';
import { SetFacts } from './set-facts.tsx';
import { SetSteps } from './set-steps.tsx';
import { SET_WORDS } from './set-words.ts';

export function Component() {
  const words = useWords(OFFERS_WORDS);
  const sets = useWords(SET_WORDS);
  const { bundle = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const query = useQuery({
    queryKey: ['incident', slug, 'compensation', 'bundle', bundle],
    queryFn: () => ask(api.GET('/api/v1/offer-bundles/{bundle}', { params: { path: { bundle } } })),
  });
  return (
    <AskedPage query={query} crumbs={[{ to: base, label: words.title }]}>
      {(found) => (
        <AreaPage title={found.name} lead={words.bundlesLead} crumbs={[{ to: base, label: words.title }]}>
          {found.can ? (
            <SetSteps
              what={{ kind: 'bundle', id: found.id, name: found.name }}
              sets={found.sets}
              can={found.can}
            />
          ) : null}
          {found.sets.map((set) => (
            <Section
              key={set.id}
              title={sets.setNamed(set.name)}
              actions={
                <Anchor component={Link} to={`${base}/sets/${set.id}`}>
                  {sets.openSet(set.name)}
                </Anchor>
              }
            >
              <SetFacts set={set} />
            </Section>
          ))}
        </AreaPage>
      )}
    </AskedPage>
  );
}
