/** Writes an offer. */
import { useNavigate } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { FORM_WORDS } from './form-words.ts';
import { OfferForm } from './offer-form.tsx';
import { NEW_OFFER, offerBody } from './offer-values.ts';
import { useAfter } from './queries.ts';

export function Component() {
  const words = useWords(FORM_WORDS);
  const { slug } = useIncident();
  const base = useBase();
  const after = useAfter();
  const say = useSay();
  const go = useNavigate();
  return (
    <AreaPage title={words.newTitle} lead={words.newLead}>
      <OfferForm
        initial={NEW_OFFER}
        saveWord={words.save}
        save={async (values) => {
          const path = { params: { path: { incident: slug } }, body: offerBody(values) };
          await ask(api.POST('/api/v1/incidents/{incident}/offers', path));
          await after();
          say(words.saved(values.name));
          await go(base);
        }}
      />
    </AreaPage>
  );
}
