/** Everything known about a person, in words: for the person, for a regulator, for the company's own files. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { dangersOf, type PersonSummary, personKey, type RevealedPerson } from '../people/index.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Dossiers, type Past } from './dossiers.ts';
import { leakedLines } from './statement/leaked.ts';
import type { PersonLine, Statement, StatementContacts } from './statement/types.ts';

@Injectable()
export class Statements {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly incidents: Incidents,
    private readonly dossiers: Dossiers,
  ) {}

  /**
   * One person's full statement, in both languages: what leaked in which form, what it means, the files it stood in,
   * what earlier runs said, what they were told. Without contacts; with a reason (and `people.reveal`) with them.
   * Whoever was absorbed gets the survivor's. Audited.
   */
  async ofPerson(
    incidentId: IncidentId,
    ref: PersonRef,
    asked: { readonly contactsFor?: string | undefined },
    actor: Actor,
  ): Promise<Statement> {
    const incident = await this.incidents.get(incidentId);
    const { contactsFor } = asked;
    const { person, clear, past } = await this.dossiers.one(incidentId, { ref, contactsFor }, actor);
    return statementOf({ incident, person, past, clear, madeAt: this.clock.now() });
  }

  /**
   * Everybody's statement in short, one object a line, in order of cohort and ordinal, contacts included. Needs
   * `people.reveal`; audited with its purpose before the first line.
   */
  async *everyone(incidentId: IncidentId, actor: Actor): AsyncGenerator<PersonLine> {
    for await (const batch of this.dossiers.everyone(incidentId, actor)) {
      for (const { clear, past } of batch) yield lineOf(clear, past);
    }
  }
}

interface Parts {
  readonly incident: Incident;
  readonly person: PersonSummary;
  readonly past: Past;
  readonly clear: RevealedPerson | null;
  readonly madeAt: Date;
}

function statementOf({ incident, person, past, clear, madeAt }: Parts): Statement {
  const { brand, legalEntity, code, name } = incident;
  return {
    reference: `${code}-${personKey(person)}`,
    incident: {
      code,
      name,
      brand: brand.name,
      company: legalEntity.name,
      contactEmail: brand.contactEmail,
      contactPhone: brand.contactPhone,
      website: brand.website,
    },
    madeAt,
    locale: person.locale?.startsWith('en')
      ? 'en'
      : person.locale?.startsWith('id')
        ? 'id'
        : incident.defaultLocale,
    leaked: leakedLines(person.exposure),
    dangers: dangersOf(person.exposure).map(({ name: danger, label, risk }) => ({
      name: danger,
      label,
      risk,
    })),
    sources: person.files,
    history: past.history.map(({ exposure, ...when }) => ({ ...when, leaked: leakedLines(exposure) })),
    told: past.told.map(({ exposure, ...when }) => ({ ...when, leaked: leakedLines(exposure) })),
    contacts: clear && contactsOf(clear),
  };
}

function contactsOf({ key, name, email, phone }: RevealedPerson): StatementContacts {
  const customerId = key.kind === 'customer_id' ? key.value : null;
  return { customerId, idSpace: key.idSpace, name, email, phone };
}

function lineOf(clear: RevealedPerson, { history, told }: Past): PersonLine {
  return {
    person: personKey(clear),
    ...contactsOf(clear),
    leaked: clear.exposure,
    dangers: dangersOf(clear.exposure).map(({ name }) => name),
    sources: clear.files,
    rows: clear.rows,
    flags: clear.flags,
    history,
    told,
  };
}
