//! Findings across the reports of a story, each from the annotations and the collation.

mod aligned;
mod apart;
mod claims;
mod differences;
mod entities;
mod figures;
mod matter;
mod model;
mod omissions;
mod retracted;
mod sayings;
mod timeline;

pub use model::*;

use crate::annotate::Annotated;
use crate::collate::Collation;

/// Links what the witnesses say: one saying, figure, event, claim or entity for each thing they speak of.
#[must_use]
pub fn link(witnesses: &[Annotated], collation: &Collation) -> Findings {
    let entities = entities::entities(witnesses);
    let sayings = sayings::sayings(witnesses, collation, &entities);
    let figures = figures::figures(witnesses, collation);
    let claims = claims::claims(witnesses, collation, &entities);
    let linked = omissions::Linked::new(&figures, &claims.places);
    Findings {
        figures,
        timeline: timeline::timeline(witnesses, collation),
        claims: claims.groups,
        differences: differences::differences(witnesses, collation),
        only: omissions::only(witnesses, collation, &linked),
        missing: omissions::missing(witnesses, collation, &linked),
        sayings,
        entities,
    }
}
