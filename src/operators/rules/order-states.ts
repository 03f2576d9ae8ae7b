/** Long work a person asked for: placed until a worker did it or a room refused it. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const ORDER_KINDS = ['resolve'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export const orderLifecycle = lifecycle('placed', {
  placed: ['done', 'refused'],
  done: [],
  refused: [],
});

export type OrderStatus = (typeof orderLifecycle)['statuses'][number];
