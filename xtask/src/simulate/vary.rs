//! Makes a corpus of copies from articles: what others print of a text, in whole or in part.
//!
//! In: texts, a number of rounds, a seed. Out: the texts and, after each round, one variant of each: cut, some words
//! changed, half of them with a part of another text, a fifth in another order of sentences. The share that is kept lies
//! anywhere from a tenth to the whole, so that pairs stand on both sides of any threshold.

use super::Random;

/// The texts and so many variants of each.
pub fn varied(texts: &[String], rounds: usize, seed: u64) -> Vec<String> {
    let mut all = texts.to_vec();
    for round in 0..rounds {
        for (number, text) in texts.iter().enumerate() {
            let mut random = Random::new(seed, (round * texts.len() + number) as u64);
            let mut sentences = part(text, &mut random);
            if random.chance(50) {
                let other = &texts[random.below(texts.len())];
                sentences.extend(part(other, &mut random));
            }
            if random.chance(20) {
                random.shuffle(&mut sentences);
            }
            let changed = random.below(6);
            all.push(sentences.iter().map(|sentence| edited(sentence, changed, &mut random)).collect());
        }
    }
    all
}

/// Some sentences that follow one another.
fn part<'a>(text: &'a str, random: &mut Random) -> Vec<&'a str> {
    let sentences: Vec<&str> = text.split_inclusive(['.', '\n']).collect();
    let kept = (sentences.len() * random.between(10, 100) / 100).max(1);
    let start = random.below(sentences.len() - kept.min(sentences.len()) + 1);
    sentences[start..(start + kept).min(sentences.len())].to_vec()
}

/// The sentence with so many words in a hundred changed.
fn edited(sentence: &str, changed: usize, random: &mut Random) -> String {
    let word = |word: &str| {
        if random.chance(changed) { format!("{word}x ") } else { format!("{word} ") }
    };
    sentence.split(' ').map(word).collect()
}
