/** A page: its title takes the focus when it opens, so that a screen reader says where one is. */
import { Anchor, Box, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/words.tsx';
import { UI_WORDS } from './words.ts';

export interface Crumb {
  readonly to: string;
  readonly label: string;
}

export interface PageProps {
  title: string;
  /** One or two sentences: what this page is for. */
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}

export function Page(props: PageProps) {
  const words = useWords(UI_WORDS);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Amends`;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [props.title]);
  return (
    <Box maw={1180}>
      {props.crumbs && props.crumbs.length > 0 ? (
        <Group component="nav" aria-label={words.way} gap={6} mb={4}>
          {props.crumbs.map((crumb) => (
            <Text key={crumb.to} size="sm" component="span">
              <Anchor component={Link} to={crumb.to} underline="always">
                {crumb.label}
              </Anchor>{' '}
              <span aria-hidden>/</span>
            </Text>
          ))}
        </Group>
      ) : null}
      <Group justify="space-between" align="start" gap="md" mb="xs">
        <Title order={1} size="h2" tabIndex={-1} ref={heading} className="page-title">
          {props.title}
        </Title>
        {props.actions ? <Group gap="sm">{props.actions}</Group> : null}
      </Group>
      {props.lead ? (
        <Text component="div" c="dimmed" mb="lg" maw={760}>
          {props.lead}
        </Text>
      ) : null}
      {props.children}
    </Box>
  );
}

/** A part of a page, named by its heading. */
export function Section(props: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box component="section" aria-label={props.title} mt="xl" mb="xl">
      <Group justify="space-between" align="end" mb="xs">
        <Title order={2} size="h4">
          {props.title}
        </Title>
        {props.actions}
      </Group>
      {props.lead ? (
        <Text component="div" size="sm" c="dimmed" mb="sm" maw={760}>
          {props.lead}
        </Text>
      ) : null}
      {props.children}
    </Box>
  );
}
