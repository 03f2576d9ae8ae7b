/** VERIFY.txt: what a package shows and how to check it, in words and as a program for any POSIX shell. */

export interface VerifyFacts {
  readonly about: string;
  /** Where the daily roots are published. */
  readonly rootsUrl: string;
}

/** Every line of prose is a comment, so that the same file is read and run: `sh VERIFY.txt`. */
export function verifyText({ about, rootsUrl }: VerifyFacts): string {
  return `# What this package proves, and how to check it yourself.
#
# It is about ${about}.
#
# records/<cohort>.jsonl   one line for each attempt to send a message, each answer of the provider, and each event
#                          the provider reported later. No line holds a name, an address or a text: the message is
#                          named by its SHA-256, the person by a number.
# waiting/<cohort>.jsonl   the same, known since the last day was sealed; not yet part of any daily root.
# days/<day>/<cohort>.txt  the SHA-256 of every line of that cohort sealed on that day, in order.
# days/<day>.txt           every cohort of that day with the SHA-256 of its list. The SHA-256 of this file is the
#                          daily root.
# roots.txt                day, daily root, and head: the SHA-256 of "<head before> <day> <root>". No root can be
#                          changed afterwards without changing every later head.
# manifest.sha256          the SHA-256 of each file; manifest.sig is its signature by public-key.pem (ECDSA, P-256).
#
# Compare the last head and the public key with those published at
#   ${rootsUrl}
# Somebody who wrote a head down on its day needs to believe nobody about anything up to that day.
#
# To check everything else, unpack the package and run:  sh VERIFY.txt
# It uses sha256sum and openssl, and changes nothing.

set -eu
cd "$(dirname "$0")"
fail() { echo "NOT VERIFIED: $1" >&2; exit 1; }
hash() { sum=$(sha256sum); printf '%s' "\${sum%% *}"; }

# 1. The files are the ones that were signed.
sha256sum -c manifest.sha256 >/dev/null || fail "a file is not the one in manifest.sha256"
openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.sha256 >/dev/null \\
  || fail "manifest.sha256 was not signed by public-key.pem"

# 2. Every head follows from the one before; every day's list has its root.
before=${'0'.repeat(64)}
while read -r day root head; do
  [ "$(printf '%s %s %s\\n' "$before" "$day" "$root" | hash)" = "$head" ] || fail "the head of $day"
  if [ -f "days/$day.txt" ]; then
    [ "$(hash < "days/$day.txt")" = "$root" ] || fail "the list of $day is not that of its root"
  fi
  before=$head
done < roots.txt

# 3. Every cohort's list is part of its day, and every day of a list is in roots.txt.
for list in days/*/*.txt; do
  [ -e "$list" ] || continue
  day=\${list#days/}; day=\${day%%/*}; cohort=\${list##*/}; cohort=\${cohort%.txt}
  grep -q "^$day " roots.txt || fail "$day has no root"
  grep -qx "$cohort $(hash < "$list")" "days/$day.txt" || fail "$list is not part of its day"
done

# 4. Every record is in a list of its cohort.
records=0
for file in records/*.jsonl; do
  [ -e "$file" ] || continue
  cohort=\${file##*/}; cohort=\${cohort%.jsonl}
  while IFS= read -r line; do
    grep -qxF "$(printf '%s' "$line" | hash)" days/*/"$cohort".txt || fail "a record of $file is in no list: $line"
    records=$((records + 1))
  done < "$file"
done

echo "VERIFIED: $records records; head $before"
`;
}
