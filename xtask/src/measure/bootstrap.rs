//! Confidence intervals without assumptions: stories drawn again with replacement (Efron 1979).

use super::counts::Counts;
use crate::simulate::Random;

/// Draws: enough that the ends of a 95% interval stand to about a point.
const DRAWS: usize = 1_000;

/// A figure over all stories and the ends of its 95% interval.
pub fn interval(stories: &[Counts], figure: impl Fn(&Counts) -> f64) -> (f64, f64, f64) {
    let mut random = Random::new(0, 0);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let sample = (0..stories.len()).map(|_| &stories[random.below(stories.len())]);
            figure(&Counts::sum(sample))
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |per_mille: usize| drawn[(DRAWS * per_mille / 1_000).min(DRAWS - 1)];
    (figure(&Counts::sum(stories.iter())), at(25), at(975))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_stories_have_no_spread_and_others_have() {
        let story = |hit| Counts {
            relations: super::super::counts::Tally { hit, had: 10.0, wanted: 10.0 },
            ..Counts::default()
        };
        let recall = |counts: &Counts| counts.relations.recall();
        assert_eq!(interval(&[story(5.0), story(5.0)], recall), (0.5, 0.5, 0.5));
        let (figure, low, high) = interval(&[story(2.0), story(4.0), story(9.0)], recall);
        assert!(figure == 0.5 && low < figure && figure < high);
    }
}
