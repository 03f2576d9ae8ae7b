/** What forms of ours send back: texts, once or several times; anything else is nothing. */
export type Form = Readonly<Record<string, unknown>> | undefined;

export function textOf(form: Form, name: string): string {
  const value = form?.[name];
  return typeof value === 'string' ? value : '';
}

export function textsOf(form: Form, name: string): readonly string[] {
  const value = form?.[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string');
}
