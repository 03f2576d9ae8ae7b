import { describe, expect, test } from '@jest/globals';
import { permissionsOf } from '../operators/index.ts';
import { can } from './can.ts';

const as = (...roles: Parameters<typeof permissionsOf>[0]) => ({ permissions: permissionsOf(roles) });

describe('can', () => {
  test('says nothing where it is allowed', () => {
    expect(can(as('approver'), 'notice.launch')).toEqual({ allowed: true, reason: null });
    expect(can(as('approver'), 'notice.launch', null)).toEqual({ allowed: true, reason: null });
  });

  test('names the permission and who has it', () => {
    expect(can(as('writer'), 'notice.launch')).toEqual({
      allowed: false,
      reason: 'Needs the permission notice.launch, which an incident lead or an approver has.',
    });
    expect(can(as('writer'), 'operator.write').reason).toBe(
      'Needs the permission operator.write, which an administrator has.',
    );
  });

  test('says what stands against it only to who has the permission', () => {
    const refusal = 'The notice is not approved yet.';
    expect(can(as('approver'), 'notice.launch', refusal)).toEqual({ allowed: false, reason: refusal });
    expect(can(as('writer'), 'notice.launch', refusal).reason).toMatch(/^Needs the permission/);
  });
});
