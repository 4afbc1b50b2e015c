#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# A check that cannot turn red checks nothing: plants one fault at a time in a small tree and looks whether the check
# names its place.
set -uo pipefail
checks=$(cd "$(dirname "$0")" && pwd)
formatter=${2:-clang-format}
tree=$(mktemp -d) || exit 2
trap 'rm -rf -- "$tree"' EXIT
bad=0

spdx='// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0'

clean_tree() {
    rm -rf -- "${tree:?}"/*
    mkdir -p "$tree"/{core/{base,grid,store},sync/bundle,app/data,qml,platforms,tests/core}
    cp "$checks/../../.clang-format" "$tree/"
    local folder
    for folder in . core core/base core/grid core/store sync sync/bundle app qml platforms tests tests/core; do
        printf '%s\n' "${spdx//\/\//#}" >"$tree/$folder/CMakeLists.txt"
    done
    printf 'add_subdirectory(%s)\n' core sync app qml platforms tests >>"$tree/CMakeLists.txt"
    printf 'add_subdirectory(%s)\n' base grid store >>"$tree/core/CMakeLists.txt"
    printf 'add_subdirectory(bundle)\n' >>"$tree/sync/CMakeLists.txt"
    printf 'add_subdirectory(core)\n' >>"$tree/tests/CMakeLists.txt"
}

# put FILE TEXT: a source with its two first lines, registered in its folder.
put() {
    printf '%s\n%s\n' "$spdx" "$2" >"$tree/$1"
    printf 'add(%s)\n' "$(basename "$1")" >>"$tree/$(dirname "$1")/CMakeLists.txt"
}

expect() {  # check, what must stand in its output
    local output
    if output=$(bash "$checks/$1.sh" "$tree" "$formatter" 2>&1); then
        printf '%s did not turn red for: %s\n' "$1" "$2"
        bad=$((bad + 1))
    elif [[ $output != *"$2"* ]]; then
        printf '%s turned red without naming "%s":\n%s\n' "$1" "$2" "$output"
        bad=$((bad + 1))
    fi
    clean_tree
}

all=(layering sizes registration spdx words)
command -v "$formatter" >/dev/null && all+=(format)
clean_tree
put core/base/good.cpp $'#include <string>\n// a fine \xc2\xbbcomment\xc2\xab\nconst char* kText = "\xe2\x80\x9cfine\xe2\x80\x9d";'
for check in "${all[@]}"; do
    output=$(bash "$checks/$check.sh" "$tree" "$formatter" 2>&1) ||
        { printf '%s is red on a clean tree:\n%s\n' "$check" "$output"; bad=$((bad + 1)); }
done
clean_tree

put core/grid/a.cpp '#include <QString>';                        expect layering core/grid/a.cpp:3
put core/grid/a.cpp '#include <sqlite3.h>';                      expect layering core/grid/a.cpp:3
put core/base/a.cpp '#include <unistd.h>';                       expect layering core/base/a.cpp:3
put sync/bundle/b.h ''; put core/grid/a.cpp '#include "sync/bundle/b.h"'; expect layering core/grid/a.cpp:3
put core/grid/b.h '';   put core/base/a.cpp '#include "core/grid/b.h"';   expect layering core/base/a.cpp:3
put core/base/a.cpp '#include "b.h"';                            expect layering core/base/a.cpp:3
put sync/bundle/a.cpp '#include <QtCore/QString>';               expect layering sync/bundle/a.cpp:3
put app/a.cpp '#include <google/protobuf/message.h>';            expect layering app/a.cpp:3
put app/a.cpp '#include <sqlite3.h>';                            expect layering app/a.cpp:3
put tests/core/b.h '';  put app/a.cpp '#include "tests/core/b.h"';        expect layering app/a.cpp:3
put app/a.cpp 'Status done = writeFileDurably(path, bytes, true);'; expect layering app/a.cpp:3
put qml/A.qml 'import QtQuick.LocalStorage';                     expect layering qml/A.qml:3

put core/base/long.cpp "$(printf '// line\n%.0s' {1..400})";     expect sizes core/base/long.cpp:402
for letter in {a..m}; do put "core/base/$letter.h" ''; done;     expect sizes 'core/base: 13 subjects'

printf '%s\n' "$spdx" >"$tree/tests/core/tst_lost.cpp";          expect registration tests/core/tst_lost.cpp
printf '%s\n' "$spdx" >"$tree/core/base/lost.cpp";               expect registration core/base/lost.cpp
printf '%s\n' "$spdx" >"$tree/qml/Lost.qml";                     expect registration qml/Lost.qml
mkdir "$tree/core/lost"; touch "$tree/core/lost/CMakeLists.txt"; expect registration core/lost/CMakeLists.txt

printf 'int a;\n' >"$tree/core/base/a.cpp";                      expect spdx core/base/a.cpp:1

put core/base/a.cpp '// TODO more';                              expect words core/base/a.cpp:3
put core/base/a.cpp 'const char* kPlace = "/home/someone/x";';   expect words core/base/a.cpp:3
put core/base/a.cpp $'int a;\xe2\x80\x8b';                       expect words core/base/a.cpp:3
put core/base/a.cpp $'int gr\xc3\xb6\xc3\x9fe;';                 expect words core/base/a.cpp:3
put core/base/a.cpp $'\tint a;';                                 expect words core/base/a.cpp:3
put app/a.cpp 'engine.rootContext()->setContextProperty(a, b);'; expect words app/a.cpp:3
put tests/core/tst_a.cpp 'std::this_thread::sleep_for(1s);';     expect words tests/core/tst_a.cpp:3
put tests/core/tst_a.cpp 'QSKIP("why");';                        expect words tests/core/tst_a.cpp:3
put qml/A.qml 'text: qsTr("Your Score")';                        expect words qml/A.qml:3
printf '# The ideal visit\n' >"$tree/app/data/a.csv";            expect words app/data/a.csv:1

if command -v "$formatter" >/dev/null; then
    put core/base/a.cpp 'int   a  ;';                            expect format core/base/a.cpp:1
fi

((bad == 0)) || exit 1
printf 'Every planted fault was found.\n'
