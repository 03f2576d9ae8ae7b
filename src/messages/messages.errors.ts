/** Every refusal of the messages room. */
import { errors } from '../kernel/errors.ts';

export const MESSAGES_ERRORS = errors('messages', {
  unknown_template: [
    'not_found',
    'There is no template {template}: list the templates of the incident to see them.',
  ],
  bad_template: ['invalid', 'The template cannot be used: {place}, {why}.'],
  bad_subject: ['invalid', 'An e-mail and a letter need a subject of one line, and an SMS has none.'],
  bad_preheader: ['invalid', 'Only an e-mail has a preheader, of one line and at most 300 characters.'],
  bad_link_free: ['invalid', 'Only an e-mail can be without links: an SMS and a letter never have any.'],
  bad_price: ['invalid', 'The price cannot be used: {why}.'],
  not_this_audience: [
    'invalid',
    'The person or profile asked for is not in the published run of this incident.',
  ],
  bad_body: ['invalid', 'A template needs a text of 1 to 50,000 characters.'],
  bad_kind: ['invalid', 'A template is of one of the kinds {kinds}, by email, sms or letter, in id or en.'],
  unknown_law: ['invalid', 'No law in force has the code {law}: list the laws to see their codes.'],
  no_general: [
    'invalid',
    'By {channel} there are only texts for {jurisdictions}: add the general one, for everybody else.',
  ],
  other_incident: [
    'invalid',
    'Template {template} belongs to another incident: use templates of one incident.',
  ],
  same_place_twice: [
    'invalid',
    'Two of the templates are for {channel} in {locale}, {jurisdictions}: choose one of them.',
  ],
  no_templates: ['invalid', 'Nothing to send: name at least one template.'],
  not_clean: ['conflict', 'Template {template} must not be sent as it is: {why}.'],
  template_changed: ['conflict', 'Template {template} is not what was approved: ask for approval again.'],
});
