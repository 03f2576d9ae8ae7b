/** Distinct exposures with their people, most people first. */
import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import type { ProfileView } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PeoplePage, usePlace } from './area.tsx';
import { ExposureLine } from './exposure-line.tsx';
import { after, moreOf } from './more.ts';
import { peopleKey, useCategories } from './queries.ts';
import { tierTone } from './tones.ts';
import { PEOPLE_WORDS } from './words.ts';

const PAGE = 50;

export function Component() {
  const words = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const place = usePlace();
  const persons = useCategories().data?.persons ?? 0;
  const query = useProfiles();
  return (
    <PeoplePage title={words.profilesTitle} lead={words.profilesLead}>
      <Asked query={query}>
        {(profiles) => (
          <DataTable<ProfileView>
            caption={words.profilesTitle}
            captionHidden
            rows={profiles}
            rowKey={({ id }) => id}
            empty={words.profilesEmpty}
            more={moreOf(query)}
            columns={[
              {
                head: words.exposure,
                heads: true,
                cell: ({ id, exposure }) => (
                  <Anchor component={Link} to={place(`profiles/${id}`)} underline="always">
                    <ExposureLine of={exposure} />
                  </Anchor>
                ),
              },
              {
                head: words.tier,
                cell: ({ tier }) => (
                  <Status tone={tierTone(tier)}>{words.tiers[tier] ?? String(tier)}</Status>
                ),
              },
              { head: words.people, numeric: true, cell: (of) => format.number(of.persons) },
              {
                head: words.share,
                numeric: true,
                cell: (of) => format.percent(of.persons / Math.max(1, persons)),
              },
              { head: words.minors, numeric: true, cell: (of) => format.number(of.minors) },
            ]}
          />
        )}
      </Asked>
    </PeoplePage>
  );
}

function useProfiles() {
  const { slug: incident } = useIncident();
  return useInfiniteQuery({
    queryKey: peopleKey(incident, 'profiles'),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/profiles', {
          params: { path: { incident }, query: { limit: PAGE, ...after(pageParam) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ profiles }) => profiles),
  });
}
