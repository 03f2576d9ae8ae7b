/** What a provider is answered: 2xx only for what stands; their own trouble is 4xx, ours 503. */
import type { Answer } from '../../receipts/index.ts';

export const RETRY_AFTER_SECONDS = 5;

export function statusOf(given: Answer): number {
  switch (given.status) {
    case 'accepted':
      return 204;
    case 'refused':
      return given.reason === 'malformed' ? 400 : 403;
    case 'unavailable':
      return 503;
  }
}
