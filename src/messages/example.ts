/** A person who does not exist, for previews and worst cases. */
import { exposureBits, type Incident } from '../incidents/index.ts';
import type { PersonContext } from './rules/person.ts';

/** A person made up for a preview; whatever is left out is filled with an example. */
export type PreviewPerson = Partial<Omit<PersonContext, 'merge'>> & {
  readonly merge?: Partial<PersonContext['merge']>;
};

/** As long as every typed code: twelve characters and one to check, in groups. */
const EXAMPLE_CODE = 'WXYZ-WXYZ-WXYZW';

export const EXAMPLE_EXPOSURE = exposureBits([
  { code: 'con.email', form: 'plaintext' },
  { code: 'con.phone', form: 'plaintext' },
  { code: 'cred.password', form: 'hash_weak' },
  { code: 'gov.nik', form: 'plaintext' },
]);

export function examplePerson(
  incident: Incident,
  portalUrl: string,
  { merge, ...given }: PreviewPerson = {},
): PersonContext {
  const locale = given.locale ?? incident.defaultLocale;
  return {
    exposure: EXAMPLE_EXPOSURE,
    name: locale === 'id' ? 'Budi Santoso' : 'Alex Example',
    account: { customerId: 'P100274' },
    ...given,
    locale,
    merge: {
      link: `${portalUrl}/r/${'a'.repeat(32)}`,
      typedCode: EXAMPLE_CODE,
      incidentUrl: `${portalUrl}/i/${incident.slug}`,
      offers: [],
      ...merge,
    },
  };
}
