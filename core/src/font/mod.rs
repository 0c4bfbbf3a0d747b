//! Faces: the only code that opens a font.
//!
//! Faces are given by the caller; the core never looks for them (that is `gongwen-host`). Parsing
//! happens once a face, in [`FontSet::add`]; conversions share what was parsed.

mod faces;
mod info;
pub mod names;
mod notice;
mod outline;

pub(crate) use faces::{EM_TOP, FaceId, Faces, Found, Glyph, Ink};
pub use info::{Embedding, FaceInfo, probe};
pub(crate) use outline::Step;

use crate::error::Error;
use crate::messages::{Lang, Trouble};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The five roles that GB/T 9704-2012 gives to faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 仿宋: body (5.2.2).
    FangSong,
    /// 小标宋: mark and title (7.2.4, 7.3.1).
    Title,
    /// 黑体: level-1 headings, classification, labels.
    Hei,
    /// 楷体: level-2 headings, approvers' names.
    Kai,
    /// 宋体: page numbers (7.5).
    Song,
}

impl Role {
    /// All roles with their word on the command line and in font folders, their Chinese and their
    /// English name.
    pub const ALL: &'static [(Role, &'static str, &'static str, &'static str)] = &[
        (Role::FangSong, "fangsong", "仿宋", "FangSong"),
        (Role::Title, "title", "小标宋", "XiaoBiaoSong (title)"),
        (Role::Hei, "hei", "黑体", "Hei"),
        (Role::Kai, "kai", "楷体", "Kai"),
        (Role::Song, "song", "宋体", "Song"),
    ];

    /// The word, such as `fangsong`.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.1)
    }

    /// The name for a person, such as 仿宋.
    pub fn name(self, lang: Lang) -> &'static str {
        let row = Self::ALL.iter().find(|r| r.0 == self);
        row.map_or("", |r| lang.pick(r.2, r.3))
    }
}

/// The bytes of a font file, and which face of a collection is meant.
#[derive(Debug, Clone)]
pub struct FontData {
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// The face within a collection; 0 for a plain font.
    pub index: u32,
    /// Where it came from, for reports: a path or a name.
    pub origin: String,
}

/// A face that was parsed and may be embedded.
#[derive(Debug)]
pub(crate) struct Face {
    role: Option<Role>,
    data: FontData,
    info: FaceInfo,
    krilla: krilla::text::Font,
}

/// The faces that serve a conversion. Cheap to clone; share one among all conversions.
#[derive(Debug, Clone, Default)]
pub struct FontSet {
    faces: Arc<Vec<Arc<Face>>>,
}

/// Which face serves a role, for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The role; none for a face that serves characters others lack.
    pub role: Option<Role>,
    /// The face's own name.
    pub face: String,
    /// Where it came from.
    pub origin: String,
    /// The face within a collection.
    pub index: u32,
}

impl FontSet {
    /// A set without faces.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a role its face; with no role, adds a face that serves characters others lack. Of
    /// several faces for one role the first serves, the next ones what it lacks.
    ///
    /// # Errors
    /// `Font` for a file that cannot be parsed, or whose licence bits forbid embedding a subset.
    pub fn add(&mut self, role: Option<Role>, mut data: FontData) -> Result<(), Error> {
        let info = FaceInfo::of_file(&data.bytes, data.index, &data.origin)?;
        if let Some(why) = info.embedding.refusal() {
            return Err(Error::new(Trouble::Restricted, &[&data.origin, &why]));
        }
        if let Some(bytes) = notice::with_notice(&data.bytes, data.index) {
            data.bytes = Arc::new(bytes);
        }
        let parsed = krilla::text::Font::new(data.bytes.clone().into(), data.index);
        let krilla = parsed.ok_or_else(|| {
            Error::new(
                Trouble::BadFont,
                &[&data.origin, &"its tables make no sense"],
            )
        })?;
        let face = Face {
            role,
            data,
            info,
            krilla,
        };
        Arc::make_mut(&mut self.faces).push(Arc::new(face));
        Ok(())
    }

    /// Whether a role has a face.
    pub fn has(&self, role: Role) -> bool {
        self.faces.iter().any(|f| f.role == Some(role))
    }

    /// The first role that has no face.
    pub fn lacks(&self) -> Option<Role> {
        Role::ALL.iter().map(|r| r.0).find(|&r| !self.has(r))
    }

    /// Which face serves which role, in the order of the roles, then those that fill in.
    pub fn services(&self) -> Vec<Service> {
        let roles = Role::ALL.iter().map(|r| Some(r.0)).chain([None]);
        roles
            .flat_map(|role| self.faces.iter().filter(move |f| f.role == role))
            .map(|f| Service {
                role: f.role,
                face: f.info.name().to_owned(),
                origin: f.data.origin.clone(),
                index: f.data.index,
            })
            .collect()
    }

    /// SHA-256 over the faces in their order: two sets of one digest draw the same pages.
    pub fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        for face in self.faces.iter() {
            digest.update(format!("{:?} {} ", face.role, face.data.index));
            digest.update(face.data.bytes.as_slice());
        }
        digest.finalize().into()
    }

    /// Refuses a set in which a role has no face.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let Some(role) = self.lacks() else {
            return Ok(());
        };
        let both = format!("{} {}", role.name(Lang::Zh), role.name(Lang::En));
        Err(Error::new(Trouble::NoFace, &[&both]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn an_empty_set_names_the_role_and_the_remedy() {
        let error = FontSet::new().check().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Font);
        assert!(error.message(Lang::Zh).contains("仿宋"));
        assert!(error.message(Lang::En).contains("GONGWEN_FONTS"));
    }

    #[test]
    fn junk_is_no_font() {
        for bytes in [
            &b""[..],
            b"OTTO",
            b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x0c",
            &[0xff; 4000],
        ] {
            let data = FontData {
                bytes: Arc::new(bytes.to_vec()),
                index: 0,
                origin: "junk.otf".into(),
            };
            let error = FontSet::new().add(None, data).unwrap_err();
            assert_eq!(error.code(), "E702");
        }
    }

    #[test]
    fn a_set_can_be_shared_among_threads() {
        fn shared<T: Send + Sync + Clone>() {}
        shared::<FontSet>();
    }
}
