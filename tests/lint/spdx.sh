#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# Every source says whose it is and under which terms, in its first lines.
# shellcheck source=tests/lint/lint.sh
source "$(dirname "$0")/lint.sh"

while IFS= read -r file; do
    for line in 'SPDX-FileCopyrightText: The Tessera authors' 'SPDX-License-Identifier: Apache-2.0'; do
        # A shebang or an XML declaration may stand above.
        head -n 5 "$file" | grep -qF "$line" ||
            finding "$file:1" "lacks the line \"$line\" at its top"
    done
done < <(sources; files \( -name '*.svg' -o -name '*.desktop' -o -name '*.xml' \) -path 'platforms/*')
finish
