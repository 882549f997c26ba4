//! Intervals of doubt.
