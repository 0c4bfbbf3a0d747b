//! The native half of the Python package. A border only translates.
