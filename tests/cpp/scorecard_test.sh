#!/bin/sh
# scorecard on calls worked by hand: scorecard_test.sh SCORECARD
# a: waits 10 s and 30 s, answered: within 20 s 1 of 2 = 50.0 %, ASA (10 + 30) / 2 = 20.0 s; a third one's wait is not known, and
# left out of both. With the abandoned one of "b,c": 1 of 3 = 33.3 %, and 1 of 4 abandoned = 25.0 %.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
long=$(printf 'a,handled,%09000d,1' 7)
printf '%s\n' 'queue,outcome,wait_ms,talk_ms' 'a,handled,10000,60000' 'a,handled,30000,120000' 'a,handled,,60000' '"b,c",abandoned_queue,5000,' \
    'a,bogus,1,1' 'a,handled,-5,1' "$long" > "$dir/calls.csv"
"$1" "$dir/calls.csv" > "$dir/out" 2> "$dir/err"
has() { grep -Eq -e "$2" "$dir/$1" || { echo "not in $1: $2"; cat "$dir/$1"; exit 1; }; }
has out '^a +3 +0 +50\.0 % +0\.0 % +20\.0 s +30\.0 s'
has out '^b,c +0 +1 +0\.0 % +100\.0 % '
has out '^total +3 +1 +33\.3 % +25\.0 % +20\.0 s '
has out 'of_offered +33\.3 % \(1 of 3;'
has out 'answered_only +50\.0 % \(1 of 2;'
has out '^left out: 1 wait_unknown$'
has out '^7 rows read = 4 counted \+ 1 rejected \+ 2 unreadable$'
has err 'line 6 cannot be read'
has err 'line 8 cannot be read'
fails() { code=0; "$@" > "$dir/out" 2> "$dir/err" || code=$?; [ "$code" = 2 ] || { echo "exit code $code, not 2: $*"; exit 1; }; }
: > "$dir/empty.csv"
fails "$1" "$dir/empty.csv"
has err 'is empty'
fails "$1" "$dir/none.csv"
fails "$1"
echo "scorecard holds"
