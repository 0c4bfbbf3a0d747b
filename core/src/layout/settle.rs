//! What has to be settled by trying: that the first page shows text (7.3.2, 7.3.3), and that no
//! signature stands on a page without text (7.3.5.5).
//!
//! Decides between ways that the style names; sets nothing itself.

use super::audit::audit;
use super::document::{head, whole};
use super::flow::{Flow, Lonely, Plan};
use super::header::letter_foot;
use super::imprint::page_numbers;
use super::pages::Pages;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::font::{Faces, FontSet};
use crate::limits::Budget;
use crate::messages::Code;
use crate::model::{Document, Layout};
use crate::style::{StyleOptions, gbt9704 as gb, wording};
use std::collections::BTreeSet;

/// At most so many pages get another spacing: each is tried by setting the document anew.
const MOST_ADJUSTED: usize = 8;
/// Addressees of more lines are what leaves the first page no room, before the mark is.
const FEW_LINES: f64 = 3.0;

/// Lays a document out.
pub(super) fn lay_out(
    document: &Document,
    fonts: &FontSet,
    style: StyleOptions,
    budget: &Budget,
) -> Result<Pages, Error> {
    let faces = Faces::new(fonts)?;
    let job = Job {
        faces: &faces,
        budget,
        document,
    };
    let (plan, mut diagnostics) = job.first_page(plan(document, style))?;
    let mut flow = job.last_pages(plan, &mut diagnostics)?;
    if document.layout == Layout::Letter
        && let Some(first) = flow.out.pages.first_mut()
    {
        first.numbered = false; // 10.1
    }
    page_numbers(&mut flow)?;
    diagnostics.extend(remarks(document));
    diagnostics.append(&mut flow.out.diagnostics);
    diagnostics.extend(audit(&flow));
    let mut pages = flow.out;
    pages.diagnostics = faces.diagnostics();
    pages.diagnostics.extend(diagnostics);
    Ok(pages)
}

fn plan(document: &Document, style: StyleOptions) -> Plan {
    let headed = document.layout == Layout::Letter && document.header != Default::default();
    Plan {
        style,
        mark_share: 1.0,
        first_bottom: headed.then(|| letter_foot() - gb::LETTER_RULE_SPACE.0),
        ..Plan::default()
    }
}

/// What a page shows otherwise than the standard has it, or not at all.
fn remarks(document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !document.extras.is_empty() {
        found.push(Diagnostic::new(Code::ExtrasNotPrinted).of("extras"));
    }
    let imprint = &document.imprint;
    let issued = imprint.issued_by.is_some() || imprint.issued_on.is_some();
    if document.layout == Layout::Letter && issued {
        found.push(Diagnostic::new(Code::LetterIssued).of("imprint"));
    }
    found
}

/// A document set with another spacing.
struct Adjusted<'a> {
    plan: Plan,
    /// How many lines more or fewer the page has.
    more: i32,
    flow: Flow<'a>,
}

struct Job<'a> {
    faces: &'a Faces<'a>,
    budget: &'a Budget,
    document: &'a Document,
}

