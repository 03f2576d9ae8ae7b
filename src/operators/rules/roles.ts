/** Roles are named permission sets; every permission a door may ask for stands here and nowhere else. */
import { type Both, both } from '../../kernel/both.ts';

export const PERMISSIONS = [
  'incident.read',
  'incident.write',
  'law.read',
  'law.write',
  'law.approve',
  'hold.write',
  'hold.approve',
  'posting.write',
  'incident_page.write',
  'incident_page.approve',
  'intake.read',
  'intake.write',
  'intake.accept',
  'people.read',
  'people.resolve',
  'people.merge',
  'people.reveal',
  'guard.decide',
  'sharing.write',
  'sharing.approve',
  'extract.read',
  'extract.write',
  'extract.approve',
  'message.read',
  'message.write',
  'notice.read',
  'notice.write',
  'notice.approve',
  'notice.launch',
  'handover.read',
  'handover.write',
  'handover.approve',
  'code.read',
  'code.write',
  'code.approve',
  'code.reveal',
  'offer.read',
  'offer.write',
  'offer_set.approve',
  'grant.void',
  'grant_void.approve',
  'fulfilment.read',
  'fulfilment.write',
  'payout.write',
  'payout.approve',
  'claim.write',
  'claim.reveal',
  'claim.approve',
  'hotline.answer',
  'report.read',
  'alarm.read',
  'alarm.write',
  'ledger.prove',
  'bill.write',
  'operator.read',
  'operator.write',
  'operator.approve',
  'key.write',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READ = PERMISSIONS.filter((p) => p.endsWith('.read'));

export const ROLES = {
  admin: PERMISSIONS,
  incident_lead: [
    ...READ,
    'incident.write',
    'law.write',
    'hold.write',
    'posting.write',
    'incident_page.write',
    'intake.write',
    'intake.accept',
    'people.resolve',
    'people.merge',
    'guard.decide',
    'sharing.write',
    'extract.write',
    'message.write',
    'notice.write',
    'notice.launch',
    'handover.write',
    'alarm.write',
    'code.write',
    'offer.write',
    'grant.void',
    'fulfilment.write',
    'claim.write',
    'key.write',
    'hotline.answer',
  ],
  writer: [
    'incident.read',
    'incident_page.write',
    'people.read',
    'message.read',
    'message.write',
    'notice.read',
    'key.write',
  ],
  approver: [
    ...READ,
    'law.approve',
    'hold.approve',
    'incident_page.approve',
    'intake.accept',
    'guard.decide',
    'sharing.approve',
    'extract.approve',
    'notice.approve',
    'notice.launch',
    'handover.approve',
    'code.approve',
    'offer_set.approve',
    'grant_void.approve',
    'payout.approve',
    'claim.reveal',
    'claim.approve',
    'key.write',
  ],
  finance: [
    'incident.read',
    'code.read',
    'code.write',
    'code.approve',
    'code.reveal',
    'offer.read',
    'offer.write',
    'offer_set.approve',
    'grant.void',
    'grant_void.approve',
    'fulfilment.read',
    'fulfilment.write',
    'payout.write',
    'payout.approve',
    'claim.write',
    'claim.reveal',
    'claim.approve',
    'report.read',
    'ledger.prove',
    'bill.write',
    'key.write',
  ],
  /** No people.read: whoever answers finds people through calls only, which say nothing before it is proven who speaks. */
  hotline: ['incident.read', 'notice.read', 'offer.read', 'claim.write', 'hotline.answer', 'key.write'],
  auditor: [...READ, 'ledger.prove'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.freeze(Object.keys(ROLES) as Role[]);

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => ROLES[role] as readonly Permission[]));
}

const ROLE_WORDS: Readonly<Record<Role, Both>> = {
  admin: both('an administrator', 'administrator'),
  incident_lead: both('an incident lead', 'pemimpin insiden'),
  writer: both('a writer', 'penulis'),
  approver: both('an approver', 'pemberi persetujuan'),
  finance: both('somebody in finance', 'bagian keuangan'),
  hotline: both('a hotline agent', 'petugas layanan telepon'),
  auditor: both('an auditor', 'auditor'),
};

/** Who has a permission, in words; administrators have every one and are named only where nobody else has it. */
export function holdersOf(permission: Permission): readonly Both[] {
  const holders = ROLE_NAMES.filter((role) => permissionsOf([role]).has(permission));
  const others = holders.filter((role) => role !== 'admin');
  return (others.length > 0 ? others : holders).map((role) => ROLE_WORDS[role]);
}

/** The terminal may make, never check (ENGINE §10). */
export const TERMINAL_PERMISSIONS: ReadonlySet<Permission> = new Set(
  PERMISSIONS.filter((p) => !/\.(approve|accept|decide)$/.test(p)),
);
