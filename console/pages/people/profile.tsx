/** One profile: what leaked, how grave it is, and what its people are told of it in both languages. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { peopleKey, useLabels } from './queries.ts';
import { tierTone } from './tones.ts';
import type { ProfileAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

export function Component() {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const { profile = '' } = useParams();
  const query = useQuery({
    queryKey: peopleKey(incident, 'profiles', profile),
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/profiles/{profile}', {
          params: { path: { incident, profile } },
        }),
      ),
  });
  const title = query.data ? words.profileTitle(format.number(query.data.persons)) : words.profile;
  return (
    <PeoplePage title={title}>
      <Asked query={query}>{(of) => <Profile of={of} />}</Asked>
    </PeoplePage>
  );
}

function Profile({ of }: { of: ProfileAnswer }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const label = useLabels();
  const dangers = useDangerNames();
  return (
    <>
      <div className="figures">
        <Figure name={words.people} value={format.number(of.persons)} />
        <Figure name={words.minors} value={format.number(of.minors)} />
        <Figure
          name={words.tier}
          value={<Status tone={tierTone(of.tier)}>{words.tiers[of.tier] ?? String(of.tier)}</Status>}
        />
        <Figure
          name={words.dangers}
          value={of.dangers.length === 0 ? '–' : format.number(of.dangers.length)}
          note={of.dangers.map(dangers).join(', ')}
        />
      </div>
      <Section title={words.exposure}>
        <DataTable
          caption={words.exposure}
          captionHidden
          rows={of.exposure}
          rowKey={({ code }) => code}
          columns={[
            { head: words.category, heads: true, cell: ({ code }) => label(code) },
            { head: words.form, cell: ({ form }) => words.forms[form] ?? form },
          ]}
        />
      </Section>
      <Section title={words.told} lead={words.toldLead}>
        <div className="people-told">
          <Told language="id" name={words.indonesian} of={of.told.id} />
          <Told language="en" name={words.english} of={of.told.en} />
        </div>
      </Section>
    </>
  );
}

function useDangerNames(): (name: string) => string {
  const { slug: incident } = useIncident();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: peopleKey(incident, 'dangers'),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/combinations', { params: { path: { incident } } })),
  });
  return (name) => data?.combinations.find((one) => one.name === name)?.label[language] ?? name;
}

function Told(props: { language: 'id' | 'en'; name: string; of: ProfileAnswer['told']['en'] }) {
  const words = useWords(PEOPLE_WORDS);
  const { language, name, of } = props;
  return (
    <div>
      <h3>{name}</h3>
      {of.today.length === 0 ? null : (
        <>
          <h4>{words.toldToday}</h4>
          <ul lang={language}>
            {of.today.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <h4>{words.toldLeaked}</h4>
      <ul lang={language}>
        {of.leaked.map(({ code, label, note }) => (
          <li key={code}>
            {label}
            {note === null ? '' : ` (${note})`}
          </li>
        ))}
      </ul>
      <h4>{words.toldDetails}</h4>
      <div lang={language}>
        {of.details.map(({ code, label, risk, advice }) => (
          <div key={code}>
            <strong>{label}.</strong> {risk}
            <ul>
              {advice.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {of.withheld ? <p>{words.withheld}</p> : null}
    </div>
  );
}
