# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Shell functions that run and test share: headings with the time, one log a step, and a plain sentence when a
# step fails. To be sourced by bash; the caller has set `root` to the repository's root.

logs="${root:?}/build/logs"

elapsed() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

say() { printf '%s\n' "$*"; }

heading() { printf '\n[%s] %s\n' "$(elapsed)" "$*"; }

# Reads a tool's output and shows how far it is: on a terminal in one line that changes, elsewhere a line every ten
# seconds. Everything is in the log.
progress() {
    local line last=-10 width=${COLUMNS:-80}
    while IFS= read -r line; do
        [[ -n $line ]] || continue
        if [[ -t 1 ]]; then
            printf '\r\033[K%s' "${line:0:width-1}"
        elif ((SECONDS - last >= 10)); then
            printf '  %s\n' "${line:0:150}"
            last=$SECONDS
        fi
    done
    if [[ -t 1 ]]; then printf '\r\033[K'; fi
}

# step NAME "What is being done" "What to do when it fails" command...
# Ends the script when the command fails.
step() {
    local name=$1 what=$2 advice=$3
    shift 3
    heading "$what"
    mkdir -p "$logs"
    local log="$logs/$name.log" code=0
    { "$@" 2>&1 | tee "$log" | progress; } || code=$?
    ((code == 0)) || failed "$what" "$code" "$log" "$advice"
}

# The same, with the output shown as it comes.
step_shown() {
    local name=$1 what=$2 advice=$3
    shift 3
    heading "$what"
    mkdir -p "$logs"
    local log="$logs/$name.log" code=0
    { "$@" 2>&1 | tee "$log"; } || code=$?
    ((code == 0)) || failed "$what" "$code" "$log" "$advice" shown
}

failed() {
    local what=$1 code=$2 log=$3 advice=$4 shown=${5:-}
    if [[ -z $shown ]]; then
        printf '\nThe last lines of its output:\n'
        # A compiler's error may stand well above the end, so errors come first.
        grep -E -m 5 '(^|[^a-z])(fatal )?error:|CMake Error|^E: ' "$log" | sed 's/^/  | /'
        tail -n 25 "$log" | sed 's/^/  | /'
    fi
    {
        printf '\nFailed after %s: %s (exit code %s)\n' "$(elapsed)" "$what" "$code"
        printf '  The whole output: %s\n' "$log"
        printf '  What to do: %s\n' "$advice"
    } >&2
    exit 1
}

# Installs what is missing of the named lists, unless told not to.
install_lists() {
    if [[ ${skip_install:-no} == yes ]]; then
        heading "Installing nothing (--no-install)"
        return
    fi
    local missing
    heading "Looking for missing packages ($*)"
    missing=$("$root/platforms/linux/install-packages" --dry-run "$@") || exit 1
    say "$missing"
    [[ $missing == Missing:* ]] || return 0
    step install "Installing them (about 1 GB on a bare system)" \
        "read the last lines above, mend what they name, and start this again" \
        "$root/platforms/linux/install-packages" "$@"
}

# configure_and_build PRESET "how long it takes" [cmake options...]
configure_and_build() {
    local preset=$1 hint=$2
    shift 2
    local fresh=() launcher
    # A build folder that was copied here with the tree knows another place: start it anew.
    local cache="$root/build/$preset/CMakeCache.txt"
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        fresh=(--fresh)
    fi
    launcher=$(command -v ccache || true)
    step "configure-$preset" "Configuring build/$preset" \
        "if a package is named as missing, run platforms/linux/install-packages; else remove build/$preset and start this again" \
        cmake --preset "$preset" "${fresh[@]}" "-DCMAKE_CXX_COMPILER_LAUNCHER=$launcher" "$@"
    NINJA_STATUS='[%f/%t, %es] ' step "build-$preset" "Building build/$preset ($hint)" \
        "read the first error above; after a change of compiler or Qt, remove build/$preset and start this again" \
        cmake --build --preset "$preset" -j "${jobs:-$(nproc)}"
}
