//! Views → HTML pages by the theme's templates.

mod asset;
mod brief;
mod circle;
mod env;
mod fault;
mod inline;
mod markdown;
mod picture;
mod size;
mod slot;
mod tidy;
mod tokens;
mod turns;

pub use asset::{Assets, fingerprint};
pub use env::{Renderer, erased};
pub use inline::within_page;
pub use picture::{SitePicture, site_picture, small_picture};
pub use tokens::tokens;
