//! The faces a document names, and `fontTable.xml`, which says what may stand in for them.
//!
//! A Word file names the standard's faces and carries none: nothing here opens a font.

use super::xml::{Part, Xml};
use super::{NS_W, NS_W_URI};
use crate::font::Role;

struct Face {
    role: Role,
    name: &'static str,
    /// Other names under which systems hold the face, or the nearest to it.
    alternates: &'static str,
    /// What it looks like, by the numbers of PANOSE: programs choose by it what stands in.
    panose: &'static str,
    family: &'static str,
    /// Whether all its characters are equally wide.
    pitch: &'static str,
}

const FACES: &[Face] = &[
    Face {
        role: Role::FangSong,
        name: "仿宋_GB2312",
        alternates: "仿宋,FangSong_GB2312,FangSong,STFangsong,FandolFang R",
        panose: "02010609030101010101",
        family: "modern",
        pitch: "fixed",
    },
    Face {
        role: Role::Title,
        name: "方正小标宋简体",
        alternates: "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,Noto Serif CJK SC Black",
        panose: "03000509000000000000",
        family: "script",
        pitch: "fixed",
    },
    Face {
        role: Role::Hei,
        name: "黑体",
        alternates: "SimHei,FandolHei,Noto Sans CJK SC",
        panose: "02010609060101010101",
        family: "modern",
        pitch: "fixed",
    },
    Face {
        role: Role::Kai,
        name: "楷体_GB2312",
        alternates: "楷体,KaiTi_GB2312,KaiTi,STKaiti,FandolKai",
        panose: "02010609030101010101",
        family: "modern",
        pitch: "fixed",
    },
    Face {
        role: Role::Song,
        name: "宋体",
        alternates: "SimSun,FandolSong,Noto Serif CJK SC",
        panose: "02010600030101010101",
        family: "auto",
        pitch: "variable",
    },
];

/// The standard's name for the face of a role.
pub(super) fn face(role: Role) -> &'static str {
    FACES.iter().find(|f| f.role == role).map_or("", |f| f.name)
}

/// `word/fontTable.xml`.
pub(super) fn part() -> Part {
    Xml::part("w:fonts", &[(NS_W, &NS_W_URI)], |x| {
        for f in FACES {
            x.element("w:font", &[("w:name", &f.name)], |x| font(x, f));
        }
    })
}

fn font(x: &mut Xml, f: &Face) {
    x.val("w:altName", &f.alternates);
    x.val("w:panose1", &f.panose);
    x.val("w:charset", &"86");
    x.val("w:family", &f.family);
    x.val("w:pitch", &f.pitch);
}
