//! Tells cargo which folders are embedded whole: a file that is new in one of them is a change of the program.

fn main() {
    for folder in ["standards", "themes/default"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
