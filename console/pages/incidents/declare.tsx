/** Declares an incident. */
import { useNavigate } from 'react-router';
import { cache } from '../../api/cache.ts';
import { api, ask } from '../../api/client.ts';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { FactsForm } from './facts-form.tsx';
import { declarationOf, nothingTyped } from './facts-typed.ts';
import { FACTS_WORDS } from './facts-words.ts';
import { INCIDENTS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(FACTS_WORDS);
  const { title } = useWords(INCIDENTS_WORDS);
  const navigate = useNavigate();
  const say = useSay();
  return (
    <Page title={words.declareTitle} lead={words.declareLead} crumbs={[{ to: '/incidents', label: title }]}>
      <FactsForm
        typed={nothingTyped()}
        declaring
        submit={words.declare}
        onSubmit={async (typed) => {
          const { slug } = await ask(api.POST('/api/v1/incidents', { body: declarationOf(typed) }));
          await cache.invalidateQueries({ queryKey: ['incidents'] });
          say(words.declared(typed.name));
          await navigate(`/incidents/${slug}`);
        }}
      />
    </Page>
  );
}
