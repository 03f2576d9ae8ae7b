// Writes docs/errors.md from the rooms' own declarations: `npm run docs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './permissions.mjs';

const STATUS = { invalid: 400, not_found: 404, conflict: 409, forbidden: 403, unavailable: 503 };
const rows = [];
for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  for (const call of text.matchAll(/\berrors\('(\w+)',\s*\{([\s\S]*?)\n\s*\}\)/g)) {
    const entries = call[2].matchAll(
      /^\s*'?(\w+)'?:\s*\[\s*'(invalid|not_found|conflict|forbidden|unavailable)',\s*(['"`])([\s\S]*?)\3,?\s*\]/gm,
    );
    for (const [, reason, kind, , sentence] of entries) {
      rows.push({
        code: `${call[1]}.${reason}`,
        kind,
        sentence: sentence.replaceAll("\\'", "'").replaceAll('|', '\\|'),
      });
    }
  }
}
rows.sort((a, b) => (a.code < b.code ? -1 : 1));
const lines = rows.map((r) => `| \`${r.code}\` | ${r.kind} (${STATUS[r.kind]}) | ${r.sentence} |`);
writeFileSync(
  'docs/errors.md',
  `# Errors

Every refusal has a code \`room.reason\`, a kind and one sentence. Over HTTP it is an RFC 9457
\`application/problem+json\` with the status beside the kind; in the terminal it is the sentence on stderr and a
non-zero exit. What the web server itself refuses (an address nobody serves, a body that is not JSON) has a code
\`http.…\` that repeats its status. Written by \`npm run docs\`; a house test compares it with the source.

| code | kind (status) | sentence |
|---|---|---|
${lines.join('\n')}
`,
);
