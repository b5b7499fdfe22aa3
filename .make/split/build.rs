//! The page's wasm is cut in two after it is linked (`.make/split`), which takes the linker's word for what refers to
//! what.

fn main() {
    println!("cargo::rerun-if-changed=.make/split/build.rs");
    if std::env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
