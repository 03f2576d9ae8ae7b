import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { permissionsOf, ROLE_NAMES, type Permission } from '../../src/operators/index.ts';
import { read } from '../house/source.ts';
import { routesOf } from '../support/routes.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;

beforeAll(async () => {
  web = await aWeb();
});
afterAll(() => web.close());

const ROW = /^\| `([A-Z]+) ([^`]+)`\s*\| `([^`]+)`\s*\| (.*?)\s*\|$/gm;

test('docs/permissions.md says of every route what the route itself declares, and of no other', () => {
  const written = [...read('docs/permissions.md').matchAll(ROW)].map(([, verb, path, access, roles]) => {
    return `${verb} ${path} ${access} ${roles}`;
  });
  const declared = routesOf(web.app).map(({ verb, path, access }) => {
    return `${verb} ${path} ${access} ${rolesOf(access!)}`;
  });
  expect(declared.length).toBeGreaterThan(150);
  expect(written.toSorted()).toEqual(declared.toSorted());
});

test('docs/permissions.md says of every role what it may do', () => {
  const written = new Map(
    [...read('docs/permissions.md').matchAll(/^\| (\w+)\s*\| ((?:[\w.]+, )*[\w.]+)\s*\|$/gm)].map((m) => [
      m[1],
      m[2],
    ]),
  );
  for (const role of ROLE_NAMES) {
    expect({ [role]: written.get(role) }).toEqual({ [role]: [...permissionsOf([role])].sort().join(', ') });
  }
});

function rolesOf(access: string): string {
  if (access === 'public') return 'everybody, without signing in';
  if (access === 'anyone') return 'every operator';
  return ROLE_NAMES.filter((role) => permissionsOf([role]).has(access as Permission)).join(', ');
}
