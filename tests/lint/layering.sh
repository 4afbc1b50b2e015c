#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# No layer reaches up: who may include what (README.md, "The rule of the layers").
# shellcheck source=tests/lint/lint.sh
source "$(dirname "$0")/lint.sh"

# The rooms of core, each with the rooms it may read.
declare -A reads=(
    [base]="base"
    [scheme]="base scheme"
    [journal]="base scheme journal"
    [grid]="base scheme journal grid"
    [measures]="base scheme journal grid measures"
    [reflection]="base scheme journal grid measures reflection"
    [store]="base scheme journal grid measures reflection store"
)

qt='^(Q[A-Za-z]|q[a-z]+\.h$|Qt)'
posix='^(unistd\.h|fcntl\.h|poll\.h|pthread\.h|dirent\.h|sys/)'

# Whether a file of another room includes this header.
read_elsewhere() {
    grep -rlF --include='*.h' --include='*.cpp' "#include \"$1\"" core sync app platforms 2>/dev/null |
        grep -qv "^$(cut -d/ -f1,2 <<<"$1")/"
}

check_include() {  # file line header quoted
    local file=$1 at="$1:$2" header=$3 quoted=$4 layer=${1%%/*} room=${1#*/} top=${3%%/*} below
    room=${room%%/*}
    if [[ $quoted == yes && $header != *.moc && $header != *.pb.h && ! -f $header ]]; then
        finding "$at" "\"$header\" is not a file under the root; own headers are spelled from there, others in <>"
        return
    fi
    if [[ $quoted == yes && $top == tests && $layer != tests ]]; then
        finding "$at" "the product includes \"$header\"; nothing uses tests/"
    fi
    case $layer in
        core)
            [[ $header =~ $qt ]] && finding "$at" "<$header> in core; core knows no Qt, so that it builds and is tested without"
            [[ $header == google/protobuf/* || $header == *.pb.h || $header == nlohmann/* ]] &&
                finding "$at" "<$header> in core; file formats belong to sync"
            [[ $quoted == yes && $top =~ ^(sync|app|qml|platforms)$ ]] &&
                finding "$at" "core includes \"$header\"; a layer never reaches up"
            if [[ $room != store ]]; then
                [[ $header =~ ^(sqlite3|sodium) ]] && finding "$at" "<$header> outside core/store; only the store writes and seals"
                [[ $header =~ $posix ]] && finding "$at" "<$header> outside core/store; the rest of core is plain C++"
            fi
            if [[ $quoted == yes && $top == core && -n ${reads[$room]:-} ]]; then
                below=${header#core/}
                below=${below%%/*}
                [[ " ${reads[$room]} " == *" $below "* ]] ||
                    finding "$at" "core/$room includes core/$below; it may read only: ${reads[$room]}"
            fi
            ;;
        sync)
            [[ $header =~ $qt && $header != qrencode.h ]] && finding "$at" "<$header> in sync; sync knows no Qt, so that it builds and is tested without"
            [[ $quoted == yes && $top =~ ^(app|qml|platforms)$ ]] &&
                finding "$at" "sync includes \"$header\"; a layer never reaches up"
            [[ $header == sqlite3* && $room != archive ]] && finding "$at" "<$header> in sync/$room; only core/store and sync/archive speak to SQLite"
            [[ $header == sodium* && ! $room =~ ^(bundle|seal)$ ]] && finding "$at" "<$header> in sync/$room; only sync/bundle and sync/seal sign and seal"
            [[ ($header == google/protobuf/* || $header == *.pb.h) && $room != bundle ]] &&
                finding "$at" "<$header> in sync/$room; protobuf stays in sync/bundle"
            [[ $header =~ $posix && ! $room =~ ^(bundle|outbox)$ ]] &&
                finding "$at" "<$header> in sync/$room; only sync/bundle and sync/outbox care for the disk's own calls"
            if [[ $file == *.h && ($header == *.pb.h || $header =~ ^(google/protobuf|nlohmann|sodium|libpq|xlsxwriter)) ]] &&
                read_elsewhere "$file"; then
                finding "$at" "<$header> in a header that other rooms read; the libraries of sync stay inside their room, plain structs outside"
            fi
            ;;
        app | platforms)
            [[ $header == sqlite3* || $header == google/protobuf/* || $header == *.pb.h || $header == sodium* || $header == nlohmann/* ]] &&
                finding "$at" "<$header> in $layer; storage and formats are asked of core and sync"
            [[ $header =~ ^QSql ]] && finding "$at" "<$header>; storage is core/store alone"
            if [[ $layer == app && $quoted == yes && $top == platforms && $file != app/main.cpp && $file != app/cli/main.cpp ]]; then
                finding "$at" "\"$header\" in the app; only its main.cpp puts a platform's parts together"
            fi
            ;;
    esac
}

mapfile -t code < <(files \( -name '*.h' -o -name '*.cpp' \))
if ((${#code[@]})); then
    while IFS=$'\t' read -r file line header quoted; do
        check_include "$file" "$line" "$header" "$quoted"
    done < <(grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]' "${code[@]}" /dev/null |
        sed -E 's/^([^:]*):([0-9]+):[^"<]*(["<])([^">]*)[">].*$/\1\t\2\t\4\t\3/; s/\t"$/\tyes/; s/\t<$/\tno/')
fi

# What shows a visit is written by app/privacy/leave, which asks the family's word first. Files that hold nothing of a
# visit, keys and requests, and the record itself where the tablet's disk fails are written by these:
nothing_of_a_visit='^app/(help/plain_page|render/paper/family_sheet|research/importing|protection/(recovery_help|unlock_waits)|cli/commands/(log/audit|trust/(keys|new_study|recover)))\.cpp$'
# Groups of five visits or more of an archive, and the record itself.
looked_after_elsewhere='^app/(render/plots/plot_file|live/live_return)\.cpp$'
# Written file by file as they come in, of sessions that leaving() of app/cli has asked about.
asked_before='^app/cli/commands/export_(formats|tidy)\.cpp$'
mapfile -t writers < <(files -name '*.cpp' -path 'app/*' -not -path app/privacy/leave.cpp |
    grep -vE "$nothing_of_a_visit|$looked_after_elsewhere|$asked_before")
report "a file is written past app/privacy/leave.h, which asks the family first" \
    '\bwriteFileDurably *\(|\bQSaveFile\b|\bofstream\b|\bfopen *\(|\bfdopen *\(' "${writers[@]}"

mapfile -t pages < <(files -name '*.qml' -path 'qml/*')
report "storage and network in QML; pages ask a façade of the app" \
    'QtQuick\.LocalStorage|XMLHttpRequest|Qt\.labs\.(settings|folderlistmodel)|\bopenDatabase|\bSELECT\b.*\bFROM\b' "${pages[@]}"
finish
