/** What this page itself refuses before it asks the server: shown like any refusal, and never as a failure. */
import { Problem } from '../../api/client.ts';

export function refusal(sentence: string): Problem {
  return new Problem(400, 'console.incomplete', sentence);
}
