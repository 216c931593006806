//! The pages of the handbook, one view each.
//!
//! A page's context is `page` (the frame), `view` (one of these) and `w` (the theme's words).

pub mod collect;
pub mod home;
pub mod overview;
pub mod people;
pub mod phase;
pub mod register;
pub mod timeline;
pub mod training;
