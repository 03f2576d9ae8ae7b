/** The English e-mail to start from. */
export const EMAIL_EN = {
  subject: '{{ brand }}: important notice about your personal data',
  body: `{% if name %}Hello {{ name }},{% else %}Hello,{% endif %}

Personal data that we hold about you has leaked. We are sorry. Below you can read which data leaked, what you need to do, and what we are doing.

{{ today }}

{{ leaked }}

[Open your page]({{ link }})

## What happened

{{ what_happened }} This happened {{ occurred }}.{% if discovered %} We found out on {{ discovered }}.{% endif %}

## What we are doing

{% if contained %}We stopped the leak on {{ contained }}.{% endif %}{% if gap_closed %} We closed the gap on {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

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

Choose and claim it on your page.
{% endif %}
{{ details }}

## Ask us

{% if contact_email %}Write to {{ contact_email }}.{% endif %}{% if contact_phone %} Call {{ contact_phone }}.{% endif %} Please give the incident number {{ incident_code }}.
`,
} as const;
