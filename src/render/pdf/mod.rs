//! Views → PDF and PNG, set by Typst with the theme's `.typ` templates.
//!
//! A template is given its view as `/data.json` and the words of the language as `/words.json`. Texts of authors come as
//! values, never as code; their Markdown comes beside them, taken apart (`runs`). Nothing here reads a file, looks
//! at the clock or goes over the network: the world of a template holds the theme, the fonts and its own data.

mod blocks;
mod fault;
mod font;
mod runs;
mod world;

pub use font::{Fonts, Missing};
pub use world::{Forget, Refused, Typesetter, forget};
