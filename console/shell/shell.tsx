/** The frame around every page: where one may go, who one is, and the way out. */
import {
  AppShell,
  Burger,
  Button,
  Group,
  NativeSelect,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Outlet, useParams } from 'react-router';
import { meQuery } from '../api/me.ts';
import { Asked, Waiting } from '../ui/asked.tsx';
import { useLanguage, useWords } from '../words/words.tsx';
import { IncidentLinks, MainLinks } from './links.tsx';
import { SHELL_WORDS } from './words.ts';

export function Shell() {
  const words = useWords(SHELL_WORDS);
  const [opened, menu] = useDisclosure(false);
  const { incident } = useParams();
  const me = useQuery(meQuery);
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
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={words.menu}
              aria-expanded={opened}
            />
            <Text fw={700}>Amends</Text>
          </Group>
          {me.data ? (
            <Text size="sm" truncate maw={220}>
              {me.data.name}
            </Text>
          ) : null}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <AppShell.Section grow style={{ overflowY: 'auto' }}>
          <MainLinks onGo={menu.close} />
          {incident === undefined ? null : <IncidentLinks incident={incident} onGo={menu.close} />}
        </AppShell.Section>
        <AppShell.Section>
          <Choices />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
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
