//! Gives the shared library the name under which programs load it: `libkpi.so.<version of the ABI>`.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/version.rs");
    let abi = abi_version(&std::fs::read_to_string("src/version.rs")?)?;
    match std::env::var("CARGO_CFG_TARGET_OS")?.as_str() {
        "linux" | "android" | "freebsd" | "netbsd" | "openbsd" => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libkpi.so.{abi}");
        }
        "macos" => println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libkpi.{abi}.dylib"),
        _ => {}
    }
    Ok(())
}

/// The number in the one place that has it: `KPI_ABI_VERSION` of `src/version.rs`, from which the header has it too.
fn abi_version(source: &str) -> Result<u32, Box<dyn Error>> {
    let line = source.lines().find_map(|line| line.strip_prefix("pub const KPI_ABI_VERSION: i32 = "));
    let number = line.and_then(|rest| rest.strip_suffix(';')).ok_or("src/version.rs does not say KPI_ABI_VERSION")?;
    Ok(number.parse()?)
}
