/** The inbox's one style sheet; no font, image or script from anywhere. */
export const INBOX_STYLE = `
:root { color-scheme: light dark; --paper: #f6f5f2; --card: #fff; --ink: #1d2430; --quiet: #5c6575;
  --line: #e3e1db; --accent: #1f5f5b; --bad: #a03a1c; --bubble: #dff1e6; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171c; --card: #1c2027; --ink: #e8eaee; --quiet: #9aa4b5;
  --line: #2c323c; --accent: #7fcac2; --bad: #f0957a; --bubble: #1f3a30; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
a { color: var(--accent); }
.top { padding: 1.5rem 1rem .5rem; max-width: 64rem; margin: auto; }
.top h1 { margin: 0; font-size: 1.35rem; letter-spacing: -.01em; }
.top h1 a { color: inherit; text-decoration: none; }
.top p, .facts, .back { color: var(--quiet); margin: .2rem 0; font-size: .92rem; }
main { max-width: 64rem; margin: auto; padding: .5rem 1rem 4rem; }
.search { display: flex; gap: .5rem; margin: .5rem 0; }
.search input { flex: 1; min-width: 0; padding: .6rem .8rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: .6rem; }
.search button { padding: .6rem 1.1rem; font: inherit; font-weight: 600; border: 0; border-radius: .6rem;
  background: var(--accent); color: var(--card); cursor: pointer; }
.channels { display: flex; gap: 1.2rem; border-bottom: 1px solid var(--line); margin-top: 1rem; }
.channels a { padding: .5rem 0; color: var(--quiet); text-decoration: none; border-bottom: 3px solid transparent; }
.channels [aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent); }
.rows { list-style: none; margin: 1rem 0; padding: 0; background: var(--card); border: 1px solid var(--line);
  border-radius: .8rem; overflow: hidden; }
.rows li + li { border-top: 1px solid var(--line); }
.rows a { display: grid; grid-template-columns: 3rem 14rem 1fr auto 11.5rem; gap: .8rem; align-items: center;
  padding: .7rem 1rem; color: inherit; text-decoration: none; }
.rows a:hover, .rows a:focus-visible { background: color-mix(in srgb, var(--accent) 8%, var(--card)); }
.kind { display: grid; place-items: center; height: 2rem; border-radius: .5rem; font-size: .72rem; font-weight: 700;
  background: color-mix(in srgb, var(--accent) 14%, var(--card)); color: var(--accent); }
.who, .what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.what { color: var(--quiet); } .what b { color: var(--ink); font-weight: 600; }
.rows time { color: var(--quiet); font-size: .85rem; text-align: right; font-variant-numeric: tabular-nums; }
.fate { font-size: .78rem; padding: .1rem .55rem; border-radius: 1rem; border: 1px solid var(--line); color: var(--quiet); }
.fate.bad { color: var(--bad); border-color: currentColor; }
.nothing { padding: 3rem 1rem; text-align: center; color: var(--quiet); background: var(--card);
  border: 1px dashed var(--line); border-radius: .8rem; }
.pager { display: flex; justify-content: space-between; color: var(--quiet); }
.mail { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; overflow: hidden; margin: 1rem 0; }
.mail header { padding: 1rem 1.2rem; border-bottom: 1px solid var(--line); }
.mail h2 { margin: 0; font-size: 1.2rem; } .mail header p { margin: .2rem 0 0; color: var(--quiet); font-size: .92rem; }
iframe { display: block; width: 100%; height: max(34rem, 78vh); min-height: 12rem; border: 0; background: #fff; resize: vertical; }
details { border-top: 1px solid var(--line); padding: .8rem 1.2rem; } summary { cursor: pointer; color: var(--quiet); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .92rem/1.55 ui-monospace, SFMono-Regular, Menlo, monospace; }
.phone { width: min(24rem, 100%); margin: 1.5rem auto; padding: 1rem 1.2rem 1.4rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 1.8rem; }
.phone header { text-align: center; font-weight: 600; padding-bottom: .8rem; border-bottom: 1px solid var(--line); }
.bubble { background: var(--bubble); border-radius: 1.1rem 1.1rem 1.1rem .3rem; padding: .8rem 1rem; margin: 1rem 1rem .4rem 0;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.phone footer { color: var(--quiet); font-size: .8rem; }
dl.facts { display: grid; gap: .3rem; } dl.facts div { display: flex; gap: .8rem; flex-wrap: wrap; }
dt { width: 7rem; } dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
@media (max-width: 44rem) { .rows a { grid-template-columns: 3rem 1fr auto; gap: .3rem .8rem; }
  .kind { grid-row: 1 / 4; align-self: start; } .fate { grid-area: 1 / 3; }
  .what { grid-area: 2 / 2 / 3 / -1; } .rows time { grid-area: 3 / 2 / 4 / -1; text-align: left; } }
`;
