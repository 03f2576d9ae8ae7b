/** What offer sets would come to, before anybody is granted anything: who gets what, its cost, what is owed or unfair. */
import { Alert, List } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { categoryLabel } from '../messages/category-labels.ts';
import { KIND_WORDS, STATE_WORDS } from './area-words.ts';
import { fromMinor } from './amounts.ts';
import { LineChart } from './line-chart.tsx';
import { SIMULATION_WORDS } from './simulation-words.ts';

export type Simulation = components['schemas']['Simulation'];
type SetSimulation = Simulation['sets'][number];

export function SimulationResult({ result }: { result: Simulation }) {
  const words = useWords(SIMULATION_WORDS);
  const format = useFormat();
  const { currency, curve } = result;
  const money = (minor: string) => format.money(minor, currency);
  return (
    <>
      <div className="figures">
        <Figure name={words.expected} value={money(result.expectedCostMinor)} note={words.expectedNote} />
        <Figure name={words.worst} value={money(result.worstCostMinor)} note={words.worstNote} />
        <Figure
          name={words.provision}
          value={money(String(result.sets.reduce((sum, set) => sum + BigInt(set.provisionMinor), 0n)))}
          note={words.provisionNote}
        />
      </div>
      <Findings result={result} />
      <Duties result={result} />
      <Section title={words.curve} lead={words.curveLead}>
        <LineChart
          caption={words.curve}
          xName={words.takeUp}
          xs={curve.map(({ takeUpBps }) => format.percent(takeUpBps / 10_000))}
          lines={[
            {
              name: words.expected,
              values: curve.map(({ costMinor }) => Number(fromMinor(costMinor, currency))),
            },
          ]}
          shown={(value) => wholeMoney(value, currency, format)}
        />
      </Section>
      {result.sets.map((set) => (
        <SetResult key={set.offerSetId} set={set} currency={currency} />
      ))}
    </>
  );
}

function wholeMoney(major: number, currency: string, format: ReturnType<typeof useFormat>): string {
  const minorPerMajor = Number(
    `1e${Math.max(0, String(fromMinor('1', currency)).split('.')[1]?.length ?? 0)}`,
  );
  return format.money(String(BigInt(Math.round(major * minorPerMajor))), currency);
}

function Findings({ result }: { result: Simulation }) {
  const words = useWords(SIMULATION_WORDS);
  const findings = result.sets.flatMap((set) => set.findings);
  if (findings.length === 0) {
    return (
      <Alert color="green" mt="md" title={words.fair}>
        {words.fairNote}
      </Alert>
    );
  }
  return (
    <Alert color="red" mt="md" title={words.unfair(findings.length)}>
      <List size="sm">
        {findings.map((finding) => (
          <List.Item key={`${finding.rule}${finding.sentence}`}>
            <Why of={finding.words} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Duties({ result }: { result: Simulation }) {
  const words = useWords(SIMULATION_WORDS);
  const format = useFormat();
  return (
    <Section title={words.duties} lead={words.dutiesLead}>
      <DataTable
        caption={words.duties}
        captionHidden
        rows={result.duties}
        rowKey={(duty) => duty.law}
        empty={words.noDuties}
        columns={[
          { head: words.law, heads: true, cell: (duty) => duty.title },
          { head: words.months, numeric: true, cell: (duty) => format.number(duty.monthsMin) },
          { head: words.owed, numeric: true, cell: (duty) => format.number(duty.persons) },
          { head: words.offered, numeric: true, cell: (duty) => format.number(duty.offered) },
          {
            head: words.still,
            numeric: true,
            cell: (duty) => format.number(String(BigInt(duty.persons) - BigInt(duty.offered))),
          },
        ]}
      />
    </Section>
  );
}

function SetResult({ set, currency }: { set: SetSimulation; currency: string }) {
  const words = useWords(SIMULATION_WORDS);
  const states = useWords(STATE_WORDS);
  const kinds = useWords(KIND_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const money = (minor: string) => format.money(minor, currency);
  const short =
    set.shortAtWorst !== null && set.shortAtWorst !== '0' ? words.short(format.number(set.shortAtWorst)) : '';
  return (
    <Section
      title={set.name}
      lead={`${states[set.mode]}. ${words.reach(format.number(set.persons), format.number(set.leftOut))} ${short}`}
    >
      <DataTable
        caption={words.byOffer}
        rows={set.offers}
        rowKey={(offer) => offer.offerId}
        columns={[
          { head: words.offer, heads: true, cell: (offer) => offer.name },
          { head: words.kind, cell: (offer) => kinds[offer.kind] },
          { head: words.who, cell: (offer) => <div className="wide-cell">{offer.who[language]}</div> },
          { head: words.may, numeric: true, cell: (offer) => format.number(offer.persons) },
          { head: words.onlyChoice, numeric: true, cell: (offer) => format.number(offer.onlyChoice) },
          { head: words.takers, numeric: true, cell: (offer) => format.number(offer.expectedPersons) },
          { head: words.expected, numeric: true, cell: (offer) => money(offer.expectedCostMinor) },
          { head: words.worst, numeric: true, cell: (offer) => money(offer.worstCostMinor) },
        ]}
      />
      <DataTable
        caption={words.byProfile}
        rows={set.groups}
        rowKey={(group) => JSON.stringify(group.facts)}
        columns={[
          {
            head: words.leaked,
            heads: true,
            cell: (group) => factsIn(group.facts, language, words) || words.nothingKnown,
          },
          { head: words.people, numeric: true, cell: (group) => format.number(group.persons) },
          {
            head: words.mayChoose,
            cell: (group) => (group.offers.length === 0 ? words.nothing : group.offers.join(', ')),
          },
        ]}
      />
      {set.moreGroups > 0 ? <p className="figure-note">{words.more(format.number(set.moreGroups))}</p> : null}
    </Section>
  );
}

function factsIn(
  facts: SetSimulation['groups'][number]['facts'],
  language: 'en' | 'id',
  words: (typeof SIMULATION_WORDS)['en'],
): string {
  const place = [facts.country, facts.region].filter((part) => part !== null).join('-');
  return [
    facts.exposed.map(({ code }) => categoryLabel(code, language)).join(', '),
    place,
    facts.minor ? words.minors : '',
    facts.former ? words.former : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
