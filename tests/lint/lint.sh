# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the checks of the source text share. Each check is `bash NAME.sh [ROOT]` and ends with 1 when it found
# something; a finding is one line: file:line: what, and why. To be sourced.
set -uo pipefail
export LC_ALL=C.UTF-8
root=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
cd "$root" || exit 2
findings=0

finding() {  # file[:line] rule
    printf '%s: %s\n' "$1" "$2"
    findings=$((findings + 1))
}

# files 'find expression'... : the project's own files, without what is built, given or stored for tests.
files() {
    local folders=() folder
    for folder in core sync app qml platforms tests; do
        [[ -d $folder ]] && folders+=("$folder")
    done
    find "${folders[@]}" \( -path '*/corpus/*' -o -path 'tests/data/*' \) -prune -o -type f "$@" -print | sort
}

# Every text that people write and compile or run.
sources() {
    files \( -name '*.h' -o -name '*.cpp' -o -name '*.qml' -o -name '*.js' -o -name '*.proto' -o -name '*.cmake' \
        -o -name '*.cmake.in' -o -name '*.sh' -o -name CMakeLists.txt \)
    local other
    for other in CMakeLists.txt .ci/run platforms/linux/{run,test,install-packages}; do
        [[ -f $other ]] && printf '%s\n' "$other"
    done
}

# report "why" PATTERN FILE... : a finding a matching line (Perl's regular expressions). A line that holds
# "lint:allow" and a reason, or stands below one, is left alone.
report() {
    local why=$1 pattern=$2 hit file line
    shift 2
    (($#)) || return 0
    while IFS= read -r hit; do
        file=${hit%%:*}
        line=${hit#*:}
        line=${line%%:*}
        if sed -n "$((line > 1 ? line - 1 : 1)),${line}p" "$file" | grep -q 'lint:allow [a-z]'; then continue; fi
        finding "$file:$line" "$why"
    done < <(grep -HnP -- "$pattern" "$@" /dev/null)
}

finish() {
    if ((findings)); then
        printf '%s: %d finding(s)\n' "$(basename "$0" .sh)" "$findings"
        exit 1
    fi
    printf '%s: nothing found\n' "$(basename "$0" .sh)"
}
