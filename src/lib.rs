//! Punctilio.
