/** The Indonesian e-mail to start from. */
export const EMAIL_ID = {
  subject: '{{ brand }}: pemberitahuan penting tentang data pribadi Anda',
  body: `{% if name %}Halo {{ name }},{% else %}Halo,{% endif %}

Data pribadi Anda yang kami simpan telah bocor. Kami meminta maaf. Di bawah ini Anda dapat membaca data mana yang bocor, apa yang perlu Anda lakukan, dan apa yang kami lakukan.

{{ today }}

{{ leaked }}

[Buka halaman Anda]({{ link }})

## Apa yang terjadi

{{ what_happened }} Ini terjadi {{ occurred }}.{% if discovered %} Kami mengetahuinya pada {{ discovered }}.{% endif %}

## Apa yang kami lakukan

{% if contained %}Kebocoran ini kami hentikan pada {{ contained }}.{% endif %}{% if gap_closed %} Celahnya kami tutup pada {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

{{ measures }}
{% if not_yet_known %}
## Yang belum kami ketahui

{{ not_yet_known }}
{% endif %}
{% if offers %}
## Yang kami berikan untuk Anda
{% for offer in offers %}
- **{{ offer.title }}.** {{ offer.text }}
{%- endfor %}

Pilih dan ambil di halaman Anda.
{% endif %}
{{ details }}

## Bertanya kepada kami

{% if contact_email %}Tulis ke {{ contact_email }}.{% endif %}{% if contact_phone %} Telepon {{ contact_phone }}.{% endif %} Sebutkan nomor kejadian {{ incident_code }}.
`,
} as const;
