//! Tests across the whole project: conformance vectors, laws, real data. The tests are in the files beside this one.
