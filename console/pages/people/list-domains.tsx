/** Which mail domains take no mail, as the last check counted them. */
import { Anchor, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Bars } from '../../ui/bars.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { usePlace } from './area.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { peopleKey } from './queries.ts';
import type { DomainsAnswer } from './types.ts';

const UNNAMED = '*';

export function MailDomains() {
  const words = useWords(LEAVE_WORDS);
  const place = usePlace();
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  const query = useQuery({
    queryKey: peopleKey(incident, 'domains'),
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/domains', { params: { path: { incident } } })),
    ...hears('people'),
  });
  const check = async () => {
    await ask(api.POST('/api/v1/incidents/{incident}/domains', { params: { path: { incident } } }));
    say(words.checked);
    await client.invalidateQueries({ queryKey: peopleKey(incident, 'domains') });
  };
  return (
    <Section title={words.domains} lead={words.domainsLead}>
      <Asked query={query}>
        {(of) => (
          <>
            <Checked of={of} />
            <div className="people-steps">
              <Act
                can={of.can.ask}
                variant="default"
                act={check}
                confirm={{ title: words.checkTitle, body: words.checkBody, yes: words.checkYes }}
              >
                {words.check}
              </Act>
              <Anchor component={Link} to={`${place('guards')}?kind=typo_domain`} underline="always">
                {words.toTypos}
              </Anchor>
            </div>
          </>
        )}
      </Asked>
    </Section>
  );
}

function Checked({ of: { off, check } }: { of: DomainsAnswer }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  if (off) return <Empty>{words.domainsOff}</Empty>;
  if (check === null) return <Empty>{words.domainsNone}</Empty>;
  if (check.result === null) return <Text role="status">{words.checking}</Text>;
  const bars = Object.entries(check.result.answers).map(([answer, { people }]) => ({
    key: answer,
    label: words.answers[answer] ?? answer,
    count: people,
  }));
  return (
    <>
      <Text size="sm" c="dimmed">
        {check.askedBy}, <When at={check.endedAt} />. {check.isCurrent ? '' : words.checkOld}
      </Text>
      <Bars caption={words.domains} what={words.answer} bars={bars} of={check.result.people} />
      {check.result.dead.length === 0 ? null : (
        <DataTable
          caption={words.domains}
          captionHidden
          rows={check.result.dead}
          rowKey={({ domain, reason }) => `${domain} ${reason}`}
          columns={[
            {
              head: words.domain,
              heads: true,
              cell: ({ domain }) => (domain === UNNAMED ? words.unnamed : domain),
            },
            { head: words.answer, cell: ({ reason }) => words.answers[reason] ?? reason },
            { head: words.people, numeric: true, cell: ({ people }) => format.number(people) },
          ]}
        />
      )}
    </>
  );
}
