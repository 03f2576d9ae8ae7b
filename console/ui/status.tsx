/** Where something stands, as a word with a colour that is never alone. */
export type Tone = 'calm' | 'good' | 'warn' | 'bad' | 'quiet';

export function Status({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="status" data-tone={tone}>
      {children}
    </span>
  );
}
