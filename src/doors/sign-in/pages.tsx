/** The operators' few pages without a script: sign in, type a code, set a password, who am I. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pathTo, type Seen } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; --paper: #faf8f4; --card: #fff; --ink: #1c2330; --quiet: #59616f; --line: #e4dfd5;
  --edge: #7d838e; --accent: #1f5f5b; --on: #fff; --alarm: #a83218; font: 17px/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181d; --card: #1d2128; --ink: #eceef2; --quiet: #a9b1be;
  --line: #30363f; --edge: #8a93a1; --accent: #7fcac2; --on: #10201f; --alarm: #f39a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 27rem; margin: 9vh auto 2rem; padding: 1.6rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; letter-spacing: -.02em; margin: 0 0 1rem; }
p { margin: 0 0 1rem; } a { color: var(--accent); }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; font: inherit; color: inherit; padding: .7rem .8rem; margin-top: .3rem; background: var(--card);
  border: 1px solid var(--edge); border-radius: .6rem; }
button { width: 100%; font: inherit; font-weight: 600; padding: .8rem 1.2rem; margin-top: 1.5rem; cursor: pointer;
  color: var(--on); background: var(--accent); border: 0; border-radius: .7rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { border-left: .3rem solid var(--alarm); padding-left: .8rem; }
.hint { color: var(--quiet); font-weight: 400; }
main.wide { max-width: 46rem; margin: 4vh auto 2rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; }
.lang { text-align: right; } blockquote { margin: 0 0 .7rem; padding: .7rem 1rem; border-left: .3rem solid var(--accent);
  background: var(--paper); border-radius: 0 .6rem .6rem 0; }
fieldset { border: 0; padding: 0; margin: 1rem 0 0; } legend { font-weight: 600; padding: 0; }
.choice, .inline { font-weight: 400; margin-top: .4rem; padding: .35rem 0; } .inline { display: inline-block; margin-right: 1.2rem; }
input[type=radio] { width: 1.2rem; height: 1.2rem; margin: 0 .4rem 0 0; vertical-align: -.2rem; padding: 0; accent-color: var(--accent); }
select { width: 100%; font: inherit; color: inherit; padding: .7rem .8rem; margin-top: .3rem; background: var(--card);
  border: 1px solid var(--edge); border-radius: .6rem; }
.row { display: flex; gap: .8rem; flex-wrap: wrap; } .row button { flex: 1 1 12rem; margin-top: .5rem; }
button.second { color: var(--accent); background: transparent; border: 2px solid var(--accent); }
.qr svg { display: block; width: 13rem; height: 13rem; margin: 0 auto 1rem; border-radius: .6rem; }
code, .codes { font: 1.05rem/1.9 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.codes { columns: 10.5rem 2; padding-left: 1.9rem; } .codes li { white-space: nowrap; }
p.hint { margin: .4rem 0 1rem; } form + p { margin-top: 1.2rem; } a.button { display: block; text-align: center; font-weight: 600; padding: .8rem 1.2rem;
  color: var(--on); background: var(--accent); border-radius: .7rem; text-decoration: none; }
.lang { margin: 1.6rem 0 0; }
.state { font-weight: 600; } .done { border-left: .3rem solid var(--accent); padding-left: .8rem; }
summary { cursor: pointer; margin-top: 1.2rem; color: var(--accent); } ul.plain { list-style: none; padding: 0; }
ul.plain a { display: block; padding: .8rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 30rem) { main, main.wide { margin: 0; border: 0; border-radius: 0; min-height: 100vh; } }`;

export interface Problem {
  /** One sentence, shown above the form and read out first. */
  readonly problem?: string | undefined;
}

export function signInPage(seen: Seen, model: Problem & { email?: string; done?: string }): string {
  const { problem, email = '', done } = model;
  const { words } = seen;
  return page(
    words.signIn,
    seen,
    <form method="post" action={pathTo('/sign-in', seen)}>
      {done && <p role="status">{done}</p>}
      <ProblemLine problem={problem} />
      <label htmlFor="email">{words.email}</label>
      <input id="email" name="email" type="email" autoComplete="username" required defaultValue={email} />
      <label htmlFor="password">{words.password}</label>
      <input id="password" name="password" type="password" autoComplete="current-password" required />
      <button type="submit">{words.enter}</button>
    </form>,
  );
}

export function setUpPage(
  seen: Seen,
  model: Problem & { name: string; email: string; charactersMin: number },
): string {
  const { problem, name, email, charactersMin } = model;
  const { words } = seen;
  return page(
    words.choose,
    seen,
    <form method="post" action={pathTo(seen.path, seen)}>
      <p>
        {words.welcome(name)} <strong>{email}</strong>.
      </p>
      <ProblemLine problem={problem} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <label htmlFor="password">
        {words.newPassword} <span className="hint">{words.atLeast(charactersMin)}</span>
      </label>
      <input id="password" name="password" type="password" autoComplete="new-password" required />
      <label htmlFor="again">{words.again}</label>
      <input id="again" name="again" type="password" autoComplete="new-password" required />
      <button type="submit">{words.setPassword}</button>
    </form>,
  );
}

export function linkGonePage(seen: Seen): string {
  return page(seen.words.linkGone, seen, <p>{seen.words.linkGoneSaid}</p>);
}

/** The second page of signing in. */
export function codePage(seen: Seen, { problem }: Problem): string {
  const { words } = seen;
  return page(
    words.codeTitle,
    seen,
    <form method="post" action={pathTo('/sign-in/code', seen)}>
      <ProblemLine problem={problem} />
      <CodeField label={words.code} hint={words.codeHint} />
      <button type="submit">{words.continue}</button>
    </form>,
  );
}

export function ProblemLine({ problem }: Problem): ReactNode {
  return problem ? (
    <p className="problem" role="alert">
      {problem}
    </p>
  ) : null;
}

/** A code of the authenticator, or a recovery code, so letters too. */
export function CodeField({ label, hint }: { label: string; hint?: string }): ReactNode {
  return (
    <>
      <label htmlFor="code">{label}</label>
      <input
        id="code"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required
        aria-describedby={hint ? 'code-hint' : undefined}
      />
      {hint && (
        <p id="code-hint" className="hint">
          {hint}
        </p>
      )}
    </>
  );
}

/** In the reader's language, with a way to the other one. */
export function page(title: string, seen: Seen, content: ReactNode): string {
  const other = seen.locale === 'en' ? 'id' : 'en';
  return answerPage(
    title,
    seen,
    <>
      {content}
      <p className="lang">
        <a href={pathTo(seen.path, { ...seen, locale: other })} lang={other} hrefLang={other}>
          {seen.words.other}
        </a>
      </p>
    </>,
  );
}

/** What answers a form and can not be loaded again: without a way to the other language, on which it would be lost. */
export function answerPage(title: string, seen: Seen, content: ReactNode): string {
  return operatorPage({ title, lang: seen.locale, wide: false }, content);
}

/** The frame of every page that operators see without a script. */
export function operatorPage(
  { title, lang, wide }: { title: string; lang: string; wide: boolean },
  content: ReactNode,
): string {
  const html = renderToStaticMarkup(
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main className={wide ? 'wide' : undefined}>
          <h1>{title}</h1>
          {content}
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
