/** A page of an area, with the way to its other pages above. */
import { Box } from '@mantine/core';
import { NavLink } from 'react-router';
import { Page, type PageProps } from './page.tsx';

export interface AreaProps extends PageProps {
  /** Names the way, for who hears it. */
  area: string;
  base: string;
  /** Addresses below the base, and what they are called. */
  places: readonly (readonly [path: string, label: string])[];
}

export function Area({ area, base, places, children, ...page }: AreaProps) {
  return (
    <Page {...page}>
      <Box component="nav" aria-label={area} className="area-nav">
        {places.map(([path, label]) => (
          <NavLink
            key={path}
            className="area-link"
            to={path === '' ? base : `${base}/${path}`}
            end={path === ''}
          >
            {label}
          </NavLink>
        ))}
      </Box>
      {children}
    </Page>
  );
}
