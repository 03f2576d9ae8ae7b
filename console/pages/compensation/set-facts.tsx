/** What a set says of itself, and the offers it froze. */
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { KIND_WORDS, STATE_WORDS } from './area-words.ts';
import { OFFERS_WORDS } from './offers-words.ts';
import type { SetRow, SetView } from './queries.ts';
import { SET_WORDS } from './set-words.ts';
import { StateOf } from './state.tsx';

export function SetFacts({ set }: { set: SetRow }) {
  const words = useWords(SET_WORDS);
  const states = useWords(STATE_WORDS);
  const format = useFormat();
  return (
    <Facts
      of={[
        [words.status, <StateOf key="state" state={set.status} />],
        [words.how, states[set.mode]],
        [words.audience, states[set.audience]],
        [
          words.until,
          set.expiresOn === null
            ? words.months(set.expiryMonths ?? 12)
            : format.date(`${set.expiresOn}T00:00:00`),
        ],
        [words.takeUp, format.percent(set.takeUpBps / 10_000)],
        [words.budget, set.budgetGrants === null ? words.noLimit : format.number(set.budgetGrants)],
        ...(set.opensAt === null ? [] : [[words.opens, <When key="opens" at={set.opensAt} />] as const]),
        [words.madeBy, set.madeBy ?? '–'],
        ...(set.approvedBy === null ? [] : [[words.approvedBy, set.approvedBy] as const]),
      ]}
    />
  );
}

export function SetOffers({ set }: { set: SetView }) {
  const words = useWords(OFFERS_WORDS);
  const kinds = useWords(KIND_WORDS);
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <Section title={words.offers} lead={words.offersLead}>
      <DataTable
        caption={words.offers}
        captionHidden
        rows={set.offers}
        rowKey={(offer) => offer.offerId}
        columns={[
          { head: words.name, heads: true, cell: (offer) => offer.name },
          { head: words.kind, cell: (offer) => kinds[offer.kind] },
          { head: words.version, numeric: true, cell: (offer) => format.number(offer.version) },
          { head: words.worth, numeric: true, cell: (offer) => format.money(offer.faceMinor, set.currency) },
          {
            head: words.costs,
            numeric: true,
            cell: (offer) => format.money(offer.unitCostMinor, set.currency),
          },
          { head: words.who, cell: (offer) => <div className="wide-cell">{offer.who[language]}</div> },
          {
            head: words.terms,
            cell: (offer) => (
              <div className="wide-cell">
                {offer.terms[language].title}: {offer.terms[language].text}
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}
