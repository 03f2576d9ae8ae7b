/** One person who works here: roles, incidents, and their access. */
import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useCan } from '../../api/me.ts';
import type { components } from '../../api/schema.d.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { AskedPage } from '../../shell/asked-page.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PersonSessions } from './person-sessions.tsx';
import { keysQuery, lookAgain, operatorsQuery, sessionsQuery } from './queries.ts';
import { RoleChoice } from './role-choice.tsx';
import { type Link, SetUpLink } from './set-up-link.tsx';
import { SETTINGS_WORDS } from './words.ts';

type Operator = components['schemas']['Operator'];

export function Component() {
  const words = useWords(SETTINGS_WORDS);
  const { operator = '' } = useParams();
  const query = useQuery(operatorsQuery);
  return (
    <AskedPage query={query} crumbs={[{ to: '/settings', label: words.title }]}>
      {({ operators }) => {
        const person = operators.find(({ id }) => id === operator);
        return person ? <Person key={person.id} person={person} /> : <NotFound />;
      }}
    </AskedPage>
  );
}

function Person({ person }: { person: Operator }) {
  const words = useWords(SETTINGS_WORDS);
  return (
    <Page title={words.manage(person.name)} crumbs={[{ to: '/settings', label: words.title }]}>
      <Facts
        of={[
          [words.email, person.email],
          [words.status, words.statuses[person.status]],
          [words.factor, person.secondFactor ? words.yes : words.no],
        ]}
      />
      <Roles person={person} />
      <Reach person={person} />
      <Access person={person} />
      <PersonSessions operator={person.id} name={person.name} />
    </Page>
  );
}

/** Says after each step whether it is done or another decides. */
function useDone() {
  const words = useWords(SETTINGS_WORDS);
  const say = useSay();
  return async (answer: { change: unknown } | undefined) => {
    await lookAgain();
    say(answer?.change ? words.asked : words.done);
  };
}

function Roles({ person }: { person: Operator }) {
  const words = useWords(SETTINGS_WORDS);
  const done = useDone();
  const [roles, setRoles] = useState<string[]>([...person.roles]);
  const params = { path: { operator: person.id } };
  return (
    <Section title={words.roles}>
      <RoleChoice value={roles} onChange={setRoles} />
      <Group mt="sm">
        <Act
          can={useCan('operator.write')}
          act={async () =>
            done(await ask(api.PUT('/api/v1/operators/{operator}/roles', { params, body: { roles } })))
          }
        >
          {words.saveRoles}
        </Act>
      </Group>
    </Section>
  );
}

function Reach({ person }: { person: Operator }) {
  const words = useWords(SETTINGS_WORDS);
  const done = useDone();
  const incidents = useQuery({ queryKey: ['incidents'], queryFn: () => ask(api.GET('/api/v1/incidents')) });
  const [all, setAll] = useState(person.incidents === 'all');
  const [named, setNamed] = useState<string[]>(person.incidents === 'all' ? [] : [...person.incidents]);
  const params = { path: { operator: person.id } };
  const body = all ? { all } : { all, incidents: named };
  return (
    <Section title={words.incidents}>
      <Stack gap="xs">
        <Checkbox
          label={words.onAll}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        {all ? null : (
          <Asked query={incidents}>
            {(known) => (
              <Checkbox.Group label={words.incidents} value={named} onChange={setNamed}>
                <Stack gap="xs" mt="xs">
                  {known.incidents.map(({ id, name }) => (
                    <Checkbox key={id} value={id} label={name} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
          </Asked>
        )}
        <Act
          can={useCan('operator.write')}
          act={async () =>
            done(await ask(api.PUT('/api/v1/operators/{operator}/incidents', { params, body })))
          }
        >
          {words.saveIncidents}
        </Act>
      </Stack>
    </Section>
  );
}

function Access({ person }: { person: Operator }) {
  const words = useWords(SETTINGS_WORDS);
  const can = useCan('operator.write');
  const done = useDone();
  const [link, setLink] = useState<Link | null>(null);
  const params = { path: { operator: person.id } };
  return (
    <Section title={words.access}>
      <SetUpLink link={link} />
      <Group align="start">
        <Act
          variant="default"
          can={can}
          act={async () => {
            const answer = await ask(api.POST('/api/v1/operators/{operator}/set-up-link', { params }));
            setLink(answer.setupLink);
            await done(answer);
          }}
        >
          {words.newLink}
        </Act>
        <Act
          variant="default"
          can={can}
          act={async () =>
            done(await ask(api.POST('/api/v1/operators/{operator}/second-factor/reset', { params })))
          }
          confirm={{ title: words.resetTitle(person.name), body: words.resetBody, yes: words.reset }}
        >
          {words.reset}
        </Act>
        <OnOff person={person} done={done} />
      </Group>
    </Section>
  );
}

function OnOff({ person, done }: { person: Operator; done: ReturnType<typeof useDone> }) {
  const words = useWords(SETTINGS_WORDS);
  const can = useCan('operator.write');
  const params = { path: { operator: person.id } };
  const disabled = person.status === 'disabled';
  return disabled ? (
    <Act
      variant="default"
      can={can}
      act={async () => done(await ask(api.POST('/api/v1/operators/{operator}/enable', { params })))}
    >
      {words.enable}
    </Act>
  ) : (
    <Act
      color="red"
      can={can}
      act={async () => {
        await ask(api.POST('/api/v1/operators/{operator}/disable', { params }));
        await done(undefined);
      }}
      confirm={{
        title: words.disableTitle(person.name),
        body: <Disabled operator={person.id} />,
        yes: words.disable,
      }}
    >
      {words.disable}
    </Act>
  );
}

/** What ends with it, counted when the question is asked, and what does not come back. */
function Disabled({ operator }: { operator: string }) {
  const words = useWords(SETTINGS_WORDS);
  const format = useFormat();
  const sessions = useQuery(sessionsQuery(operator)).data?.sessions;
  const keys = useQuery(keysQuery(operator)).data?.keys.filter(({ revokedAt }) => revokedAt === null);
  const count = (all: readonly unknown[] | undefined) => (all ? format.number(all.length) : '…');
  return (
    <>
      <Text size="sm">{words.disableBody({ sessions: count(sessions), keys: count(keys) })}</Text>
      <Text size="sm" mt="xs">
        {words.disableForGood}
      </Text>
    </>
  );
}