impl<'a> Job<'a> {
    fn set(&self, plan: &Plan) -> Result<Flow<'a>, Error> {
        let mut flow = Flow::new(self.faces, self.budget, plan.clone());
        whole(&mut flow, self.document)?;
        Ok(flow)
    }

    /// Finds a plan by which the first page shows text: a mark of many organs shrinks, a long list
    /// of addressees moves to the imprint.
    fn first_page(&self, plan: Plan) -> Result<(Plan, Vec<Diagnostic>), Error> {
        if self.document.body.is_empty() || self.shows_text(&plan)? {
            return Ok((plan, Vec::new()));
        }
        let mark = self.document.header.issuer_mark.as_ref();
        let joint = mark.is_some_and(|m| wording::joint(m).is_some());
        let shares: &[f64] = if joint { &gb::MARK_SHARES } else { &[1.0] };
        let moves = !self.document.addressees.is_empty();
        let ways = |moved: bool| shares.iter().map(move |&share| (share, moved));
        let ways: Vec<_> = match moves {
            true if self.many_addressees(&plan)? => ways(true).chain(ways(false)).collect(),
            true => ways(false).chain(ways(true)).collect(),
            false => ways(false).collect(),
        };
        for (mark_share, moved) in ways {
            let tried = Plan {
                mark_share,
                moved,
                ..plan.clone()
            };
            if self.shows_text(&tried)? {
                let told = Diagnostic::new(Code::AddresseesMoved).of("addressees");
                return Ok((tried, moved.then_some(told).into_iter().collect()));
            }
        }
        let least = Plan {
            mark_share: shares.last().copied().unwrap_or(1.0),
            ..plan
        };
        let told = Diagnostic::new(Code::FirstPageWithoutText).of("body");
        Ok((least, vec![told]))
    }

    /// Whether a line of text finds room on the first page.
    fn shows_text(&self, plan: &Plan) -> Result<bool, Error> {
        let mut flow = Flow::new(self.faces, self.budget, plan.clone());
        head(&mut flow, self.document)?;
        let end = flow.y + gb::SIZE_3.0;
        Ok(flow.page() == 0 && end <= flow.text_bottom() + 0.01)
    }

    fn many_addressees(&self, plan: &Plan) -> Result<bool, Error> {
        let flow = Flow::new(self.faces, self.budget, plan.clone());
        let text = self.document.addressees.join("，");
        let text = self.document.addressees_text.as_ref().unwrap_or(&text);
        Ok(flow.measure(text, gb::BODY)? > FEW_LINES * flow.width())
    }

    /// Sets the document; where a signature would stand without text, with other spacing on the
    /// page before.
    fn last_pages(&self, mut plan: Plan, told: &mut Vec<Diagnostic>) -> Result<Flow<'a>, Error> {
        let mut flow = self.set(&plan)?;
        let mut given_up = BTreeSet::new();
        for _ in 0..MOST_ADJUSTED {
            let lonely = flow.lonely.iter().find(|l| !given_up.contains(&l.text));
            let Some(&alone) = lonely else { break };
            let text = alone.text;
            match self.adjusted(&plan, alone, &flow)? {
                Some(better) => {
                    let change = Diagnostic::new(Code::SpacingAdjusted);
                    let change = change.change("", format!("{:+}", better.more));
                    told.push(change.of(format!("page {}", text + 1)));
                    (plan, flow) = (better.plan, better.flow);
                }
                None => {
                    given_up.insert(text);
                }
            }
        }
        for lonely in &flow.lonely {
            let alone = Diagnostic::new(Code::SignatureAlone);
            told.push(alone.of(format!("page {}", lonely.page + 1)));
        }
        Ok(flow)
    }

    /// The first spacing of a page that leaves fewer signatures alone. Below attachment notes, which
    /// may have begun on the page of the text, a signature is not worth a page that ends far too early.
    fn adjusted(
        &self,
        plan: &Plan,
        alone: Lonely,
        before: &Flow<'a>,
    ) -> Result<Option<Adjusted<'a>>, Error> {
        let worth = |more: &i32| !alone.noted || *more >= -gb::MOST_EARLY;
        let pushed = gb::PUSHED_LINES.map(|lines| -(alone.free + lines));
        let tries = gb::ADJUSTED_LINES.into_iter().chain(pushed);
        for more in tries.filter(worth) {
            let mut tried = plan.clone();
            tried.more.insert(alone.text, more);
            let flow = self.set(&tried)?;
            let same_start = flow.first_text == before.first_text;
            if same_start && flow.lonely.len() < before.lonely.len() {
                let plan = tried;
                return Ok(Some(Adjusted { plan, more, flow }));
            }
        }
        Ok(None)
    }
}
