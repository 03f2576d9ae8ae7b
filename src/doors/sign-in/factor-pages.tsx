/** The pages of the second factor: the picture to scan, recovery codes shown once, what stands now. */
import type { ReactNode } from 'react';
import type { Enrolment, SecondFactor } from '../../operators/index.ts';
import { answerPage, CodeField, page, type Problem, ProblemLine } from './pages.tsx';
import { destination, pathTo, type Seen } from './words.ts';

/** @param action where the first code is posted */
export function enrolPage(
  seen: Seen,
  { enrolment, action, problem }: Problem & { enrolment: Enrolment; action: string },
): string {
  const { words } = seen;
  return page(
    words.enrolTitle,
    seen,
    <form method="post" action={pathTo(action, seen)}>
      <ProblemLine problem={problem} />
      <p>{words.enrolWhy}</p>
      <p>{words.enrolScan}</p>
      <Picture label={words.qr} svg={enrolment.qr} />
      <p>
        {words.enrolType}: <code>{enrolment.secret}</code>
      </p>
      <CodeField label={words.firstCode} />
      <button type="submit">{words.enrol}</button>
    </form>,
  );
}

/** The answer to a form and not a page of its own: nothing shows them again. */
export function recoveryPage(seen: Seen, codes: readonly string[]): string {
  const { words } = seen;
  return answerPage(
    words.recoveryTitle,
    seen,
    <>
      <p>{words.recoveryWhy}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>
        <a className="button" href={destination(seen)}>
          {words.kept}
        </a>
      </p>
    </>,
  );
}

export interface Whose {
  readonly name: string;
  readonly roles: readonly string[];
  /** May they answer the hotline? */
  readonly answers: boolean;
}

/** Who is signed in, what stands of their second factor, and where to go from here. */
export function factorPage(
  seen: Seen,
  { name, roles, answers, ...factor }: Whose & SecondFactor & Problem,
): string {
  const { words } = seen;
  return page(
    words.factorTitle,
    seen,
    <>
      <p>
        {words.signedInAs} <strong>{name}</strong> ({roles.join(', ').replaceAll('_', ' ')}).
      </p>
      <ProblemLine problem={factor.problem} />
      <p className="state">{factor.enrolled ? words.factorOn(factor.recoveryCodesLeft) : words.factorOff}</p>
      {factor.enrolled ? <InForce seen={seen} /> : <Begin seen={seen} />}
      <p>
        <a href={destination(seen)}>{words.console}</a>
      </p>
      {answers ? (
        <p>
          <a href="/hotline">{words.answerHotline}</a>
        </p>
      ) : null}
      <form method="post" action={pathTo('/sign-out', seen)}>
        <button type="submit" className="second">
          {words.signOut}
        </button>
      </form>
    </>,
  );
}

function Begin({ seen }: { seen: Seen }): ReactNode {
  return (
    <form method="post" action={pathTo('/second-factor/begin', seen)}>
      <button type="submit">{seen.words.begin}</button>
    </form>
  );
}

/** One field, two ways on: the button says which. */
function InForce({ seen }: { seen: Seen }): ReactNode {
  const { words } = seen;
  return (
    <form method="post" action={pathTo('/second-factor/begin', seen)}>
      <CodeField
        label={words.presentCode}
        hint={`${words.newPhoneWhy} ${words.newCodes}: ${words.newCodesWhy}`}
      />
      <div className="row">
        <button type="submit">{words.newPhone}</button>
        <button type="submit" className="second" formAction={pathTo('/second-factor/recovery-codes', seen)}>
          {words.newCodes}
        </button>
      </div>
    </form>
  );
}

/** Drawn by our own code from an address of our own: no words of anybody else stand in it. */
function Picture({ label, svg }: { label: string; svg: string }): ReactNode {
  return (
    <div
      className="qr"
      role="img"
      aria-label={label}
      dangerouslySetInnerHTML={{ __html: svg.replace('<svg', '<svg aria-hidden="true"') }}
    />
  );
}
