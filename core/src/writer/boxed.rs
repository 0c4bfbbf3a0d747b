//! How the box looks that stands for a character no face has: the same in PDF and in pictures.

use crate::layout::Boxed;

/// Left, top, width and height, in points.
pub(crate) type Rectangle = (f64, f64, f64, f64);

/// The four sides of the outline.
pub(crate) fn sides(boxed: &Boxed) -> [Rectangle; 4] {
    let size = boxed.size;
    let width = width(boxed);
    let (thin, high) = (size / 24.0, size * 0.8);
    let (x, y) = (boxed.x + width * 0.08, boxed.baseline - size * 0.76);
    let wide = width * 0.84;
    [
        (x, y, wide, thin),
        (x, y + high - thin, wide, thin),
        (x, y + thin, thin, high - 2.0 * thin),
        (x + wide - thin, y + thin, thin, high - 2.0 * thin),
    ]
}

/// The room that the box takes.
pub(crate) fn width(boxed: &Boxed) -> f64 {
    boxed.width.max(boxed.size / 4.0)
}
