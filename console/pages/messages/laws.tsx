/** Law by law: whom it protects of the readers, what it asks, whether the text says it, and by which block. */
import { Text } from '@mantine/core';
import type { AskedContent, ChecklistLaw } from '../../api/schema.d.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { Status, type Tone } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { Freshness } from './checks.tsx';
import type { CheckAnswer } from './editor.tsx';
import { EDITOR_WORDS } from './editor-words.ts';
import type { Latest } from './latest.ts';

const TONES: Readonly<Record<AskedContent['standing'], Tone>> = {
  met: 'good',
  missing: 'bad',
  elsewhere: 'quiet',
  not_owed: 'quiet',
};

export function Laws({ checked }: { checked: Latest<CheckAnswer> }) {
  const words = useWords(EDITOR_WORDS);
  const { answer } = checked;
  const isBroken = answer?.findings.some(({ code }) => code === 'template') ?? false;
  return (
    <Section title={words.laws} lead={words.lawsLead}>
      <Freshness of={{ ...checked, error: null }} />
      {answer?.laws.length === 0 ? <Text>{isBroken ? words.lawsBroken : words.lawsNone}</Text> : null}
      {answer?.laws.map((law) => (
        <OneLaw key={law.code} law={law} />
      ))}
    </Section>
  );
}

function OneLaw({ law }: { law: ChecklistLaw }) {
  const words = useWords(EDITOR_WORDS);
  const { language } = useLanguage();
  const format = useFormat();
  const owed = law.asks.filter(({ standing }) => standing === 'met' || standing === 'missing');
  const met = owed.filter(({ standing }) => standing === 'met').length;
  const stands = law.forbids.some(({ standing }) => standing.length > 0);
  const isWrong = met < owed.length || stands || law.prescribes.some((one) => !one.met);
  return (
    <details className="disclosed law" open={isWrong}>
      <summary>
        <strong>
          {law.code} · {law.place[language]}
        </strong>{' '}
        {owed.length === 0 ? null : (
          <Status tone={isWrong ? 'bad' : 'good'}>
            {words.met(format.number(met), format.number(owed.length))}
          </Status>
        )}{' '}
        <Status tone={law.reviewByCounsel ? 'warn' : 'quiet'}>
          {law.reviewByCounsel ? words.review : words.reviewed}
        </Status>{' '}
        <Text size="sm" component="span" c="dimmed">
          {law.persons > 0 ? words.people(law.persons, format.number(law.persons)) : words.nobodyYet}
        </Text>
      </summary>
      <Text size="sm" c="dimmed" my="xs">
        {law.title}. {words.source}: {law.source}
      </Text>
      <Asks law={law} />
      <Forbids law={law} />
    </details>
  );
}

function Asks({ law: { code, asks } }: { law: ChecklistLaw }) {
  const words = useWords(EDITOR_WORDS);
  const { language } = useLanguage();
  const format = useFormat();
  const says = ({ standing, by, inOwnWords, persons }: AskedContent) => {
    if (standing === 'missing') return persons > 0 ? words.missingFor(persons, format.number(persons)) : '–';
    if (standing !== 'met') return '–';
    return [...by.map((name) => `{{ ${name} }}`), ...(inOwnWords ? [words.ownWords] : [])].join(', ');
  };
  if (asks.length === 0) return null;
  return (
    <DataTable
      caption={`${code}: ${words.asks}`}
      rows={asks}
      rowKey={(one) => one.code}
      columns={[
        { head: words.asks, heads: true, cell: ({ title }) => title[language] },
        {
          head: words.standing,
          cell: ({ standing }) => <Status tone={TONES[standing]}>{words.standings[standing]}</Status>,
        },
        { head: words.by, cell: says },
        { head: words.source, cell: ({ source }) => source },
      ]}
    />
  );
}

function Forbids({ law: { code, forbids, prescribes } }: { law: ChecklistLaw }) {
  const words = useWords(EDITOR_WORDS);
  const { language } = useLanguage();
  const rows = [
    ...forbids.map(({ title, standing }) => ({
      key: title.en,
      what: `${words.forbids}: ${title[language]}`,
      good: standing.length === 0,
      state: standing.length === 0 ? words.standsNot : words.stands(standing.join(', ')),
    })),
    ...prescribes.map(({ words: prescribed, met }) => ({
      key: prescribed,
      what: `${words.prescribes}: “${prescribed}”`,
      good: met,
      state: met ? words.there : words.notThere,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={`${code}: ${words.forbids}, ${words.prescribes}`}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { head: words.forbids, heads: true, cell: ({ what }) => what },
        {
          head: words.standing,
          cell: ({ good, state }) => <Status tone={good ? 'good' : 'bad'}>{state}</Status>,
        },
      ]}
    />
  );
}
