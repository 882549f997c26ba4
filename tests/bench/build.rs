//! Compiles the C++ side: the loops of a caller, and the counters that people write by hand.

fn main() {
    println!("cargo:rerun-if-changed=src/callers.cpp");
    println!("cargo:rerun-if-changed=../../include");
    cc::Build::new()
        .cpp(true)
        .std("c++17")
        .opt_level(2)
        .include("../../include")
        .file("src/callers.cpp")
        .compile("callers");
}
