import { describe, expect, test } from '@jest/globals';
import { lockMs } from './limits.ts';
import { isWeakPassword } from './password.ts';
import { isRole, PERMISSIONS, permissionsOf, ROLE_NAMES, ROLES, TERMINAL_PERMISSIONS } from './roles.ts';

describe('roles', () => {
  test('the terminal may make but never approve, accept or decide', () => {
    const checks = PERMISSIONS.filter((p) => /\.(approve|accept|decide)$/.test(p));
    expect(checks.length).toBeGreaterThanOrEqual(4);
    expect(checks.filter((p) => TERMINAL_PERMISSIONS.has(p))).toEqual([]);
    expect(TERMINAL_PERMISSIONS.has('incident.write')).toBe(true);
  });

  test('several roles hold the union of their permissions', () => {
    const both = permissionsOf(['writer', 'finance']);
    for (const p of [...ROLES.writer, ...ROLES.finance]) expect(both.has(p)).toBe(true);
    expect(both.has('operator.write')).toBe(false);
  });

  test('an auditor changes nothing', () => {
    const writes = [...permissionsOf(['auditor'])].filter((p) => !/\.read$|^ledger\.prove$/.test(p));
    expect(writes).toEqual([]);
  });

  test('only names of the list are roles', () => {
    expect(ROLE_NAMES.every(isRole)).toBe(true);
    expect(isRole('constructor')).toBe(false);
  });
});

describe('sign-in limits', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 60_000],
    [6, 120_000],
    [8, 480_000],
    [9, 900_000],
    [90, 900_000],
  ])('after %i wrong passwords the account sleeps %i ms', (failures, ms) => {
    expect(lockMs(failures)).toBe(ms);
  });

  const ana = { name: 'Ana Putri', email: 'ana.putri@example.com' };
  test.each([
    ['short', true],
    ['aaaaaaaaaaaaaaaaaaaa', true],
    ['my-name-is-Putri-2026', true],
    ['ana.putri is my name', true],
    ['correct horse battery', false],
  ])('%s is weak: %s', (password, weak) => {
    expect(isWeakPassword(password, ana)).toBe(weak);
  });
});
