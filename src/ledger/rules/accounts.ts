/** The chart of accounts (reference/compensation.md §2.2); the table `account` and a CHECK on journals say the same. */
export const PLANES = ['memo', 'gl'] as const;
export type Plane = (typeof PLANES)[number];

export const ACCOUNTS = {
  '1100': 'Bank',
  '1150': 'Billing and shop clearing',
  '1200': 'Prepaid code inventory',
  '2100': 'Provision: incident compensation',
  '2200': 'Customer compensation payable: chosen, not delivered',
  '2300': 'Accrued vendor cost: delivered, not invoiced',
  '2400': 'Accounts payable',
  '4100': 'Compensation discounts (contra-revenue)',
  '5100': 'Compensation expense and release',
  '5300': 'Exchange gain and loss',
  '5900': 'Reconciliation differences and write-offs',
  '9000': 'Memo control',
  '9100': 'Granted, still open, at face value',
  '9200': 'Reserved, at face value',
} as const;
export type AccountCode = keyof typeof ACCOUNTS;

/** Memo accounts begin with 9; a journal stands on one plane only. */
export function planeOf(account: AccountCode): Plane {
  return account.startsWith('9') ? 'memo' : 'gl';
}
