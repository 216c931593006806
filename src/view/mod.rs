//! Turns the catalog into views: exactly what one page or sheet shows, in one language.
//!
//! A view is plain data that a template prints from top to bottom. Words of the interface are
//! named by key (`role`, `time_within`) and looked up in the theme's words; texts of authors are
//! [`part::TextView`]s. Views hold no HTML and know no template, no file and no theme.

mod about;
pub mod app;
pub mod ban;
pub mod card;
pub mod change_notice;
pub mod changed;
pub mod checklist;
mod clauses;
mod dated;
pub mod edition;
mod figure;
pub mod form;
mod frame;
pub mod handbook;
mod include;
mod item;
pub mod learn;
mod line;
mod link;
pub mod open;
pub mod outline;
pub mod output;
pub mod page;
pub mod part;
pub mod past;
mod pen;
pub mod picture;
mod places;
pub mod poster;
mod printed;
pub mod publish;
pub mod quiz;
pub mod reach;
pub mod report;
pub mod score_sheet;
pub mod sheet;
mod show;
pub mod site;
pub mod source;
mod step;
mod text;
pub mod usage;
pub mod workbook;
