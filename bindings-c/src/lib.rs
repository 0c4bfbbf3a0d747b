//! libgongwen: the C library. A border only translates.
