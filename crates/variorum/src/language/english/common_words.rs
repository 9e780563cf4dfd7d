//! How common words of English news are: what a shared word tells about two statements.
//!
//! Two sentences that share "said" and "officials" share nothing; two that share "parapet" may speak of one wall.
//! A story of two or three reports is too small to tell such words apart by counting in it.
//!
//! The weight of a word is `ln(S / n) / ln(S / 30)` in tenths, where `n` of `S` sentences hold it: counted over
//! 190,660 sentences of 4,000 articles of the Article-Bias-Prediction corpus (Baly et al. 2020; repository under
//! Apache-2.0), words that stand in 280 sentences at least, names left out. Days and months are set by hand.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The weight of a word that is in no level: rare enough to tell.
pub const RARE_WORD_WEIGHT: f64 = 0.9;

/// How much a folded word tells, 0.2 (said) to [`RARE_WORD_WEIGHT`].
#[must_use]
pub fn word_weight(folded: &str) -> f64 {
    BY_WORD.get(folded).copied().unwrap_or(RARE_WORD_WEIGHT)
}

static BY_WORD: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| {
    LEVELS.iter().flat_map(|&(weight, words)| words.split_whitespace().map(move |word| (word, weight))).collect()
});

/// Weight and words, commonest first.
const LEVELS: &[(f64, &str)] = &[
    (0.3, "more mr mrs ms president said"),
    (
        0.4,
        "all campaign even first government last like most new now one only other people political state states \
         time two year",
    ),
    (
        0.5,
        "according administration against already another april around august back bill both called care case \
         change come country court day days deal debate december election end every far february federal former \
         friday general get go going good group gun health help high immigration including investigation january \
         july june know law left likely long made make many march may media members million monday money much \
         national need news next november october office officials part party percent plan point police policy \
         power presidential press public report right rights same saturday say saying says security see september \
         since still sunday support take tax think three thursday told top tuesday use vote voters want war way \
         wednesday week well without work world years",
    ),
    (
        0.6,
        "able abortion access across action actions actually added address again agency ago agree agreement air al \
         allow almost along always announced anti anything asked attack attacks attorney away bad ban based became \
         become began behind believe best better big billion black border budget business call calling calls came \
         candidate candidates cannot cases chairman changes chief children city civil claims class clear climate \
         close college comes coming comments community companies company concerns conference congressional \
         conservative conservatives continue continued control coronavirus countries course coverage criminal \
         crisis current cut cuts data death debt decision defense different director done earlier early economic \
         economy education effort efforts either elections email enforcement enough especially ever evidence \
         example executive expected face fact families family few fight final financial find five focus force \
         foreign forward found four free full funding further future getting give given global got governor great \
         groups half hard head hearing held higher history hold home hours human idea illegal immigrants \
         impeachment important income increase information insurance intelligence interest international interview \
         involved issue issues job jobs judge keep key killed kind known large late later lawmakers laws lead \
         leader leaders leadership least leave led legal legislation less let level life line little live lives \
         local look looking lost lot low major majority makes making man market matter means medical meeting \
         member men message middle military moment month months morning move movement name nation nearly needs \
         night nomination nominee nothing nuclear number official often old once open order others outside pass \
         passed past pay person personal place plans points policies politics poll polls position possible \
         potential primary private problem problems process program provide put question questions race rate \
         rather real really reason recent recently record reform released reported reporters reports research \
         response result risk role rules run running school schools second seen senator senators senior sense \
         service services set several shooting show shows shutdown side sign simply six small social someone \
         something special speech spending staff start statement stop story strong students supporters sure system \
         taken taking talk talking taxes team tell term th thing things third thought threat today together took \
         toward trade trial try trying used using vice video violence voted votes voting wall wants ways weapons \
         weeks went win within women won worked workers working wrong wrote yet young",
    ),
    (
        0.7,
        "ability above abuse accept account accused acting activists ad adding additional ads advantage adviser \
         advocates affairs age agencies agenda agents agreed ahead aid aide aides allegations alleged allies \
         allowed allowing alone amid amount analysis announcement answer anyone appear appeared appears approach \
         approval approved area areas argue argued argument armed article ask asking assault attempt attention \
         audience authorities authority available average avoid backed background ballot bank base battle becoming \
         begin beginning behavior believed believes below benefit benefits beyond bid biggest bills bipartisan bit \
         blame block blue board book break bring brought build building businesses buy campaigns capital career \
         carry caucus cause caused central century certain certainly challenge challenges chance changed charge \
         charged charges check checks child choice church cities citizens citizenship claim claimed clearly closed \
         co coalition colleagues com comment committed common communications communities compared compromise \
         concern concerned conditions conduct conducted confidence confirmation confirmed conflict consequences \
         consider considered conspiracy constitutional contact continues contributed controversial convention \
         conversation core corporate cost costs counsel couple courts cover create created credit crime critical \
         criticism criticized critics crowd culture currently damage dangerous dead deaths debates decade decades \
         decide decided decisions declared declined deep deeply defeat defend deficit delegates delivered demand \
         democracy denied deputy described designed despite details development died difference difficult direct \
         directly discuss discussion disease district documents dollars domestic donors door doubt drug due easy \
         effect effective eight elected electoral else emails emergency employees ended energy ensure entire \
         environmental era establishment event events eventually everyone everything exactly exchange existing \
         expect experience experts explain expressed faced faces facing facts failed failure fair faith fake fall \
         false familiar father favor fear feel fellow felt field fighting figure file filed finally fire fired \
         firm fiscal floor focused follow followed following food forced forces form freedom friend friends front \
         fully fund funds game gas gave gay generally gets giving goal goes gone greater green ground growing \
         growth guilty guns guy hand hands happen happened happening happens healthcare hear heard heart helped \
         helping highest highly hit holding hope hospital host hour housing huge hundreds hurt ideas identity \
         image immediately impact include included includes increased increasingly independent individual \
         individuals industry influence inquiry inside instance instead interests internet investigations \
         investigators issued joined journalists keeping kept kids killing knew knows labor lack language largely \
         largest latest lawyer lawyers leading learned leaving legislative letter levels liberal light limit \
         limited lines list living longer looks lose losing love lower main marriage mass massive matters maybe \
         mayor mean meant measure measures meet memo met millions mind minority minutes mission moderate mostly \
         mother moved moving multiple named nations near necessary needed negotiations network non note noted \
         numbers offer offered officer officers oil ones online opening operations opinion opponents opportunity \
         opposed opposition organization organizations overall oversight page paid pandemic panel parents \
         particular particularly parties partisan parts path patients paying peace per percentage performance \
         perhaps period permission phone photo pick piece places planned play playing pointed politically \
         politicians polling poor popular population positions positive possibility potentially powerful powers \
         prepared present presidency presidents pressure pretty prevent previous previously price prime prison \
         privacy pro probably probe professor programs progress progressive project promise promised proposal \
         proposals proposed prosecutors protect protection protest protesters protests provided publicly published \
         push pushed pushing putting quickly quite racial racism racist raise raised raising rally ran rates re \
         reach reached read ready reality reasons receive received records red reduce refused regime region \
         regulations related relations relationship release relief religious remain remains remarks repeal \
         repeatedly replace reportedly reporter reporting reprint request require required residents resolution \
         resources respect respond responded responsibility responsible rest restrictions results return review \
         rhetoric rich rise room rule ruling safe safety sales sanctions save saw scandal scheduled science seat \
         secret seek seeking seem seemed seems self send sent separate series serious serve served seven sex \
         sexual share shift short shot showed showing shut sides signed significant signing signs similar single \
         site situation society sometimes son soon sort sought source sources southern space speak speaking \
         specific spend spent spoke spokesman spread stage stand standard standards standing started statements \
         status stay step steps stories strategy strike student study subject success suggest suggested summer \
         summit super supported supposed surveillance survey table takes talks target tariffs teachers technology \
         television telling terms terror terrorism terrorist test testimony testing tests thinking thousands \
         threats throughout ties total tough town training travel treatment tried trillion trip troops true trust \
         truth turn turned tweet tweeted tweets ultimately understand unemployment unlikely values various version \
         veterans victims victory view views violent virus visit voter wait wanted warned warning water website \
         weekend whatever whole wife willing wing winning witnesses woman word words works worse worst worth \
         written",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_tell_less_than_rare_ones() {
        assert!(word_weight("said") < word_weight("court"));
        assert!(word_weight("court") < word_weight("parapet"));
    }
}
