/** What it costs so far, per currency, as the worker counted it last; sending apart, estimated and billed. */
import { Text } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import { Empty } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { roundedUp } from '../finance/dollars.ts';
import { INCIDENTS_WORDS } from './words.ts';

export interface Kept {
  readonly countedAt: string | null;
  readonly figures: components['schemas']['FigureSet'];
  readonly billed: readonly components['schemas']['Billed'][];
}

export function Money({ kept }: { kept: Kept }) {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const { totals, sending } = kept.figures;
  const isSent = sending.channels.length > 0 || kept.billed.length > 0;
  if (totals.length === 0 && !isSent) {
    return <Empty>{kept.countedAt === null ? words.moneyUncounted : words.noMoney}</Empty>;
  }
  return (
    <>
      {totals.map((total) => (
        <div key={total.currency} className="figures">
          <Figure name={words.granted} value={format.number(total.granted)} />
          <Figure name={words.redeemed} value={format.number(total.redeemed)} />
          <Figure name={words.cost} value={format.money(total.costMinor, total.currency)} />
          <Figure name={words.provided} value={format.money(total.providedMinor, total.currency)} />
        </div>
      ))}
      {isSent ? <SendingMoney kept={kept} /> : null}
      {kept.countedAt === null ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {words.asOf(format.instant(kept.countedAt))}
        </Text>
      )}
    </>
  );
}

/** An estimate and a bill never become one figure. */
function SendingMoney({ kept: { figures, billed } }: { kept: Kept }) {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const micros = figures.sending.channels.reduce(
    (sum, { estimateMicros }) => sum + BigInt(estimateMicros ?? 0),
    0n,
  );
  const sums = [...Map.groupBy(billed, ({ currency }) => currency)].map(([currency, rows]) =>
    format.money(String(rows.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)), currency),
  );
  return (
    <div className="figures">
      <Figure
        name={words.sending}
        value={format.money(roundedUp(String(micros)), 'USD')}
        note={words.sendingNote}
      />
      <Figure name={words.sendingBilled} value={sums.length === 0 ? words.nothingBilled : sums.join(', ')} />
    </div>
  );
}

/** Over every currency; null while nothing was counted. */
export function redeemedOf(kept: Kept | undefined): number | null {
  if (!kept || kept.countedAt === null) return null;
  return kept.figures.totals.reduce((sum, { redeemed }) => sum + redeemed, 0);
}
