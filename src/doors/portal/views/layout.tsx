/** The frame of every page: skip link, brand, language, contents, and how to check that this is really us. */
import type { ReactElement, ReactNode } from 'react';
import { WORDS, type Locale } from '../text.ts';

export interface Contact {
  readonly email: string | null;
  readonly phone: string | null;
  /** What to type, without `https://`. */
  readonly typed: string;
  readonly href: string;
  /** The same on this very server: `/i/<slug>`. */
  readonly home: string;
}

export interface Frame {
  readonly locale: Locale;
  readonly title: string;
  readonly brand: string | null;
  /** Address of the brand's image, served by us. */
  readonly logoHref: string | null;
  readonly styleHref: string;
  /** The address of this page; the other language is `?lang=`. Null: the page speaks one language only. */
  readonly path: string | null;
  readonly tab: 'notice' | 'offers' | null;
  readonly contact: Contact | null;
}

export function Page({ frame, children }: { frame: Frame; children: ReactNode }): ReactElement {
  const words = WORDS[frame.locale];
  return (
    <html lang={frame.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{frame.brand ? `${frame.title} · ${frame.brand}` : frame.title}</title>
        <link rel="stylesheet" href={frame.styleHref} />
      </head>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        {frame.brand === null ? null : (
          <header className="top">
            <div className="wrap">
              <span className="brand">
                {frame.logoHref === null ? frame.brand : <img src={frame.logoHref} alt={frame.brand} />}
              </span>
              {frame.path === null ? null : <Languages locale={frame.locale} path={frame.path} />}
            </div>
          </header>
        )}
        <div className="wrap">
          {frame.tab === null ? null : <Tabs tab={frame.tab} locale={frame.locale} />}
          <main id="main">{children}</main>
        </div>
        {frame.contact === null ? null : <Really contact={frame.contact} locale={frame.locale} />}
      </body>
    </html>
  );
}

function Languages({ locale, path }: { locale: Locale; path: string }): ReactElement {
  const names: readonly (readonly [Locale, string])[] = [
    ['id', 'Indonesia'],
    ['en', 'English'],
  ];
  return (
    <nav className="lang" aria-label={WORDS[locale].language}>
      {names.map(([one, name]) =>
        one === locale ? (
          <span key={one} aria-current="true">
            {name}
          </span>
        ) : (
          <a key={one} lang={one} hrefLang={one} href={`${path}${path.includes('?') ? '&' : '?'}lang=${one}`}>
            {name}
          </a>
        ),
      )}
    </nav>
  );
}

function Tabs({ tab, locale }: { tab: 'notice' | 'offers'; locale: Locale }): ReactElement {
  const words = WORDS[locale];
  return (
    <nav className="tabs" aria-label={words.notice}>
      {(['notice', 'offers'] as const).map((one) => (
        <a key={one} href={`/my/${one}`} aria-current={one === tab ? 'page' : undefined}>
          {words[one]}
        </a>
      ))}
    </nav>
  );
}

function Really({ contact, locale }: { contact: Contact; locale: Locale }): ReactElement {
  const words = WORDS[locale];
  return (
    <footer>
      <div className="wrap">
        <h2>{words.really}</h2>
        <p>{words.never}</p>
        <p>
          {words.typeYourself} <a href={contact.href}>{contact.typed}</a>
        </p>
        <p>
          <a href={`${contact.home}/really?lang=${locale}`}>{words.checkCode}</a>
        </p>
        {contact.phone === null && contact.email === null ? null : (
          <p>
            {words.reach}{' '}
            {contact.phone === null ? null : <a href={`tel:${dialled(contact.phone)}`}>{contact.phone}</a>}
            {contact.phone !== null && contact.email !== null ? ' · ' : null}
            {contact.email === null ? null : <a href={`mailto:${contact.email}`}>{contact.email}</a>}
          </p>
        )}
      </div>
    </footer>
  );
}

function dialled(phone: string): string {
  return phone.replaceAll(/[^\d+]/g, '');
}
