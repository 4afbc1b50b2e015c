#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# What is not named in a CMakeLists.txt is not built, and a test that is not built never fails.
# shellcheck source=tests/lint/lint.sh
source "$(dirname "$0")/lint.sh"

# The CMakeLists.txt of the file's folder, or of the nearest folder above that has one.
list_of() {
    local folder
    folder=$(dirname "$1")
    while [[ $folder != . && ! -f $folder/CMakeLists.txt ]]; do folder=$(dirname "$folder"); done
    printf '%s\n' "$folder/CMakeLists.txt"
}

# named NAME LIST: the name stands in the list as a word, comments left out.
named() { sed 's/#.*//' "$2" | grep -P "(?<![\\w.])\Q$1\E(?![\\w])" >/dev/null; }

while IFS= read -r file; do
    list=$(list_of "$file")
    stem=$(basename "${file%.*}")
    named "$stem" "$list" || finding "$file" "not registered in $list, so it never runs"
done < <(files -path 'tests/*' -name '*.cpp' \( -name 'tst_*' -o -name 'prop_*' -o -name 'fuzz_*' -o -name 'bench_*' \))

while IFS= read -r file; do
    list=$(list_of "$file")
    named "$(basename "$file")" "$list" || finding "$file" "not listed in $list, so it is not part of the build"
done < <(files \( -name '*.cpp' -o -name '*.qml' -o -name '*.proto' \) -not -path 'tests/*')

# Quick tests are found by their folder; a page of tests outside of such a folder would not be.
while IFS= read -r file; do
    list=$(list_of "$file")
    named QUICK_TEST_SOURCE_DIR "$list" || named "$(basename "$file")" "$list" ||
        finding "$file" "neither listed in $list nor in a folder given to Qt Quick Test, so it never runs"
done < <(files -path 'tests/*' -name 'tst_*.qml')

while IFS= read -r list; do
    folder=$(dirname "$list")
    above=$(list_of "$folder")
    sed 's/#.*//' "$above" | tr '\n' ' ' | grep -P "(add_subdirectory|foreach)\s*\([^)]*(?<![\\w.])\Q$(basename "$folder")\E(?![\\w])" >/dev/null ||
        finding "$list" "$above does not add this folder, so nothing of it is built"
done < <(files -name CMakeLists.txt)
finish
