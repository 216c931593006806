//! The commands, one file each.

pub mod build;
pub mod check;
pub mod completions;
pub mod explain;
pub mod init;
pub mod new;
pub mod schema;
pub mod score;
mod trade;
