/** One calendar of business days, and what becomes of its edits. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { AskedPage } from '../../shell/asked-page.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { useLanguage, useWords } from '../../words/words.tsx';
import { entryQuery, isLaw } from './asking.ts';
import { Edits } from './edits.tsx';
import { History } from './history.tsx';
import { Review, Version } from './list.tsx';
import { LAWS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(LAWS_WORDS);
  const { code = '' } = useParams();
  const day = useWeekday();
  const query = useQuery(entryQuery('calendar', code));
  return (
    <AskedPage query={query} crumbs={[{ to: '/laws', label: words.title }]}>
      {(entry) => {
        const { current } = entry;
        if (isLaw(current)) return null;
        return (
          <Page title={`${current.code} · ${current.name}`} crumbs={[{ to: '/laws', label: words.title }]}>
            <Facts
              of={[
                [words.version, <Version key="version" entry={entry} />],
                [words.review, <Review key="review" of={current} />],
                [words.source, current.source],
                [words.weekend, list(current.weekend.map(day))],
                [words.yearly, list(current.yearly)],
                [words.easter, list(current.easter)],
                [words.days, list(current.days)],
              ]}
            />
            <Edits entry={entry} code={code} />
            <History entry={entry} />
          </Page>
        );
      }}
    </AskedPage>
  );
}

function list(days: readonly (string | number)[]): string {
  return days.length === 0 ? '–' : days.join(', ');
}

/** 0 is Sunday. */
function useWeekday(): (day: number) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  // The first of these days was a Sunday.
  return (day) => format.format(new Date(Date.UTC(2023, 0, 1 + day)));
}
