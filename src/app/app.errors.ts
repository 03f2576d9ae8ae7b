/** Refusals of the processes themselves. */
import { errors } from '../kernel/errors.ts';

export const APP_ERRORS = errors('app', {
  provider_unreachable: [
    'unavailable',
    '{detail} Without any provider setting Amends uses its sandbox instead.',
  ],
});
