/** A person is invited until a password is set; disabling ends every session and key at once. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const operatorLifecycle = lifecycle('invited', {
  invited: ['active', 'disabled'],
  active: ['disabled'],
  disabled: ['active'],
});

export type OperatorStatus = (typeof operatorLifecycle)['statuses'][number];
