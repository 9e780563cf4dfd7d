//! Which of many spans overlap a place, without looking at all of them.

use super::Span;

/// Spans in the order of their starts, with how far any of those before reaches.
pub(crate) struct Overlaps {
    spans: Vec<Span>,
    reach: Vec<usize>,
}

impl Overlaps {
    /// Takes spans in the order of their starts.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let spans: Vec<Span> = spans.into_iter().collect();
        debug_assert!(spans.is_sorted_by_key(|span| span.start), "spans come in the order of their starts");
        let reach = spans.iter().scan(0, |furthest, span| {
            *furthest = span.end.max(*furthest);
            Some(*furthest)
        });
        let reach = reach.collect();
        Self { spans, reach }
    }

    /// The indexes of those that overlap a place, in order.
    pub fn of(&self, place: Span) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let first = self.reach.partition_point(|&end| end <= place.start);
        let last = self.spans.partition_point(|span| span.start < place.end).max(first);
        (first..last).filter(move |&at| self.spans[at].overlaps(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_touching_spans_are_found_as_by_looking_at_all() {
        let spans = [(0, 40), (2, 5), (5, 9), (9, 9), (12, 30), (31, 33), (50, 60)].map(|(a, b)| Span::new(a, b));
        let index = Overlaps::new(spans);
        for start in 0..62 {
            for end in start..62 {
                let place = Span::new(start, end);
                let all: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].overlaps(place)).collect();
                assert_eq!(index.of(place).collect::<Vec<_>>(), all, "{place:?}");
            }
        }
    }
}
