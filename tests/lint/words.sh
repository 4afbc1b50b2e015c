#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# Words that hide unfinished work, calls that make tests flaky or types invisible, and words that judge a family.
# shellcheck source=tests/lint/lint.sh
source "$(dirname "$0")/lint.sh"

# This folder names what it looks for, so it is left out.
mapfile -t texts < <({ sources; files \( -name '*.md' -o -name '*.csv' -o -name '*.json' -o -name '*.desktop' -o -name '*.xml' \)
    find . -maxdepth 1 -name '*.md' -printf '%P\n'; } | grep -v '^tests/lint/' | sort -u)
mapfile -t product < <(files \( -name '*.h' -o -name '*.cpp' -o -name '*.qml' \) -not -path 'tests/*')
mapfile -t tests < <(files \( -name '*.h' -o -name '*.cpp' -o -name '*.qml' \) -path 'tests/*')

report "marks unfinished work; finish it or leave it out" \
    '\b(TODO|FIXME|XXX|HACK)\b|(?i:\bplaceholder\b(?!Text|:)|\bsimplified\b(?!\()|\bfor now\b|\bnot (yet )?implemented\b)' "${texts[@]}"
report "names a place on one machine; paths come from options, the environment or the build" \
    '(?<![\w.$}/])/(work|root|home/[a-z]\w*|tmp/b-\w+|var/tmp)/' "${texts[@]}"
report "a sign that cannot be seen (no-break or zero-width space, direction mark, byte order mark); write it as an escape" \
    '[\x{00A0}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FEFF}]' "${texts[@]}"
mapfile -t code < <(sources | grep -v '^tests/lint/')
report "a tab, a blank at the line's end or a carriage return" '\t|[ \r]$' "${code[@]}"

report "is invisible to qmllint and the compiler; use QML_ELEMENT and required properties" \
    'setContextProperty|qmlRegister(Singleton|Uncreatable)?(Type|Instance)' "${product[@]}" "${tests[@]}"
report "skips a test or expects it to fail; a test holds or is mended" 'QSKIP|QEXPECT_FAIL|\bskip\(|expectFail' "${tests[@]}"
report "waits for time to pass; use the manual clock or wait for the thing itself (QTRY_, tryCompare)" \
    'sleep_for|sleep_until|\bqWait\(|qSleep|\bu?sleep\(|nanosleep|QThread::m?sleep|^\s*wait\(' "${tests[@]}"

# Letters beyond ASCII belong into what people read: strings and comments.
while IFS=: read -r file line; do
    finding "$file:$line" "a letter beyond ASCII outside of a string or a comment; names are plain ASCII"
done < <(((${#product[@]})) && LC_ALL=C awk '
    FNR == 1 { raw = 0 }
    {
        text = $0
        if (raw) { if (index(text, ")\"") || text ~ /\)[A-Za-z]+"/) raw = 0; next }
        if (text ~ /R"[A-Za-z]*\(/ && text !~ /\)[A-Za-z]*"/) { raw = 1; next }
        gsub(/\\./, "", text); gsub(/"[^"]*"/, "", text); gsub(/`[^`]*`/, "", text); sub(/\/\/.*/, "", text)
        if (text ~ /[\200-\377]/) print FILENAME ":" FNR
    }' "${product[@]}")

# What a person reads never judges: nowhere in the product's texts one of these words.
judging='(?i)\b(scores?|scored|scoring|ratings?|rank(s|ed|ing)?|grades?|graded|medals?|ideal(ly)?|benchmarks?)\b'
mapfile -t said < <(files \( -name '*.cpp' -o -name '*.h' -o -name '*.qml' \) -not -path 'tests/*')
while IFS=: read -r file line; do
    finding "$file:$line" "a word that judges, in a text people read; say what happened, never how good it was"
done < <(((${#said[@]})) && grep -HnoP '"(?:[^"\\]|\\.)*"' "${said[@]}" /dev/null | grep -v -P '^[^:]*:\d+:"[a-z_]+/' |
    grep -P "^[^:]*:\\d+:.*$judging" | sed -E 's/^([^:]*:[0-9]+):.*/\1/' | sort -u)
mapfile -t data < <(find app/data app/i18n platforms -type f \( -name '*.md' -o -name '*.csv' -o -name '*.json' -o -name '*.txt' -o -name '*.html' \
    -o -name '*.ts' -o -name '*.desktop' -o -name '*.metainfo.xml' \) 2>/dev/null | sort)
report "a word that judges, in a text people read; say what happened, never how good it was" "$judging" "${data[@]}"
finish
