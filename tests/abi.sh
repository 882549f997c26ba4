#!/bin/sh
# abi.sh PREFIX: holds the installed library to tests/golden/abi.txt, which only ever grows: symbols, functions by their types, sizes and
# offsets of structs as the C compiler sees them, constants. Programs that are built stay right for as long as no line goes or changes.
#
# `KPI_REWRITE=1 make test-cpp` appends what is new. The size of a struct that is passed with its size may grow that way too.
set -eu
cd "$(dirname "$0")/.."
prefix=$1
golden=tests/golden/abi.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

library=$prefix/lib/libkpi.so
abi=$(sed -n 's/^#define KPI_ABI_VERSION //p' "$prefix/include/kpi.h")

soname=$(readelf -d "$library" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
[ "$soname" = "libkpi.so.$abi" ] || { echo "abi: the soname is '$soname', not libkpi.so.$abi"; exit 1; }

# The headers without comments, preprocessor lines and the extern "C" block.
declarations() {
    sed -e 's,//.*,,' -e 's,/\*.*\*/,,' "$prefix/include/kpi_ids.h" "$prefix/include/kpi.h" | sed -e '/^ *\/\*/,/\*\//d' -e '/^#/d' -e '/^extern "C"/d' -e 's/[[:space:]]*$//' -e '/^$/d'
}

# Functions, one line each, parameters without their names; and the types of callbacks.
functions() {
    declarations | awk '
        /^typedef .*\(\*/ { sub(/;$/, ""); gsub(/  +/, " "); print "callback " $0; next }
        /^[a-z].*\(/ { text = "" ; inside = 1 }
        inside { sub(/^ +/, " "); text = text $0 }
        inside && /;$/ {
            inside = 0
            gsub(/  +/, " ", text)
            open = index(text, "(")
            head = substr(text, 1, open)
            n = split(substr(text, open + 1, length(text) - open - 2), parameters, /, */)
            for (at = 1; at <= n; at++) {
                if (parameters[at] != "void") { sub(/[A-Za-z_0-9]+$/, "", parameters[at]) }
                sub(/ +$/, "", parameters[at])
                head = head (at > 1 ? ", " : "") parameters[at]
            }
            print "function " head ")"
        }'
}

# A program that prints sizes, offsets and constants.
program() {
    printf '#include <kpi.h>\n#include <stdio.h>\n'
    printf '#define SIZE(type) printf("struct %%s size %%zu\\n", #type, sizeof(type))\n'
    printf '#define MEMBER(type, name) printf("member %%s.%%s offset %%zu size %%zu\\n", #type, #name, offsetof(type, name), sizeof(((type *)0)->name))\n'
    printf '#define CONSTANT(name) printf("constant %%s %%lld\\n", #name, (long long)(name))\n'
    printf 'int main(void) {\n'
    sed -n 's/^#define \(KPI_[A-Z0-9_]*\) .*/CONSTANT(\1);/p' "$prefix/include/kpi.h" "$prefix/include/kpi_ids.h" | grep -v 'KPI_VERSION'
    declarations | awk '
        /^typedef struct .*\{$/ { type = $3; print "SIZE(" type ");"; next }
        /^\}/ { type = "" }
        type != "" { name = $NF; gsub(/[*;]|\[.*/, "", name); print "MEMBER(" type ", " name ");" }
        /^ *KPI_[A-Za-z0-9_]+ = / { print "CONSTANT(" $1 ");" }'
    printf 'return 0; }\n'
}

nm -D --defined-only "$library" | awk '{ print "symbol " $NF }' | LC_ALL=C sort >"$work/symbols"
functions >"$work/functions"
program >"$work/abi.c"
${CC:-gcc} -std=c11 -Werror -I"$prefix/include" "$work/abi.c" -o "$work/abi"
cat "$work/symbols" "$work/functions" >"$work/now"
"$work/abi" >>"$work/now"

# What is declared is exported, and nothing else is.
sed -n 's/^function .*[ *]\(kpi_[a-z0-9_]*\)(.*/symbol \1/p' "$work/functions" | LC_ALL=C sort >"$work/declared"
diff "$work/declared" "$work/symbols" || { echo "abi: kpi.h (<) and libkpi.so (>) differ in their functions"; exit 1; }
# Every struct and enumerator of the headers was seen: their number, counted another way.
for kind in 'struct:^typedef struct.*\{$' 'constant:^    KPI_[A-Za-z0-9_]+ = '; do
    there=$(cat "$prefix/include/kpi.h" "$prefix/include/kpi_ids.h" | grep -cE "${kind#*:}")
    seen=$(grep -c "^${kind%%:*} " "$work/now")
    [ "$seen" -ge "$there" ] || { echo "abi: $seen of $there lines '${kind%%:*}' were read from the headers"; exit 1; }
done

touch "$golden"
awk -v rewrite="${KPI_REWRITE:+1}" -v made="$work/new" '
    # What callers pass with its size may become longer.
    function may_grow(type) { return type ~ /_(row|rules|info)$/ || type == "kpi_figure" || type == "kpi_parameters" }
    NR == FNR { now[$0] = 1; order[++lines] = $0; if ($1 == "struct") { size[$2] = $4 }; next }
    ($0 in now) { golden[$0] = 1; print > made; next }
    rewrite && $1 == "struct" && may_grow($2) && size[$2] > $4 {
        line = "struct " $2 " size " size[$2]
        golden[line] = 1
        print line > made
        next
    }
    { print "abi: gone or changed: " $0; gone = 1 }
    END {
        for (at = 1; at <= lines; at++) {
            if (order[at] in golden) { continue }
            fresh = 1
            if (rewrite) { print order[at] > made } else { print "abi: not in the golden file: " order[at] }
        }
        if (gone) { print "abi: programs that are built would break: keep these, and add beside them"; exit 1 }
        if (fresh && !rewrite) { print "abi: run KPI_REWRITE=1 make test-cpp, and commit tests/golden/abi.txt"; exit 1 }
    }' "$work/now" "$golden"
[ -z "${KPI_REWRITE:-}" ] || cp "$work/new" "$golden"
