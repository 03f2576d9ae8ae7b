/** The frame around every page: where one may go, who one is, and the way out. */
import {
  Alert,
  AppShell,
  Burger,
  Button,
  Group,
  NativeSelect,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type Ref, Suspense, useRef } from 'react';
import { Outlet, useParams } from 'react-router';
import { useChanges } from '../api/changes.ts';
import { meQuery } from '../api/me.ts';
import { useUnreached } from '../api/unreached.ts';
import { Asked, Waiting } from '../ui/asked.tsx';
import { useLanguage, useWords } from '../words/words.tsx';
import { incidentQuery } from './incident-shell.tsx';
import { IncidentLinks, MainLinks } from './links.tsx';
import { SHELL_WORDS } from './words.ts';

/** Where the menu covers the page (Mantine's `sm`). */
const PHONE = '(max-width: 47.99em)';

export function Shell() {
  const words = useWords(SHELL_WORDS);
  const [opened, menu] = useDisclosure(false);
  const isPhone = useMediaQuery(PHONE) ?? false;
  const burger = useRef<HTMLButtonElement>(null);
  const leave = () => {
    menu.close();
    burger.current?.focus();
  };
  const { incident } = useParams();
  const me = useQuery(meQuery);
  const isAway = useChanges(useAddress(me.isSuccess, incident));
  const isUnreached = useUnreached();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <AppShell.Header>
        <Head name={me.data?.name} menu={menu.toggle} isOpen={opened} burger={burger} />
      </AppShell.Header>
      {/* Out of sight it takes no focus; in sight, what lies under it takes none. */}
      <AppShell.Navbar
        p="sm"
        inert={isPhone && !opened}
        onKeyDown={({ key }) => (isPhone && key === 'Escape' ? leave() : undefined)}
      >
        <AppShell.Section grow style={{ overflowY: 'auto' }}>
          <MainLinks onGo={menu.close} />
          {incident === undefined ? null : <IncidentLinks incident={incident} onGo={menu.close} />}
        </AppShell.Section>
        <AppShell.Section>
          <Choices />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} inert={isPhone && opened}>
        {isAway || isUnreached ? (
          <Alert color="yellow" role="status" mb="md" py="xs">
            {isUnreached ? words.unreached : words.away}
          </Alert>
        ) : null}
        <Asked query={me}>
          {() => (
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          )}
        </Asked>
      </AppShell.Main>
    </AppShell>
  );
}

function Head(props: {
  name: string | undefined;
  menu: () => void;
  isOpen: boolean;
  burger: Ref<HTMLButtonElement>;
}) {
  const words = useWords(SHELL_WORDS);
  const { name, menu, isOpen, burger } = props;
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Burger
          ref={burger}
          opened={isOpen}
          onClick={menu}
          hiddenFrom="sm"
          size="sm"
          aria-label={words.menu}
          aria-expanded={isOpen}
        />
        <Text fw={700}>Amends</Text>
      </Group>
      {name === undefined ? null : (
        <Text size="sm" truncate maw={220}>
          {name}
        </Text>
      )}
    </Group>
  );
}

/** Of the house; within an incident also of that, once it is known to be there. */
function useAddress(isKnown: boolean, slug: string | undefined): string | null {
  const incident = useQuery({ ...incidentQuery(slug ?? ''), enabled: slug !== undefined });
  if (!isKnown || (slug !== undefined && incident.isPending)) return null;
  return incident.data && slug !== undefined
    ? `/api/v1/live?incident=${encodeURIComponent(slug)}`
    : '/api/v1/live';
}

function Choices() {
  const words = useWords(SHELL_WORDS);
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="xs" pt="sm">
      <NativeSelect
        size="xs"
        label={words.language}
        value={language}
        onChange={(event) => choose(event.currentTarget.value === 'id' ? 'id' : 'en')}
        data={[
          { value: 'en', label: 'English' },
          { value: 'id', label: 'Bahasa Indonesia' },
        ]}
      />
      <NativeSelect
        size="xs"
        label={words.scheme}
        value={colorScheme}
        onChange={(event) => setColorScheme(event.currentTarget.value as 'light' | 'dark' | 'auto')}
        data={[
          { value: 'auto', label: words.auto },
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
        ]}
      />
      <form method="post" action="/sign-out">
        <Button type="submit" variant="default" size="xs" fullWidth>
          {words.signOut}
        </Button>
      </form>
    </Stack>
  );
}
