#!/bin/sh
# install.sh library|install|uninstall: builds the C library; lays it out under PREFIX (below DESTDIR, where that is given); takes it
# away again.
#
# LIBDIR and INCLUDEDIR lie in PREFIX: lib and include, or for instance lib/x86_64-linux-gnu.
set -eu
cd "$(dirname "$0")/../.."
CARGO=${CARGO:-cargo}
PREFIX=${PREFIX:-/usr/local}

fail() {
    echo "install: $*" >&2
    exit 1
}

# A directory in PREFIX, without PREFIX.
inside() {
    case $1 in
    "$PREFIX"/*) echo "${1#"$PREFIX"/}" ;;
    /* | *..*) fail "$1 does not lie in PREFIX=$PREFIX: give the directory as it is called in there" ;;
    *) echo "$1" ;;
    esac
}

case $PREFIX in
/) PREFIX= ;;
/*) PREFIX=${PREFIX%/} ;;
*) fail "PREFIX=$PREFIX is no absolute path" ;;
esac
LIBDIR=$(inside "${LIBDIR:-lib}")
INCLUDEDIR=$(inside "${INCLUDEDIR:-include}")
ROOT=${DESTDIR:-}$PREFIX
LIB_UP=$(echo "$LIBDIR" | sed 's,[^/][^/]*,..,g')

# Both numbers stand in the headers, which tests hold to the library.
ABI=$(sed -n 's/^#define KPI_ABI_VERSION //p' include/kpi.h)
VERSION=$(sed -n 's/^#define KPI_VERSION "\(.*\)"/\1/p' include/kpi_ids.h)
case $(uname -s) in
Darwin) SHARED=libkpi.dylib SONAME=libkpi.$ABI.dylib SHARED_REAL=libkpi.$ABI.$VERSION.dylib ;;
*) SHARED=libkpi.so SONAME=libkpi.so.$ABI SHARED_REAL=libkpi.so.$ABI.$VERSION ;;
esac
HEADERS=$(cd include && echo *)

if [ "${1:-install}" = uninstall ]; then
    for header in $HEADERS; do rm -f "$ROOT/$INCLUDEDIR/$header"; done
    rm -f "$ROOT/$LIBDIR/$SHARED" "$ROOT/$LIBDIR/$SONAME" "$ROOT/$LIBDIR/$SHARED_REAL" "$ROOT/$LIBDIR/libkpi.a"
    rm -f "$ROOT/$LIBDIR/pkgconfig/kpi.pc"
    rm -rf "$ROOT/$LIBDIR/cmake/kpi"
    exit 0
fi

# Where there is no cargo (under sudo, say), what was built before is installed.
if command -v "$CARGO" >/dev/null 2>&1; then
    $CARGO build --release --locked --quiet -p kpi-ffi
    TARGET=$($CARGO metadata --locked --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
    sh kpi-ffi/package/system_libs.sh >"$TARGET/release/libkpi.system_libs"
fi
BUILT=${TARGET:-${CARGO_TARGET_DIR:-target}}/release
[ -e "$BUILT/libkpi.system_libs" ] || fail "$BUILT holds no library, and $CARGO is not found: install Rust, or run make library before"
[ "${1:-install}" != library ] || exit 0
SYSTEM_LIBS=$(cat "$BUILT/libkpi.system_libs")
SYSTEM_LIBS_LIST=$(echo "$SYSTEM_LIBS" | sed 's/  */;/g')
POINTER_SIZE=$(($(getconf LONG_BIT) / 8))

# Writes a file of the package with its @NAMES@ filled in.
fill() {
    sed -e "s,@LIB_UP@,$LIB_UP,g" -e "s,@LIBDIR@,$LIBDIR,g" -e "s,@INCLUDEDIR@,$INCLUDEDIR,g" -e "s,@VERSION@,$VERSION,g" \
        -e "s,@SONAME@,$SONAME,g" -e "s,@SHARED_REAL@,$SHARED_REAL,g" -e "s,@POINTER_SIZE@,$POINTER_SIZE,g" \
        -e "s,@SYSTEM_LIBS_LIST@,$SYSTEM_LIBS_LIST,g" -e "s,@SYSTEM_LIBS@,$SYSTEM_LIBS,g" "kpi-ffi/package/$1.in" >"$2/$1"
    chmod 644 "$2/$1"
}

mkdir -p "$ROOT/$LIBDIR/pkgconfig" "$ROOT/$LIBDIR/cmake/kpi" "$ROOT/$INCLUDEDIR"
for header in $HEADERS; do install -m 644 "include/$header" "$ROOT/$INCLUDEDIR/"; done
install -m 755 "$BUILT/$SHARED" "$ROOT/$LIBDIR/$SHARED_REAL"
ln -sf "$SHARED_REAL" "$ROOT/$LIBDIR/$SONAME"
ln -sf "$SONAME" "$ROOT/$LIBDIR/$SHARED"
install -m 644 "$BUILT/libkpi.a" "$ROOT/$LIBDIR/"
fill kpi.pc "$ROOT/$LIBDIR/pkgconfig"
fill kpi-config.cmake "$ROOT/$LIBDIR/cmake/kpi"
fill kpi-config-version.cmake "$ROOT/$LIBDIR/cmake/kpi"
echo "installed libkpi $VERSION: $ROOT/$INCLUDEDIR/kpi.h and kpi.hpp, $ROOT/$LIBDIR/$SHARED and libkpi.a, kpi.pc, and the CMake package kpi"
