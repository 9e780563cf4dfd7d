//! A verdict that somebody else has given on a claim, as it was published: never ours.

/// A published review of a claim, as schema.org's ClaimReview states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// The claim that was reviewed, in the reviewer's words.
    pub claim: String,
    /// Who is said to have made it.
    pub claimant: Option<String>,
    /// Who reviewed it.
    pub reviewer: Option<String>,
    /// The verdict in the reviewer's words; a number of theirs where there are none.
    pub verdict: Option<String>,
    /// Where the review was published.
    pub url: Option<String>,
    /// When it was published, as stated.
    pub published: Option<String>,
}
