/** How far something is: a bar for who sees it, a value for who hears it. */
export function Meter({ label, percent }: { label: string; percent: number }) {
  const value = Math.max(0, Math.min(100, percent));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(value)}
      style={{ inlineSize: '100%', minInlineSize: 120, background: 'var(--line)', borderRadius: 4 }}
    >
      <span className="bar" style={{ inlineSize: `${Math.max(value, 1)}%`, blockSize: 8 }} />
    </div>
  );
}
