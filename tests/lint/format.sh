#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# Every C++ file is laid out as .clang-format says. Mend with: clang-format -i FILE
# shellcheck source=tests/lint/lint.sh
source "$(dirname "$0")/lint.sh"

formatter=${2:-clang-format}
while IFS= read -r file; do
    finding "$file:1" "is not laid out as .clang-format says; run $formatter -i on it"
done < <(files \( -name '*.h' -o -name '*.cpp' \) |
    xargs -r -P "$(nproc)" -n 8 bash -c '"$0" --style=file --dry-run "$@" 2>&1 |
        sed -nE "s/^([^:]+):[0-9]+:[0-9]+: (warning|error): .*/\1/p" | sort -u' "$formatter" | sort -u)
finish
