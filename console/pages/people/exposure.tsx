/** What leaked of whom: by gravity, category and form, by country, together, and where together is dangerous. */
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { CategoryCounts, DangerCount } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Bars } from '../../ui/bars.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { peopleKey, useCategories } from './queries.ts';
import { UpSet } from './upset.tsx';
import { PEOPLE_WORDS } from './words.ts';

const TOP = 15;
const COUNTRIES_SHOWN = 12;

export function Component() {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const query = useCategories();
  const known = query.data !== undefined && query.data.run > 0;
  return (
    <PeoplePage
      title={words.exposureTitle}
      lead={known ? words.exposureLead(format.number(query.data.persons), query.data.run) : null}
    >
      <Asked query={query}>
        {(counts) =>
          counts.run === 0 ? (
            <Empty>{words.exposureEmpty}</Empty>
          ) : (
            <>
              <Dangers />
              <Categories of={counts} />
              <Overlaps />
              <Forms of={counts} />
              <Tiers of={counts} />
              <Countries of={counts} />
            </>
          )
        }
      </Asked>
    </PeoplePage>
  );
}

function Categories({ of }: { of: CategoryCounts }) {
  const words = useWords(PEOPLE_WORDS);
  const { language } = useLanguage();
  const bars = of.categories.map(({ code, label, persons, forms }) => ({
    key: code,
    label: label[language],
    count: persons,
    tone: toneOf(Math.max(...forms.map(({ tier }) => tier))),
  }));
  return (
    <Section title={words.categoriesTitle}>
      <Bars caption={words.categoriesTitle} what={words.category} bars={bars} of={of.persons} />
    </Section>
  );
}

function toneOf(tier: number): 'calm' | 'warn' | 'bad' {
  return tier >= 4 ? 'bad' : tier === 3 ? 'warn' : 'calm';
}

function Forms({ of }: { of: CategoryCounts }) {
  const words = useWords(PEOPLE_WORDS);
  const { language } = useLanguage();
  const bars = of.categories.flatMap(({ code, label, forms }) =>
    forms.map(({ form, tier, persons }) => ({
      key: `${code} ${form}`,
      label: `${label[language]}: ${words.forms[form] ?? form}`,
      count: persons,
      tone: toneOf(tier),
    })),
  );
  return (
    <Section title={words.formsTitle} lead={words.formsLead}>
      <Bars caption={words.formsTitle} what={words.form} bars={bars} of={of.persons} />
    </Section>
  );
}

function Tiers({ of }: { of: CategoryCounts }) {
  const words = useWords(PEOPLE_WORDS);
  const bars = of.tiers.map(({ tier, persons }) => ({
    key: String(tier),
    label: words.tiers[tier] ?? String(tier),
    count: persons,
    tone: toneOf(tier),
  }));
  return (
    <Section title={words.tiersTitle} lead={words.tiersLead}>
      <Bars caption={words.tiersTitle} what={words.tier} bars={bars} of={of.persons} />
    </Section>
  );
}

function Countries({ of }: { of: CategoryCounts }) {
  const words = useWords(PEOPLE_WORDS);
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const bars = of.countries.slice(0, COUNTRIES_SHOWN).map(({ country, persons }) => ({
    key: country ?? '-',
    label: country === null ? words.nowhere : (names.of(country) ?? country),
    count: persons,
  }));
  return (
    <Section title={words.countriesTitle}>
      <Bars caption={words.countriesTitle} what={words.country} bars={bars} of={of.persons} />
    </Section>
  );
}

function Overlaps() {
  const words = useWords(PEOPLE_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'overlaps', TOP),
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/overlaps', {
          params: { path: { incident }, query: { top: TOP } },
        }),
      ),
  });
  return (
    <Section title={words.overlapsTitle} lead={`${words.overlapsLead} ${words.overlapsHint}`}>
      <Asked query={query}>{(of) => <UpSet of={of} />}</Asked>
    </Section>
  );
}

function Dangers() {
  const words = useWords(PEOPLE_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'dangers'),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/combinations', { params: { path: { incident } } })),
  });
  return (
    <Section title={words.dangersTitle} lead={words.dangersLead}>
      <div className="people-wide">
        <Asked query={query}>{({ combinations }) => <DangerTable of={combinations} />}</Asked>
      </div>
    </Section>
  );
}

function DangerTable({ of }: { of: readonly DangerCount[] }) {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <DataTable
      caption={words.dangersTitle}
      captionHidden
      rows={of.toSorted((a, b) => b.persons - a.persons)}
      rowKey={({ name }) => name}
      columns={[
        {
          head: words.danger,
          heads: true,
          cell: ({ label, risk }) => (
            <>
              {label[language]}
              <div className="figure-note">{risk[language]}</div>
            </>
          ),
        },
        {
          head: words.people,
          numeric: true,
          cell: ({ persons }) =>
            persons === 0 ? (
              <Status tone="quiet">{words.nobody}</Status>
            ) : (
              <Status tone="bad">{format.number(persons)}</Status>
            ),
        },
        { head: words.minors, numeric: true, cell: ({ minors }) => format.number(minors) },
      ]}
    />
  );
}
