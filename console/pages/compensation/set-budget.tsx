/** A set's budget as it stands: granted, chosen, spent, left, and who waits. From kept figures, with their moment. */
import { useQuery } from '@tanstack/react-query';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Counted } from './counted.tsx';
import { figuresQuery, type SetView } from './queries.ts';
import { SET_WORDS } from './set-words.ts';

export function Budget({ set }: { set: SetView }) {
  const words = useWords(SET_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const kept = useQuery(figuresQuery(slug)).data;
  if (set.status !== 'approved' && set.status !== 'closed') return null;
  const held = kept?.figures.sets.find(({ offerSetId }) => offerSetId === set.id);
  const budget = kept?.figures.budgets.find(({ offerSetId }) => offerSetId === set.id);
  const cost = kept?.figures.offers
    .filter(({ offerSetId }) => offerSetId === set.id)
    .reduce((sum, offer) => sum + BigInt(offer.costMinor), 0n);
  const left = budget ? String(BigInt(budget.total) - BigInt(budget.taken)) : null;
  return (
    <Section title={words.soFar} actions={<Counted kept={kept} />}>
      {held ? (
        <div className="figures">
          <Figure name={words.granted} value={format.number(held.granted)} />
          <Figure name={words.reserved} value={format.number(held.reserved)} />
          <Figure
            name={words.spent}
            value={format.number(held.redeemed)}
            note={format.money(String(cost ?? 0n), set.currency)}
          />
          <Figure name={words.delivered} value={format.number(held.fulfilled)} />
          <Figure
            name={words.left}
            value={left === null ? words.noLimit : format.number(left)}
            note={budget ? words.ofBudget(format.number(budget.total)) : undefined}
          />
          <Figure name={words.waiting} value={format.number(budget?.waiting ?? 0)} note={words.waitingNote} />
        </div>
      ) : (
        <Empty>{words.notYet}</Empty>
      )}
    </Section>
  );
}
