//! What one client calls a thing that another calls otherwise: tools, models, colours.

pub mod color;
pub mod model;
pub mod name;
pub mod tool;
