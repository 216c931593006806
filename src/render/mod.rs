//! Views and a theme → artifacts, in memory. Each format is a small sibling; none reads a file.

pub mod html;
pub mod json;
pub mod web;
