/** The operators' few pages without a script: sign in, set a password, who am I. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 26rem; margin: 10vh auto; padding: 0 1rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; box-sizing: border-box; font: inherit; padding: .6rem; margin-top: .25rem; }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; margin-top: 1.5rem; cursor: pointer; }
.problem { border-left: .3rem solid #c22; padding-left: .8rem; }
.hint { opacity: .8; font-weight: 400; }`;

export interface Problem {
  /** One sentence, shown above the form and read out first. */
  readonly problem?: string;
}

export function signInPage({
  problem,
  email = '',
  done,
}: Problem & { email?: string; done?: string }): string {
  return page(
    'Sign in to Amends',
    <form method="post" action="/sign-in">
      {done && <p role="status">{done}</p>}
      <ProblemLine problem={problem} />
      <label htmlFor="email">E-mail address</label>
      <input id="email" name="email" type="email" autoComplete="username" required defaultValue={email} />
      <label htmlFor="password">Password</label>
      <input id="password" name="password" type="password" autoComplete="current-password" required />
      <button type="submit">Sign in</button>
    </form>,
  );
}

export function setUpPage(model: Problem & { name: string; email: string; charactersMin: number }): string {
  const { problem, name, email, charactersMin } = model;
  return page(
    'Choose your password',
    <form method="post">
      <p>
        Welcome, {name}. You sign in as <strong>{email}</strong>. This link works once.
      </p>
      <ProblemLine problem={problem} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <label htmlFor="password">
        New password <span className="hint">at least {charactersMin} characters</span>
      </label>
      <input id="password" name="password" type="password" autoComplete="new-password" required />
      <label htmlFor="again">The same again</label>
      <input id="again" name="again" type="password" autoComplete="new-password" required />
      <button type="submit">Set password</button>
    </form>,
  );
}

export function linkGonePage(sentence: string): string {
  return page('This link does not work', <p>{sentence}</p>);
}

export function homePage({ name, roles }: { name: string; roles: readonly string[] }): string {
  return page(
    'Amends',
    <>
      <p>
        Signed in as <strong>{name}</strong> ({roles.join(', ')}).
      </p>
      <p>
        <a href="/api/docs">Read the API</a>
      </p>
      <form method="post" action="/sign-out">
        <button type="submit">Sign out</button>
      </form>
    </>,
  );
}

function ProblemLine({ problem }: { problem: string | undefined }): ReactNode {
  return problem ? (
    <p className="problem" role="alert">
      {problem}
    </p>
  ) : null;
}

function page(title: string, content: ReactNode): string {
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {content}
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
