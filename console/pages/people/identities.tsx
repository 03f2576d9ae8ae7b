/** Every merge and split, newest first, with the way to take one back. */
import { Anchor } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useWords } from '../../words/words.tsx';
import { PeoplePage, usePlace } from './area.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { PersonLink } from './person-link.tsx';
import { forgetPeople, peopleKey } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import type { DecisionsAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';

type Decision = DecisionsAnswer['decisions'][number];

export function Component() {
  const words = useWords(LEAVE_WORDS);
  const place = usePlace();
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'identities'),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/identity-decisions', { params: { path: { incident } } })),
  });
  return (
    <PeoplePage title={words.identitiesTitle} lead={words.identitiesLead}>
      <Asked query={query}>
        {({ decisions }) => (
          <DataTable<Decision>
            caption={words.identitiesTitle}
            captionHidden
            rows={decisions}
            rowKey={({ id }) => id}
            empty={
              <>
                {words.identitiesEmpty}{' '}
                <Anchor component={Link} to={place('person')} underline="always">
                  {words.findPerson}
                </Anchor>
              </>
            }
            columns={[
              { head: words.decision, heads: true, cell: ({ verb }) => words.verbs[verb] ?? verb },
              { head: words.group, cell: ({ group }) => <Group of={group} /> },
              { head: words.into, cell: ({ into }) => (into === null ? '–' : <Group of={into} />) },
              { head: words.reason, cell: ({ reason }) => reason },
              {
                head: words.by,
                cell: ({ madeBy, madeAt }) => (
                  <>
                    {madeBy.name}, <When at={madeAt} />
                  </>
                ),
              },
              { head: words.state, cell: (decision) => <State of={decision} /> },
              { head: words.undo, cell: (decision) => <Undo of={decision} /> },
            ]}
          />
        )}
      </Asked>
    </PeoplePage>
  );
}

function Group({ of }: { of: NonNullable<Decision['into']> }) {
  const words = useWords(LEAVE_WORDS);
  const { keys } = useWords(PEOPLE_WORDS);
  return (
    <>
      {of.person === null ? words.nobodyNow : <PersonLink of={of.person} />} ({keys[of.kind] ?? of.kind})
    </>
  );
}

function State({ of }: { of: Decision }) {
  const words = useWords(LEAVE_WORDS);
  return (
    <>
      {of.withdrawn === null ? (
        <Status tone="good">{words.inForce}</Status>
      ) : (
        <Status tone="quiet">{words.takenBack(of.withdrawn.by.name)}</Status>
      )}
      {of.waitsForRun ? (
        <>
          {' '}
          <Status tone="warn">{words.waits}</Status>
        </>
      ) : null}
    </>
  );
}

function Undo({ of }: { of: Decision }) {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  if (of.withdrawn !== null) return <>–</>;
  return (
    <Reasoned
      size="xs"
      variant="default"
      can={of.can.undo}
      act={async (reason) => {
        await ask(
          api.POST('/api/v1/incidents/{incident}/identity-decisions/{decision}/undo', {
            params: { path: { incident, decision: of.id } },
            body: { reason },
          }),
        );
        say(words.undone);
        await forgetPeople(client, incident);
      }}
      confirm={{ title: words.undoTitle, body: words.undoBody, yes: words.undoYes }}
    >
      {words.undo}
    </Reasoned>
  );
}
