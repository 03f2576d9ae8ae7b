/** Bodies of the routes of providers; the terminal reads the same classes. */
import { Text } from './fields.ts';

export class ProviderTestBody {
  @Text({
    max: 40,
    optional: true,
    description: 'Of an SMS: a number of one’s own, such as +62 812 3456 7890.',
  })
  to?: string;
}
