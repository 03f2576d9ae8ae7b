import { describe, expect, test } from '@jest/globals';
import { both } from '../kernel/both.ts';
import { permissionsOf } from '../operators/index.ts';
import { can } from './can.ts';

const as = (...roles: Parameters<typeof permissionsOf>[0]) => ({ permissions: permissionsOf(roles) });

describe('can', () => {
  test('says nothing where it is allowed', () => {
    expect(can(as('approver'), 'notice.launch')).toEqual({ allowed: true, reason: null });
    expect(can(as('approver'), 'notice.launch', null)).toEqual({ allowed: true, reason: null });
  });

  test('names the permission and who has it', () => {
    expect(can(as('writer'), 'notice.launch').words).toEqual({
      en: 'Needs the permission notice.launch, which an incident lead or an approver has.',
      id: 'Memerlukan izin notice.launch, yang dimiliki pemimpin insiden atau pemberi persetujuan.',
    });
    expect(can(as('writer'), 'operator.write').reason).toBe(
      'Needs the permission operator.write, which an administrator has.',
    );
  });

  test('says what stands against it only to who has the permission', () => {
    const words = both('The notice is not approved yet.', 'Belum disetujui.');
    expect(can(as('approver'), 'notice.launch', words)).toEqual({ allowed: false, reason: words.en, words });
    expect(can(as('writer'), 'notice.launch', words).reason).toMatch(/^Needs the permission/);
  });
});
