//! The commands, one file each.

pub mod build;
pub mod check;
pub mod completions;
pub mod diff;
pub mod explain;
pub mod init;
pub mod new;
pub mod release;
pub mod schema;
pub mod score;
pub mod serve;
mod trade;
