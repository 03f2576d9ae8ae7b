/** What needs somebody now, as links to where it is done; who may not do it reads why. */
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { useNow } from '../../ui/now.ts';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { dutiesQuery } from './clocks.tsx';
import { NEED_WORDS, WHERE } from './need-words.ts';
import { INCIDENTS_WORDS } from './words.ts';

const AUTHORITIES: readonly string[] = ['authority', 'regulator'];

type Need = components['schemas']['NeedSeen'];

/** Nothing here; and what no step here ends: a clock that runs until somebody outside was told. */
function Nothing() {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const now = useNow(30_000);
  const { slug } = useIncident();
  const clocks = useQuery(dutiesQuery(slug)).data?.clocks ?? [];
  const ends = clocks.flatMap(({ chosen, who }) =>
    chosen && who.some((one) => AUTHORITIES.includes(one)) ? [Date.parse(chosen.deadlineAt)] : [],
  );
  const next = ends.length === 0 ? null : Math.min(...ends) - now;
  return (
    <Empty>
      {words.nothing}
      {next === null ? null : (
        <>
          {' '}
          {next < 0 ? words.clockOver(format.duration(-next)) : words.clockRuns(format.duration(next))}{' '}
          <Anchor component={Link} to="notices/proof" underline="always">
            {words.toReport}
          </Anchor>
        </>
      )}
    </Empty>
  );
}

export function NeedList({ needs }: { needs: readonly Need[] }) {
  const words = useWords(INCIDENTS_WORDS);
  const say = useWords(NEED_WORDS);
  const format = useFormat();
  const now = useNow(30_000);
  if (needs.length === 0) return <Nothing />;
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
