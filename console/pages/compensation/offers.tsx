/** What people may be given: offers, the sets and bundles they are granted in, and what a law still owes them. */
import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import type { Can } from '../../ui/act.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { AREA_WORDS, KIND_WORDS, STATE_WORDS } from './area-words.ts';
import { OFFERS_WORDS } from './offers-words.ts';
import { bundlesQuery, figuresQuery, type OfferRow, offersQuery, type SetRow } from './queries.ts';
import { StateOf } from './state.tsx';

export function Component() {
  const words = useWords(OFFERS_WORDS);
  const { slug } = useIncident();
  const base = useBase();
  const query = useQuery(offersQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ offers, sets, can }) => (
          <>
            <Section
              title={words.sets}
              lead={words.setsLead}
              actions={
                <MakeLink
                  to={`${base}/sets/new`}
                  can={can.write}
                  label={words.newSet}
                  disabled={offers.length === 0 ? words.offersFirst : null}
                />
              }
            >
              <Sets sets={sets} />
            </Section>
            <Section
              title={words.offers}
              lead={words.offersLead}
              actions={
                <MakeLink to={`${base}/offers/new`} can={can.write} label={words.newOffer} disabled={null} />
              }
            >
              <Offers offers={offers} />
            </Section>
            <Bundles />
          </>
        )}
      </Asked>
    </AreaPage>
  );
}

function MakeLink(props: { to: string; label: string; can: Can; disabled: string | null }) {
  const isFree = props.can.allowed && props.disabled === null;
  if (isFree) {
    return (
      <Button component={Link} to={props.to} size="xs">
        {props.label}
      </Button>
    );
  }
  return (
    <span>
      <Button size="xs" aria-disabled data-disabled>
        {props.label}
      </Button>{' '}
      <small className="figure-note">
        <Why of={props.can.allowed ? { reason: props.disabled } : props.can} />
      </small>
    </span>
  );
}

function Sets({ sets }: { sets: readonly SetRow[] }) {
  const words = useWords(OFFERS_WORDS);
  const modes = useWords(STATE_WORDS);
  const format = useFormat();
  const base = useBase();
  const { slug } = useIncident();
  const figures = useQuery(figuresQuery(slug)).data?.figures;
  const budgetOf = (id: string) => figures?.budgets.find(({ offerSetId }) => offerSetId === id);
  const heldOf = (id: string) => figures?.sets.find(({ offerSetId }) => offerSetId === id);
  return (
    <DataTable
      caption={words.sets}
      captionHidden
      rows={sets}
      rowKey={(set) => set.id}
      empty={words.noSets}
      columns={[
        {
          head: words.name,
          heads: true,
          cell: (set) => (
            <Anchor
              component={Link}
              to={set.bundleId ? `${base}/bundles/${set.bundleId}` : `${base}/sets/${set.id}`}
            >
              {set.name}
            </Anchor>
          ),
        },
        { head: words.status, cell: (set) => <StateOf state={set.status} /> },
        { head: words.how, cell: (set) => modes[set.mode] },
        { head: words.offers, cell: (set) => set.offers.map(({ name }) => name).join(', ') },
        { head: words.granted, numeric: true, cell: (set) => format.number(heldOf(set.id)?.granted ?? 0) },
        { head: words.redeemed, numeric: true, cell: (set) => format.number(heldOf(set.id)?.redeemed ?? 0) },
        {
          head: words.budgetLeft,
          numeric: true,
          cell: (set) => {
            if (set.budgetGrants === null) return words.noLimit;
            const budget = budgetOf(set.id);
            return format.number(
              budget ? String(BigInt(budget.total) - BigInt(budget.taken)) : set.budgetGrants,
            );
          },
        },
      ]}
    />
  );
}

function Offers({ offers }: { offers: readonly OfferRow[] }) {
  const words = useWords(OFFERS_WORDS);
  const kinds = useWords(KIND_WORDS);
  const format = useFormat();
  const base = useBase();
  const { language } = useLanguage();
  return (
    <DataTable
      caption={words.offers}
      captionHidden
      rows={offers}
      rowKey={(offer) => offer.id}
      empty={words.noOffers}
      columns={[
        {
          head: words.name,
          heads: true,
          cell: (offer) => (
            <Anchor component={Link} to={`${base}/offers/${offer.id}`}>
              {offer.name}
            </Anchor>
          ),
        },
        { head: words.kind, cell: (offer) => kinds[offer.kind] },
        { head: words.worth, numeric: true, cell: (offer) => format.money(offer.faceMinor, offer.currency) },
        {
          head: words.costs,
          numeric: true,
          cell: (offer) => format.money(offer.unitCostMinor, offer.currency),
        },
        { head: words.version, numeric: true, cell: (offer) => format.number(offer.version) },
        { head: words.who, cell: (offer) => <div className="wide-cell">{offer.who[language]}</div> },
      ]}
    />
  );
}

function Bundles() {
  const words = useWords(OFFERS_WORDS);
  const area = useWords(AREA_WORDS);
  const base = useBase();
  const { slug } = useIncident();
  const query = useQuery(bundlesQuery(slug));
  return (
    <Section title={words.bundles} lead={words.bundlesLead}>
      <Asked query={query}>
        {(bundles) => (
          <DataTable
            caption={words.bundles}
            captionHidden
            rows={bundles}
            rowKey={(bundle) => bundle.id}
            empty={words.noBundles}
            columns={[
              {
                head: area.name,
                heads: true,
                cell: (bundle) => (
                  <Anchor component={Link} to={`${base}/bundles/${bundle.id}`}>
                    {bundle.name}
                  </Anchor>
                ),
              },
              { head: words.sets, cell: (bundle) => bundle.sets.map(({ name }) => name).join(', ') },
              {
                head: area.status,
                cell: (bundle) => <StateOf state={bundle.sets[0]?.status ?? 'draft'} />,
              },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
