/** What the hotline refuses. Nothing here says whether somebody is affected. */
import { errors } from '../kernel/errors.ts';

export const HOTLINE_ERRORS = errors('hotline', {
  unknown_call: ['not_found', 'No call {id}.'],
  not_yours: ['forbidden', 'Call {id} is answered by somebody else; only they go on with it.'],
  nothing_stated: [
    'invalid',
    'Say by what to look: the code or reference of a message, an e-mail address, a telephone number or a customer number.',
  ],
  too_many_unknown: [
    'conflict',
    'In the last hour nobody was identified in {count} of your calls: ask your lead before you open another.',
  ],
  ended: ['conflict', 'Call {id} has ended ({outcome}); open another.'],
  too_many_codes: ['conflict', 'Three codes were asked for in this call; no more are sent in it.'],
  too_many_tries: ['conflict', 'Five answers were wrong in this call; end it and let the caller call again.'],
  no_answer: ['invalid', 'Give the code that the caller read out, or one of means and value.'],
  not_yet: [
    'conflict',
    '“{outcome}” needs to know who is speaking: read out the code of our message, or send one and hear it.',
  ],
  no_channel: ['invalid', 'Say by which channel: email or sms.'],
  cannot_reach: ['conflict', 'This person cannot be written to by {channel}: try the other channel.'],
  nothing_there: [
    'conflict',
    'No message of ours stands at this person’s {channel}, so there is nothing to stop: ask by which channel it came.',
  ],
  no_reason: ['invalid', 'Say in 1 to 1,000 characters why the page is sent again: it stands in the audit.'],
  not_told_yet: [
    'conflict',
    'Person {person} was sent nothing yet: the first word comes by a notice, not by a page alone.',
  ],
  too_many_pages: [
    'conflict',
    'This person was sent {max} pages or answers within a day; wait until tomorrow.',
  ],
  not_to_settle: ['conflict', 'Call {id} waits for nobody.'],
});
