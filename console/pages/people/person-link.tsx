/** A person by reference, with the way to their page; a reference says nothing about who they are. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { usePlace } from './area.tsx';

export interface Ref {
  readonly cohortId: string;
  readonly personId: number;
}

export function refOf({ cohortId, personId }: Ref): string {
  return `${cohortId}:${personId}`;
}

export function PersonLink({ of }: { of: Ref }) {
  const place = usePlace();
  return (
    <Anchor component={Link} to={place(`person/${refOf(of)}`)} underline="always">
      {refOf(of)}
    </Anchor>
  );
}
