//! The arguments, as clap sees them, in the caller's language.
//!
//! No wording stands here: that is `words`.

use crate::words::{self, Word};
use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use gongwen::Lang;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "gongwen", bin_name = "gongwen", version)]
#[command(
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(arg_required_else_help = true)]
struct Root {
    #[command(subcommand)]
    action: Action,
    #[arg(long, global = true, value_name = "zh|en", hide_possible_values = true)]
    lang: Option<Tongue>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What is to be done.
#[derive(Subcommand)]
pub(crate) enum Action {
    Convert(Convert),
    Show(Show),
    Fonts(Fonts),
}

/// `gongwen convert`.
#[derive(clap::Args)]
pub(crate) struct Convert {
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[arg(
        long,
        short,
        required = true,
        value_delimiter = ',',
        value_name = "FORMAT"
    )]
    pub(crate) to: Vec<String>,
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(crate) output: Option<OsString>,
    #[command(flatten)]
    pub(crate) draft: Draft,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long, value_name = "text|json", hide_possible_values = true)]
    pub(crate) diagnostics: Option<Form>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<String>,
    #[command(flatten)]
    pub(crate) look: Look,
    #[command(flatten)]
    pub(crate) fonts: Fonts,
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    #[arg(long, requires = "resume")]
    pub(crate) retry_failed: bool,
}

/// `gongwen show`.
#[derive(clap::Args)]
pub(crate) struct Show {
    #[arg(value_name = "INPUT")]
    pub(crate) input: PathBuf,
    #[arg(long)]
    pub(crate) spans: bool,
    #[command(flatten)]
    pub(crate) draft: Draft,
}

/// `gongwen fonts`, and where faces are looked for.
#[derive(clap::Args)]
pub(crate) struct Fonts {
    #[arg(long, value_name = "DIR")]
    pub(crate) font_dir: Option<PathBuf>,
}

/// How pages look, and which kind of PDF they become.
#[derive(clap::Args)]
pub(crate) struct Look {
    #[arg(long, value_name = "edge|box")]
    pub(crate) profile: Option<String>,
    #[arg(long)]
    pub(crate) mirror: bool,
    #[arg(long)]
    pub(crate) even_imprint: bool,
    #[arg(long, value_name = "FLAVOUR")]
    pub(crate) pdf: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) dpi: Option<u32>,
}

/// How a draft is to be read.
#[derive(clap::Args)]
pub(crate) struct Draft {
    #[arg(long, short, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "ENCODING")]
    pub(crate) encoding: Option<String>,
    #[arg(long)]
    pub(crate) lossy: bool,
    #[arg(long)]
    pub(crate) normalise: bool,
}

/// The form of diagnostics.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

/// What the arguments come to.
pub(crate) enum Parsed {
    /// Something is to be done.
    Run(Box<Action>),
    /// Help or version, for standard output.
    Say(String),
    /// Wrong usage, for standard error.
    Wrong(String),
}

/// The language: `--lang`, else the locale. It is looked up ahead of everything, so that help and
/// complaints about arguments speak it too.
pub(crate) fn language(args: &[OsString]) -> Lang {
    let texts: Vec<_> = args.iter().map(|a| a.to_string_lossy()).collect();
    let joined = texts.iter().find_map(|a| a.strip_prefix("--lang="));
    let at = texts.iter().position(|a| a == "--lang");
    let parted = at.and_then(|i| texts.get(i + 1)).map(AsRef::as_ref);
    let named = joined.or(parted).map(str::to_owned);
    let locale = || sys_locale::get_locale().unwrap_or_default();
    match named.unwrap_or_else(locale).to_ascii_lowercase() {
        name if name.starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

/// Makes out the arguments.
pub(crate) fn parse(args: Vec<OsString>, lang: Lang) -> Parsed {
    let matches = command(lang).try_get_matches_from(args);
    match matches.and_then(|m| Root::from_arg_matches(&m)) {
        Ok(root) => Parsed::Run(Box::new(root.action)),
        Err(e) if !e.use_stderr() => Parsed::Say(e.render().to_string()),
        Err(e) => Parsed::Wrong(complaint(&e, lang)),
    }
}

fn complaint(error: &clap::Error, lang: Lang) -> String {
    let help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    let Some(word) = words::complaint(error.kind()).filter(|_| lang == Lang::Zh && !help) else {
        return error.render().to_string();
    };
    let kinds = [
        ContextKind::InvalidSubcommand,
        ContextKind::InvalidArg,
        ContextKind::InvalidValue,
    ];
    let what = kinds.iter().filter_map(|&k| error.get(k));
    let what: Vec<_> = what.map(ToString::to_string).collect();
    word.fill(lang, &[&what.join("  ")])
}

fn command(lang: Lang) -> clap::Command {
    let mut root = words_of(Root::command(), lang);
    let names: Vec<_> = root
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    for name in names {
        root = root.mut_subcommand(name, |c| words_of(c, lang));
    }
    root.subcommand_help_heading(words::COMMANDS.of(lang))
}

/// Gives a command and its arguments their words.
fn words_of(command: clap::Command, lang: Lang) -> clap::Command {
    let of = |key: &str| words::help(key).map_or("", |w: Word| w.of(lang));
    let usage = of(&format!("usage {}", command.get_name()));
    let about = of(command.get_name());
    let template = words::TEMPLATE.of(lang);
    command
        .about(about)
        .override_usage(usage)
        .help_template(template)
        .mut_args(|arg| {
            let help = of(arg.get_id().as_str());
            let heading = if arg.is_positional() {
                words::ARGUMENTS
            } else {
                words::OPTIONS
            };
            arg.help(help).help_heading(heading.of(lang))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_its_words() {
        let root = Root::command();
        let commands = std::iter::once(&root).chain(root.get_subcommands());
        for command in commands {
            let name = command.get_name();
            assert!(words::help(name).is_some(), "{name}");
            assert!(words::help(&format!("usage {name}")).is_some(), "{name}");
            for arg in command.get_arguments() {
                assert!(words::help(arg.get_id().as_str()).is_some(), "{arg}");
            }
        }
        command(Lang::Zh).debug_assert();
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are() {
        let args = |a: &[&str]| a.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            language(&args(&["gongwen", "--lang", "zh", "--nonsense"])),
            Lang::Zh
        );
        assert_eq!(language(&args(&["gongwen", "--lang=en"])), Lang::En);
    }
}
