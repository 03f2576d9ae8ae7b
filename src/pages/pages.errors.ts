/** What the pages room refuses, and what to do about it. */
import { errors } from '../kernel/errors.ts';

export const PAGES_ERRORS = errors('pages', {
  bad_content: ['invalid', 'The page cannot be used: {why}.'],
  bad_logo: ['invalid', 'The logo cannot be used: {why}.'],
  unknown_logo: ['not_found', 'No logo {logo} is stored for this incident: add it first.'],
  unknown_draft: ['not_found', 'There is no draft {draft} of this incident’s page.'],
  unknown_version: ['not_found', 'The page of this incident has no version {version}.'],
  asked_before: ['conflict', 'Draft {draft} was asked for before: keep what you changed as a new one.'],
  nothing_published: ['conflict', 'No version of this incident’s page is published yet.'],
  unchanged: ['conflict', 'That is exactly what version {version} says: nothing was changed.'],
  not_seen: ['conflict', 'The public page does not show what was posted: {why}.'],
  not_ours: ['invalid', 'Posting {posting} is not a posting of this incident’s page.'],
  cannot_publish: ['conflict', 'The page cannot be published: {why}.'],
});
