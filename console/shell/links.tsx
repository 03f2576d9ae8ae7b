/** Where one may go: the main places, and those of the incident one is in. */
import { Box, Text } from '@mantine/core';
import { NavLink } from 'react-router';
import { useWords } from '../words/words.tsx';
import { SHELL_WORDS } from './words.ts';

const MAIN = ['incidents', 'alarms', 'laws', 'settings', 'account'] as const;

const OF_INCIDENT = [
  ['', 'overview'],
  ['sources', 'sources'],
  ['people', 'people'],
  ['messages', 'messages'],
  ['notices', 'notices'],
  ['compensation', 'compensation'],
  ['finance', 'finance'],
  ['page', 'page'],
  ['hotline', 'hotline'],
] as const;

/** `onGo`: a link was followed; on a telephone the menu closes then, and not when a page happens to arrive. */
export function MainLinks({ onGo }: { onGo: () => void }) {
  const words = useWords(SHELL_WORDS);
  return (
    <nav aria-label={words.main}>
      {MAIN.map((name) => (
        <NavLink key={name} className="nav-link" onClick={onGo} to={`/${name}`} end={name === 'incidents'}>
          {words[name]}
        </NavLink>
      ))}
    </nav>
  );
}

export function IncidentLinks({ incident, onGo }: { incident: string; onGo: () => void }) {
  const words = useWords(SHELL_WORDS);
  return (
    <Box component="nav" aria-label={words.ofIncident} mt="md">
      <Text size="xs" c="dimmed" px={12} pb={4} aria-hidden>
        {words.ofIncident}
      </Text>
      {OF_INCIDENT.map(([path, name]) => (
        <NavLink
          key={name}
          className="nav-link"
          onClick={onGo}
          to={`/incidents/${incident}${path === '' ? '' : `/${path}`}`}
          end={path === ''}
        >
          {words[name]}
        </NavLink>
      ))}
    </Box>
  );
}
