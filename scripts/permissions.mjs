// Writes docs/permissions.md from the controllers' decorators and the roles: part of `npm run docs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROLES } from '../src/operators/rules/roles.ts';

const VERBS = 'Get|Post|Put|Patch|Delete|Head|Options';
const rows = [];
for (const entry of readdirSync('src/doors', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.controller.ts')) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  const classes = [...text.matchAll(/@Controller\((?:'([^']*)')?\)/g)];
  for (const [i, { 0: whole, 1: base = '', index }] of classes.entries()) {
    const head = text.slice(text.lastIndexOf('\n\n', index) + 1, index + whole.length + 80);
    const body = text.slice(index + whole.length, classes[i + 1]?.index ?? text.length);
    const declared =
      accessIn(text.slice(text.lastIndexOf('\n\n', index), index)) ?? accessIn(head.split('export class')[0]);
    const found = [...body.matchAll(new RegExp(`^  @(${VERBS})\\(([^)]*)\\)`, 'gm'))];
    for (const [k, { 1: verb, 2: paths, index: at }] of found.entries()) {
      const until = found[k + 1]?.index ?? body.length;
      const access = accessIn(body.slice(at, until)) ?? declared;
      const named = [...paths.matchAll(/'([^']*)'/g)].map((m) => m[1]);
      for (const path of named.length === 0 ? [''] : named) {
        rows.push({ verb: verb.toUpperCase(), path: joined(base, path), access });
      }
    }
  }
}

function accessIn(text) {
  const needs = /@Needs\('([^']+)'\)/.exec(text)?.[1];
  return needs ?? (/@Public\(\)/.test(text) ? 'public' : undefined);
}

function joined(...parts) {
  return `/${parts.filter(Boolean).join('/')}`;
}

function rolesOf(access) {
  if (access === 'public') return 'everybody, without signing in';
  if (access === 'anyone') return 'every operator';
  return Object.keys(ROLES)
    .filter((role) => ROLES[role].includes(access))
    .join(', ');
}

const key = ({ path, verb }) => `${path} ${verb}`;
rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
const lines = rows.map((r) => `| \`${r.verb} ${r.path}\` | \`${r.access}\` | ${rolesOf(r.access)} |`);
const roles = Object.keys(ROLES).map((role) => `| ${role} | ${[...ROLES[role]].sort().join(', ')} |`);
const FILE = 'docs/permissions.md';
const text = `# Permissions

Roles are named sets of permissions; every route names the one it needs. Beside it an operator works on all incidents
or on a named set: of any other one, whatever leads to it answers 404 as if it did not exist (\`src/doors/reach.ts\`).
What gives an operator more is asked by one administrator and decided by another. Written by \`npm run docs\`; a house
test compares it with the running application.

| role | permissions |
|---|---|
${roles.join('\n')}

| route | permission | roles |
|---|---|---|
${lines.join('\n')}
`;
writeFileSync(FILE, await format(text, { ...(await resolveConfig(FILE)), filepath: FILE }));
