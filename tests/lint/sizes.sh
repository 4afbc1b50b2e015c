#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# Files that can be read in one go, rooms that can be known by heart.
# shellcheck source=tests/lint/lint.sh
source "$(dirname "$0")/lint.sh"

most_lines=400
while IFS= read -r file; do
    lines=$(wc -l <"$file")
    ((lines <= most_lines)) ||
        finding "$file:$lines" "$lines lines; a file holds at most $most_lines: it has a second subject, give that its own file"
done < <(sources)

# A subject is a header with its sources (one name without the ending). Pages and parts of pages are small and one a
# file, so their folders may hold more.
while read -r subjects folder; do
    most=12
    [[ $folder == qml* ]] && most=30
    ((subjects <= most)) ||
        finding "$folder" "$subjects subjects in one folder; a room holds at most $most, then it is two rooms"
done < <(files \( -name '*.h' -o -name '*.cpp' -o -name '*.qml' -o -name '*.proto' \) -not -path 'tests/*' |
    sed -E 's/\.[a-z]+$//' | sort -u | sed -E 's|/[^/]*$||' | sort | uniq -c)
finish
