/** The Indonesian e-mail to start from. */
export const EMAIL_ID = {
  subject: '{{ brand }}: pemberitahuan kebocoran data pribadi Anda',
  body: `{% if name %}Halo {{ name }},{% else %}Halo,{% endif %}

Data pribadi Anda yang kami simpan telah bocor. Kami meminta maaf. Pesan ini menjelaskan apa yang perlu Anda lakukan, data apa yang bocor, dan apa yang kami lakukan.

{{ today }}

{{ leaked }}

[Buka halaman Anda]({{ link }})

Tidak mau membuka tautan? Ketik {{ incident_address }} di browser dan masukkan kode {{ typed_code }}.

## Apa yang terjadi

{{ what_happened }} Ini terjadi {{ occurred }}.{% if discovered %} Kami mengetahuinya pada {{ discovered }}.{% endif %}

## Apa yang kami lakukan

{% if contained %}Kami menghentikan kebocoran ini pada {{ contained }}.{% endif %}{% if gap_closed %} Jalan masuknya kami tutup pada {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

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

Semuanya ada di halaman Anda. Menerimanya tidak mengurangi hak Anda.
{% endif %}
{{ details }}

## Bertanya kepada kami

{% if contact_email %}Tulis ke {{ contact_email }}.{% endif %}{% if contact_phone %} Telepon {{ contact_phone }}.{% endif %} Sebutkan nomor kejadian {{ incident_code }}.
`,
} as const;
