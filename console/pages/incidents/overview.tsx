/** One incident at a glance. */
import { useIncident } from '../../shell/incident-shell.tsx';
import { Page } from '../../ui/page.tsx';

export function Component() {
  const incident = useIncident();
  return (
    <Page title={incident.name}>
      <p>{incident.code}</p>
    </Page>
  );
}
