/** Options that several verbs read the same way. */

export function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

/** `--reason` and `--digest` of a second person's answer. */
export function decisionOf(options: Readonly<Record<string, unknown>>): { reason?: string; digest?: string } {
  const { reason, digest } = options;
  return {
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof digest === 'string' ? { digest } : {}),
  };
}
