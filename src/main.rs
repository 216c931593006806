//! The command line of Punctilio.

fn main() -> std::process::ExitCode {
    punctilio::cli::run(std::env::args_os())
}
