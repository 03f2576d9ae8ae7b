/** How far it is: from the records read to the people told, and each notice. */
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import { type Bar, Bars } from '../../ui/bars.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

export function FunnelBars(props: {
  funnel: components['schemas']['Funnel'];
  /** Offers made use of; null where nobody counted yet, absent where one may not see it. */
  redeemed?: number | null;
}) {
  const { funnel, redeemed } = props;
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const known = [
    { key: 'records', label: words.records, count: funnel.records },
    { key: 'people', label: words.people, count: funnel.people },
    { key: 'told', label: words.told, count: funnel.told },
    ...(redeemed === undefined ? [] : [{ key: 'redeemed', label: words.redeemed, count: redeemed }]),
  ];
  const missing = known.filter(({ count }) => count === null).map(({ label }) => label);
  return (
    <>
      <Bars
        caption={words.funnel}
        what={words.steps}
        bars={known.filter((bar): bar is typeof bar & Bar => bar.count !== null)}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {funnel.rejected > 0 ? `${words.rejected(format.number(funnel.rejected))} ` : ''}
        {missing.length > 0 ? `${words.notCounted}: ${missing.join(', ')}. ` : ''}
        {funnel.told ? words.toldNote : ''}
      </Text>
    </>
  );
}

export function NoticeList({ notices }: { notices: readonly components['schemas']['NoticeAtAGlance'][] }) {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const count = (n: number | null) => (n === null ? '–' : format.number(n));
  return (
    <DataTable
      caption={words.notices}
      captionHidden
      rows={notices}
      rowKey={(notice) => notice.id}
      empty={words.noNotices}
      columns={[
        {
          head: words.notice,
          heads: true,
          cell: (notice) => (
            <Anchor component={Link} to={`notices/${notice.id}`}>
              {notice.name}
            </Anchor>
          ),
        },
        { head: words.noticeFor, numeric: true, cell: (notice) => count(notice.persons) },
        { head: words.noticeTold, numeric: true, cell: (notice) => count(notice.told) },
        { head: words.noticeOpen, numeric: true, cell: (notice) => count(notice.open) },
        { head: words.launched, cell: (notice) => <When at={notice.launchedAt} /> },
      ]}
    />
  );
}
