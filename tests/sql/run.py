"""Runs the statements that come by the standard input: the SQL side of tests/engine_rollup_sql.rs."""

import sys

import duckdb

with duckdb.connect() as connection:
    # Instants are written in UTC, whatever the machine's zone is.
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(sys.stdin.read())
