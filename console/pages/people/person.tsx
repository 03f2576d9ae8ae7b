/** One person, without anything in clear: what leaked, what they were told and offered, and what may be done. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { PeoplePage, usePlace } from './area.tsx';
import { PersonContacts } from './person-contacts.tsx';
import { PersonIdentity } from './person-identity.tsx';
import { PersonLineage } from './person-lineage.tsx';
import { PersonLink } from './person-link.tsx';
import { PersonOffers } from './person-offers.tsx';
import { PersonStatement } from './person-statement.tsx';
import { PersonTold } from './person-told.tsx';
import { PERSON_WORDS } from './person-words.ts';
import { peopleKey, useLabels } from './queries.ts';
import type { PersonAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

export function Component() {
  const words = useWords(PERSON_WORDS);
  const place = usePlace();
  const { slug: incident } = useIncident();
  const { person = '' } = useParams();
  const seesOffers = useMay('offer.read');
  const query = useQuery({
    queryKey: peopleKey(incident, 'person', person),
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/people/{person}', { params: { path: { incident, person } } }),
      ),
  });
  return (
    <PeoplePage
      title={words.personTitle(person)}
      actions={
        <Anchor component={Link} to={place('person')} underline="always">
          {words.another}
        </Anchor>
      }
    >
      <Asked query={query}>
        {(of) => (
          <div key={person}>
            <Known of={of} />
            <Exposure of={of} />
            <PersonTold person={person} of={of} />
            {seesOffers ? <PersonOffers person={person} /> : null}
            <PersonContacts person={person} can={of.can.reveal} />
            <PersonLineage person={person} />
            <PersonStatement person={person} />
            <PersonIdentity person={person} of={of} />
          </div>
        )}
      </Asked>
    </PeoplePage>
  );
}

function Known({ of }: { of: PersonAnswer }) {
  const words = useWords(PERSON_WORDS);
  const { keys } = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const reach = [...(of.hasEmail ? [words.email] : []), ...(of.hasSms ? [words.sms] : [])];
  const regions = new Intl.DisplayNames([language], { type: 'region' });
  const languages = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <>
      {of.survivor === null ? null : (
        <p>
          <Status tone="warn">{words.absorbed}</Status> <PersonLink of={of.survivor} />
        </p>
      )}
      <Facts
        of={[
          [words.key, keys[of.keyKind] ?? of.keyKind],
          [words.rows, format.number(of.rows)],
          [words.files, of.files.join(', ') || '–'],
          [words.reach, reach.join(', ') || words.reachNone],
          [words.language, of.locale === null ? '–' : (languages.of(of.locale) ?? of.locale)],
          [words.country, of.country === null ? '–' : (regions.of(of.country) ?? of.country)],
          [
            words.held,
            of.held ? (
              <Status key="held" tone="warn">
                {words.heldYes}
              </Status>
            ) : (
              words.heldNo
            ),
          ],
          [words.flags, of.flags.map((flag) => words.flagNames[flag] ?? flag).join(', ') || words.none],
        ]}
      />
    </>
  );
}

function Exposure({ of }: { of: PersonAnswer }) {
  const words = useWords(PERSON_WORDS);
  const people = useWords(PEOPLE_WORDS);
  const label = useLabels();
  const { language } = useLanguage();
  return (
    <Section title={words.exposure}>
      <DataTable
        caption={words.exposure}
        captionHidden
        rows={of.exposure}
        rowKey={({ code }) => code}
        empty={people.nothingLeaked}
        columns={[
          { head: people.category, heads: true, cell: ({ code }) => label(code) },
          { head: people.form, cell: ({ form }) => people.forms[form] ?? form },
        ]}
      />
      {of.dangers.map(({ name, label: called, risk }) => (
        <p key={name}>
          <Status tone="bad">{called[language]}</Status> {risk[language]}
        </p>
      ))}
    </Section>
  );
}
