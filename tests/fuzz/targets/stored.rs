//! Bytes as stored state: refused, or a state that is written as it was read. The checksum is repaired first, or no fuzzer would get past it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let bytes = [body, &crc32fast::hash(body).to_le_bytes()].concat();
    if let Ok(state) = kpi_core::stored::read(&bytes) {
        assert_eq!(state.to_bytes(), bytes, "one state is written one way");
        let mut twice = state.empty_like();
        let _ = twice.merge_any(state.as_ref());
    }
});
