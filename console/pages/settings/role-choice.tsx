/** Roles to tick. */
import { Checkbox, Group } from '@mantine/core';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from '../account/words.ts';
import { SETTINGS_WORDS } from './words.ts';

const ROLES = ['admin', 'incident_lead', 'writer', 'approver', 'finance', 'hotline', 'auditor'] as const;

export function RoleChoice(props: { value: readonly string[]; onChange: (roles: string[]) => void }) {
  const words = useWords(SETTINGS_WORDS);
  const { roleNames } = useWords(ACCOUNT_WORDS);
  return (
    <Checkbox.Group
      label={words.roles}
      description={words.rolesHint}
      value={[...props.value]}
      onChange={props.onChange}
    >
      <Group mt="xs">
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={roleNames[role]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
