/** The field for a typed code: the same wherever one is asked for. */
import type { ReactElement } from 'react';
import { type Locale, WORDS } from '../text.ts';

export interface CodeFieldModel {
  readonly locale: Locale;
  readonly action: string;
  readonly button: string;
  /** After a code that could not be read, or too many of them. */
  readonly trouble: 'codeWrong' | 'tooMany' | null;
}

export function CodeField({ model }: { model: CodeFieldModel }): ReactElement {
  const words = WORDS[model.locale];
  const { trouble } = model;
  return (
    <>
      {trouble === null ? null : (
        <p className="note bad" role="alert" id="trouble">
          {words[trouble]}
        </p>
      )}
      <form method="post" action={model.action}>
        <label className="field" htmlFor="code">
          {words.code}
        </label>
        <input
          className="typed"
          id="code"
          name="code"
          required
          maxLength={40}
          placeholder="ABCD-EFGH-JKMNP"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={trouble === null ? 'hint' : 'trouble hint'}
          aria-invalid={trouble === 'codeWrong' ? true : undefined}
        />
        <p className="quiet" id="hint">
          {words.codeHint}
        </p>
        <button className="button">{model.button}</button>
      </form>
    </>
  );
}
