//! Forms of one word that a stemmer does not bring together: irregular verbs and plurals, number words, short forms.
//!
//! Verbs of saying are one word here: that one report has "said" where another has "told reporters" is no
//! difference in what is reported. Wider synonyms are left out: they make look-alikes of different statements.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The base form of a folded word, where it is irregular; else none.
#[must_use]
pub fn base_form(folded: &str) -> Option<&'static str> {
    BY_FORM.get(folded).copied()
}

static BY_FORM: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = FORMS.split_whitespace().filter_map(|row| row.split_once('='));
    rows.flat_map(|(base, forms)| forms.split(',').map(move |form| (form, base))).collect()
});

/// `base=form,form`.
const FORMS: &str = "\
    say=said,says,saying,told,tell,tells,telling,stated,added,adds,adding,noted,notes,noting,remarked,declared \
    meet=met send=sent hold=held go=went,gone,goes fall=fell,fallen rise=rose,risen make=made win=won \
    leave=left take=took,taken give=gave,given shoot=shot fight=fought buy=bought sell=sold lose=lost find=found \
    begin=began,begun pay=paid keep=kept lead=led build=built spend=spent speak=spoke,spoken write=wrote,written \
    see=saw,seen know=knew,known come=came become=became think=thought bring=brought stand=stood hear=heard \
    mean=meant run=ran grow=grew,grown draw=drew,drawn drive=drove,driven fly=flew,flown break=broke,broken \
    choose=chose,chosen wear=wore,worn throw=threw,thrown show=shown steal=stole,stolen strike=struck,stricken \
    seek=sought sit=sat sleep=slept feel=felt get=got,gotten teach=taught catch=caught sweep=swept bear=born,borne \
    die=dying,died lie=lying arise=arose do=done withdraw=withdrew,withdrawn forbid=forbade,forbidden \
    child=children man=men woman=women foot=feet life=lives wife=wives \
    one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 \
    percent=pct,percentage,cent us=u.s,u.s.a,usa uk=u.k un=u.n eu=e.u \
    january=jan february=feb august=aug september=sept,sep october=oct november=nov december=dec \
    million=mln,mn billion=bln,bn";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_come_together() {
        assert_eq!(base_form("paid"), Some("pay"));
        assert_eq!(base_form("3"), Some("three"));
        assert_eq!(base_form("harbour"), None);
    }
}
