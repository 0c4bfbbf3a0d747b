//! Rooms to come.
