/** Corrects what is known of an incident. */
import { useNavigate } from 'react-router';
import { cache } from '../../api/cache.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { FactsForm } from './facts-form.tsx';
import { factsOf, typedOf } from './facts-typed.ts';
import { FACTS_WORDS } from './facts-words.ts';

export function Component() {
  const words = useWords(FACTS_WORDS);
  const incident = useIncident();
  const navigate = useNavigate();
  const say = useSay();
  return (
    <Page
      title={words.editTitle}
      lead={words.editLead}
      crumbs={[{ to: `/incidents/${incident.slug}`, label: incident.name }]}
    >
      <FactsForm
        typed={typedOf(incident)}
        submit={words.save}
        onSubmit={async (typed) => {
          const body = factsOf(typed, incident);
          const params = { path: { incident: incident.slug } };
          await ask(api.PATCH('/api/v1/incidents/{incident}/facts', { params, body }));
          await cache.invalidateQueries({ queryKey: ['incident', incident.slug] });
          say(words.saved);
          await navigate(`/incidents/${incident.slug}`);
        }}
      />
    </Page>
  );
}
