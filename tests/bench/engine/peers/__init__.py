"""The engines that we are measured beside, each as fast as we could make it ask.

A module here has a class `Peer(threads)` with `version`, `load(paths, source)` (not timed; `paths` by kind of file), `run(query, form)`
(timed: it ends with the whole answer in memory) and `answer(result)` (not timed: an Arrow table or a pandas frame of it).
"""

NAMES = ["duckdb", "polars", "chdb", "datafusion", "pandas"]
