/** What needs somebody now, as links to where it is done; who may not do it reads why. */
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import { Empty } from '../../ui/data-table.tsx';
import { useNow } from '../../ui/now.ts';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { NEED_WORDS, WHERE } from './need-words.ts';
import { INCIDENTS_WORDS } from './words.ts';

type Need = components['schemas']['NeedSeen'];

export function NeedList({ needs }: { needs: readonly Need[] }) {
  const words = useWords(INCIDENTS_WORDS);
  const say = useWords(NEED_WORDS);
  const format = useFormat();
  const now = useNow(30_000);
  if (needs.length === 0) return <Empty>{words.nothing}</Empty>;
  return (
    <ul className="needs">
      {needs.map((need) => (
        <li key={need.kind} data-mine={need.can.allowed}>
          <Anchor component={Link} to={WHERE[need.kind]} underline="always">
            {say[need.kind](format.number(need.count), need.count === 1)}
          </Anchor>
          {need.since ? (
            <Text span size="sm" c="dimmed">
              {' '}
              {words.since} {format.relative(need.since, now)}
            </Text>
          ) : null}
          {need.can.allowed ? null : (
            <Text size="sm" c="dimmed">
              <Why of={need.can} />
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
