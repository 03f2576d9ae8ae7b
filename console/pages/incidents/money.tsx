/** What it costs so far, per currency, as the worker counted it last. */
import { Text } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import { Empty } from '../../ui/data-table.tsx';
import { Figure } from '../../ui/facts.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

export interface Kept {
  readonly countedAt: string | null;
  readonly figures: components['schemas']['FigureSet'];
}

export function Money({ kept }: { kept: Kept }) {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const { totals } = kept.figures;
  if (totals.length === 0) return <Empty>{words.noMoney}</Empty>;
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
      {kept.countedAt === null ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {words.asOf(format.instant(kept.countedAt))}
        </Text>
      )}
    </>
  );
}

/** Over every currency; null while nothing was counted. */
export function redeemedOf(kept: Kept | undefined): number | null {
  if (!kept || kept.countedAt === null) return null;
  return kept.figures.totals.reduce((sum, { redeemed }) => sum + redeemed, 0);
}
