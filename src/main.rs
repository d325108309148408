//! The `journeymap` program: hands the arguments over and gives the exit code back.

fn main() -> std::process::ExitCode {
    journeymap::cli::run()
}
