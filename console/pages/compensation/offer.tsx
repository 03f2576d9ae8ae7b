/** One offer: every version as it was written, and a new one. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { AREA_WORDS, KIND_WORDS } from './area-words.ts';
import { FORM_WORDS } from './form-words.ts';
import { OfferForm } from './offer-form.tsx';
import { fromOffer, offerBody } from './offer-values.ts';
import { OFFERS_WORDS } from './offers-words.ts';
import { offersQuery, useAfter } from './queries.ts';

export function Component() {
  const words = useWords(OFFERS_WORDS);
  const { offer = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const list = useQuery(offersQuery(slug));
  const query = useQuery({
    queryKey: ['incident', slug, 'compensation', 'offer', offer],
    queryFn: () => ask(api.GET('/api/v1/offers/{offer}/versions', { params: { path: { offer } } })),
  });
  return (
    <AskedPage query={query} crumbs={[{ to: base, label: words.title }]}>
      {(versions) => {
        const newest = versions.at(-1)!;
        return (
          <AreaPage title={newest.name} crumbs={[{ to: base, label: words.title }]}>
            <Revise newest={newest} can={list.data?.can.write} />
            <Section title={words.versions} lead={words.versionsLead}>
              {versions.toReversed().map((version) => (
                <VersionOf key={version.version} version={version} />
              ))}
            </Section>
          </AreaPage>
        );
      }}
    </AskedPage>
  );
}

type Version = Parameters<typeof fromOffer>[0] & {
  madeAt: string;
  sets: string[];
};

function Revise({ newest, can }: { newest: Version; can: Can | undefined }) {
  const words = useWords(OFFERS_WORDS);
  const forms = useWords(FORM_WORDS);
  const [isOpen, setOpen] = useState(false);
  const after = useAfter();
  const say = useSay();
  if (!isOpen) {
    const isAllowed = can?.allowed ?? false;
    return (
      <>
        <Button
          variant="default"
          {...(isAllowed ? {} : { 'aria-disabled': true, 'data-disabled': true })}
          onClick={() => (isAllowed ? setOpen(true) : undefined)}
        >
          {words.revise}
        </Button>{' '}
        <small className="figure-note">
          <Why of={can} />
        </small>
      </>
    );
  }
  return (
    <Section title={words.revise} lead={words.reviseLead}>
      <OfferForm
        initial={fromOffer(newest)}
        isRevision
        saveWord={words.revise}
        save={async (values) => {
          const { name: _name, kind: _kind, ...body } = offerBody(values);
          const path = { params: { path: { offer: newest.id } }, body };
          const made = await ask(api.POST('/api/v1/offers/{offer}/versions', path));
          await after();
          setOpen(false);
          say(forms.savedVersion(made.version));
        }}
      />
    </Section>
  );
}

function VersionOf({ version }: { version: Version }) {
  const words = useWords(OFFERS_WORDS);
  const area = useWords(AREA_WORDS);
  const kinds = useWords(KIND_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  const { terms, currency } = version;
  const own = terms[language];
  const spend = terms.minimumSpendMinor;
  return (
    <details className="plain-details" open={version.sets.length === 0 || version.version === 1}>
      <summary>
        {words.versionOf(version.version)} · {format.instant(version.madeAt)}
      </summary>
      <Facts
        of={[
          [words.kind, kinds[version.kind]],
          [words.worth, format.money(version.faceMinor, currency)],
          [words.costs, format.money(version.unitCostMinor, currency)],
          [words.who, version.who[language]],
          [words.terms, `${own.title}: ${own.text}`],
          [words.minimumSpend, spend === null ? words.nothing : format.money(spend, currency)],
          [words.secondFactor, terms.needsSecondFactor ? area.yes : area.no],
          ...(terms.benefitMonths === null ? [] : [[words.benefitMonths, terms.benefitMonths] as const]),
          ...(terms.benefitDays === null ? [] : [[words.benefitDays, terms.benefitDays] as const]),
          ...(terms.guardian ? [[words.guardian, terms.guardian[language].title] as const] : []),
          ...(terms.evidence ? [[words.evidence, terms.evidence[language]] as const] : []),
          [words.inSets, version.sets.length === 0 ? area.none : version.sets.join(', ')],
          [words.madeAt, <When key="at" at={version.madeAt} />],
        ]}
      />
    </details>
  );
}
