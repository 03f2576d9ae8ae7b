/** Which passwords are refused before they are hashed. */
import { PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN } from './limits.ts';

export function isWeakPassword(password: string, person: { name: string; email: string }): boolean {
  const length = [...password].length;
  if (length < PASSWORD_CHARACTERS_MIN || length > PASSWORD_CHARACTERS_MAX) return true;
  if (new Set(password).size < 5) return true;
  const lower = password.toLowerCase();
  const parts = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)];
  return parts.some((part) => part.length >= 4 && lower.includes(part.toLowerCase()));
}
