//! Names by which faces are known, as data: which installed face serves which role.
//!
//! A row's names are in order of preference. Sources: the class names of GB/T 9704-2012 (5.2.2,
//! 7.2.4), the faces of Windows (`simfang.ttf`, `simkai.ttf`, `simhei.ttf`, `simsun.ttc`), macOS
//! (`STFangsong`, `STKaiti`, `Heiti SC`, `Songti SC`), the office suites of 方正 and 华文, and the
//! open faces in Debian (texlive-lang-chinese, fonts-noto-cjk, fonts-lxgw-wenkai, fonts-arphic-*).

use super::Role;

/// Names for each role, the best first.
pub const ROLES: &[(Role, &[&str])] = &[
    (
        Role::FangSong,
        &[
            "仿宋_GB2312",
            "FangSong_GB2312",
            "方正仿宋_GB2312",
            "仿宋",
            "FangSong",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "华文仿宋",
            "STFangsong",
            "STFangSong",
            "朱雀仿宋",
            "Zhuque Fangsong",
            "FandolFang-Regular",
            "FandolFang R",
        ],
    ),
    (
        Role::Title,
        &[
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
            "华文中宋",
            "STZhongsong",
            "NotoSerifCJKsc-Black",
            "Noto Serif CJK SC Black",
            "NotoSerifSC-Black",
            "SourceHanSerifSC-Heavy",
            "FandolSong-Bold",
            "NotoSerifCJKsc-Bold",
            "Noto Serif CJK SC Bold",
            "NotoSerifSC-Bold",
            "SourceHanSerifSC-Bold",
            "STSongti-SC-Black",
            "STSongti-SC-Bold",
        ],
    ),
    (
        Role::Hei,
        &[
            "黑体",
            "SimHei",
            "方正黑体_GBK",
            "FZHei-B01",
            "华文黑体",
            "STHeiti",
            "STHeitiSC-Medium",
            "Heiti SC Medium",
            "NotoSansCJKsc-Medium",
            "NotoSansSC-Medium",
            "SourceHanSansSC-Medium",
            "FandolHei-Regular",
            "NotoSansCJKsc-Bold",
            "NotoSansSC-Bold",
            "NotoSansCJKsc-Regular",
            "NotoSansSC-Regular",
            "WenQuanYiZenHei",
            "WenQuanYi Zen Hei",
            "WenQuanYiMicroHei",
            "WenQuanYi Micro Hei",
            "PingFangSC-Medium",
        ],
    ),
    (
        Role::Kai,
        &[
            "楷体_GB2312",
            "KaiTi_GB2312",
            "方正楷体_GB2312",
            "楷体",
            "KaiTi",
            "方正楷体_GBK",
            "FZKai-Z03",
            "华文楷体",
            "STKaiti",
            "STKaitiSC-Regular",
            "FandolKai-Regular",
            "LXGWWenKai-Regular",
            "霞鹜文楷",
            "AR PL KaitiM GB",
            "AR PL UKai CN",
        ],
    ),
    (
        Role::Song,
        &[
            "宋体",
            "SimSun",
            "方正书宋_GBK",
            "FZShuSong-Z01",
            "华文宋体",
            "STSong",
            "STSongti-SC-Regular",
            "Songti SC Regular",
            "FandolSong-Regular",
            "NotoSerifCJKsc-Regular",
            "NotoSerifSC-Regular",
            "SourceHanSerifSC-Regular",
            "AR PL SungtiL GB",
            "AR PL UMing CN",
        ],
    ),
];

/// Names of faces that serve characters the others lack, the best first: 通用规范汉字表 first, then
/// wide coverage, then the rare planes.
pub const WIDE: &[&str] = &[
    "LXGWWenKai-Regular",
    "NotoSerifCJKsc-Regular",
    "NotoSerifSC-Regular",
    "SourceHanSerifSC-Regular",
    "NotoSansCJKsc-Regular",
    "SimSun",
    "Songti SC Regular",
    "SimSun-ExtB",
    "HanaMinA",
    "HanaMinB",
    "DejaVuSans",
];

/// How well a name suits a role (none: a face that fills in); 0 is best.
pub fn rank(role: Option<Role>, name: &str) -> Option<usize> {
    let names = match role {
        Some(role) => ROLES.iter().find(|r| r.0 == role).map_or(&[][..], |r| r.1),
        None => WIDE,
    };
    names.iter().position(|n| n.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_names_and_an_open_face() {
        for &(role, ..) in Role::ALL {
            let open = rank(Some(role), "FandolKai-Regular")
                .or(rank(Some(role), "FandolFang-Regular"))
                .or(rank(Some(role), "FandolHei-Regular"))
                .or(rank(Some(role), "FandolSong-Regular"))
                .or(rank(Some(role), "fandolsong-bold"));
            assert!(open.is_some(), "{role:?}");
        }
        assert_eq!(rank(Some(Role::FangSong), "仿宋_GB2312"), Some(0));
        assert_eq!(rank(Some(Role::Song), "FandolSong-Bold"), None);
    }
}
