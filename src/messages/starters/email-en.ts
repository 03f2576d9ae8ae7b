/** The English e-mail to start from. */
export const EMAIL_EN = {
  subject: '{{ brand }}: notice that your personal data leaked',
  body: `{% if name %}Hello {{ name }},{% else %}Hello,{% endif %}

Personal data that we hold about you has leaked. We are sorry. This message tells you what to do, what leaked, and what we are doing.

{{ today }}

{{ leaked }}

[Open your page]({{ link }})

Rather not open a link? Type {{ incident_address }} into your browser and enter the code {{ typed_code }}.

## What happened

{{ what_happened }} This happened {{ occurred }}.{% if discovered %} We found out on {{ discovered }}.{% endif %}

## What we are doing

{% if contained %}We stopped the leak on {{ contained }}.{% endif %}{% if gap_closed %} We closed the way in on {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

{{ measures }}
{% if not_yet_known %}
## What we do not know yet

{{ not_yet_known }}
{% endif %}
{% if offers %}
## What we give you
{% for offer in offers %}
- **{{ offer.title }}.** {{ offer.text }}
{%- endfor %}

You find it all on your page. Accepting takes none of your rights away.
{% endif %}
{{ details }}

## Ask us

{% if contact_email %}Write to {{ contact_email }}.{% endif %}{% if contact_phone %} Call {{ contact_phone }}.{% endif %} Please give the incident number {{ incident_code }}.
`,
} as const;
