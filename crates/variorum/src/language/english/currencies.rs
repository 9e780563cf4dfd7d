//! Currencies: symbols, codes, names with and without their country, and the coins below them.
//!
//! Values are ISO 4217 codes. A name that several countries use (peso, franc) stays a name unless the
//! text says whose it is; a bare dollar is the United States', as newsrooms write it.

/// What a currency word stands for: its unit, and how many of the unit one is (a cent is 0.01).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Currency {
    /// ISO 4217 code, or a singular name where the country is open.
    pub unit: &'static str,
    /// Units in one of it.
    pub factor: f64,
}

const fn whole(unit: &'static str) -> Currency {
    Currency { unit, factor: 1.0 }
}

const fn hundredth(unit: &'static str) -> Currency {
    Currency { unit, factor: 0.01 }
}

/// The currency of a symbol.
#[must_use]
pub fn symbol(raw: &str) -> Option<&'static str> {
    Some(match raw {
        "$" | "＄" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "元" => "CNY",
        "円" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₪" => "ILS",
        "₺" => "TRY",
        "₴" => "UAH",
        "₦" => "NGN",
        "₱" => "PHP",
        "฿" => "THB",
        "₫" => "VND",
        "₿" => "BTC",
        "₡" => "CRC",
        "₾" => "GEL",
        "₭" => "LAK",
        "₸" => "KZT",
        "₲" => "PYG",
        "₼" => "AZN",
        _ => return None,
    })
}

/// The currency of a dollar sign with letters before it: `C$`, `HK$`.
#[must_use]
pub fn dollar_prefix(low: &str) -> Option<&'static str> {
    Some(match low {
        "us" | "u.s" | "usd" => "USD",
        "c" | "ca" | "can" | "cad" | "cdn" => "CAD",
        "a" | "au" | "aud" | "aus" => "AUD",
        "nz" | "nzd" => "NZD",
        "hk" | "hkd" => "HKD",
        "s" | "sg" | "sgd" => "SGD",
        "nt" | "twd" => "TWD",
        "r" | "brl" => "BRL",
        "mx" | "mex" | "mxn" => "MXN",
        "j" => "JMD",
        "tt" => "TTD",
        "fj" => "FJD",
        _ => return None,
    })
}

/// The currency of a written code. Codes that are English words (`ALL`, `TRY`) are left out.
#[must_use]
pub fn code(raw: &str) -> Option<&'static str> {
    const CODES: &[&str] = &[
        "AED", "ARS", "AUD", "BDT", "BGN", "BHD", "BRL", "BTC", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
        "EUR", "GBP", "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD",
        "KZT", "LBP", "LKR", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "OMR", "PHP", "PKR", "PLN", "QAR", "RON", "RUB",
        "SAR", "SEK", "SGD", "SYP", "THB", "TND", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "VND", "YER", "ZAR",
    ];
    match raw {
        "RMB" | "rmb" => Some("CNY"),
        "Rs" | "Rs." | "rs" => Some("INR"),
        "RM" => Some("MYR"),
        "Sh" | "KSh" | "Ksh" => Some("KES"),
        "usd" => Some("USD"),
        "eur" => Some("EUR"),
        "gbp" => Some("GBP"),
        _ => CODES.binary_search(&raw).ok().map(|at| CODES[at]),
    }
}

/// The currency of a name, singular or plural, without a country.
#[must_use]
pub fn name(low: &str) -> Option<Currency> {
    Some(match low {
        "dollar" | "dollars" | "buck" | "bucks" => whole("USD"),
        "cent" | "cents" | "¢" => hundredth("USD"),
        "dime" | "dimes" => Currency { unit: "USD", factor: 0.1 },
        "euro" | "euros" => whole("EUR"),
        "eurocent" | "eurocents" => hundredth("EUR"),
        "pence" | "penny" => hundredth("GBP"),
        "quid" | "sterling" => whole("GBP"),
        "yen" => whole("JPY"),
        "yuan" | "renminbi" | "kuai" => whole("CNY"),
        "ruble" | "rubles" | "rouble" | "roubles" => whole("RUB"),
        "hryvnia" | "hryvnias" | "hryvnya" => whole("UAH"),
        "zloty" | "zlotys" | "zlotych" => whole("PLN"),
        "forint" | "forints" => whole("HUF"),
        "baht" => whole("THB"),
        "ringgit" => whole("MYR"),
        "rupiah" => whole("IDR"),
        "dong" => whole("VND"),
        "taka" => whole("BDT"),
        "naira" => whole("NGN"),
        "cedi" | "cedis" => whole("GHS"),
        "rand" => whole("ZAR"),
        "shekel" | "shekels" => whole("ILS"),
        "lira" | "liras" => whole("TRY"),
        "reais" => whole("BRL"),
        "koruna" | "korunas" => whole("CZK"),
        "kronor" => whole("SEK"),
        "tenge" => whole("KZT"),
        "guilder" | "guilders" => whole("NLG"),
        "markka" => whole("FIM"),
        "peseta" | "pesetas" => whole("ESP"),
        "bitcoin" | "bitcoins" => whole("BTC"),
        "satoshi" | "satoshis" => Currency { unit: "BTC", factor: 1e-8 },
        "rupee" | "rupees" => whole("rupee"),
        "peso" | "pesos" => whole("peso"),
        "franc" | "francs" => whole("franc"),
        "krone" | "kroner" => whole("krone"),
        "krona" => whole("krona"),
        "dinar" | "dinars" => whole("dinar"),
        "dirham" | "dirhams" => whole("dirham"),
        "riyal" | "riyals" => whole("riyal"),
        "rial" | "rials" => whole("rial"),
        "shilling" | "shillings" => whole("shilling"),
        "bolivar" | "bolivars" | "bolivares" => whole("bolivar"),
        "lari" => whole("GEL"),
        "afghani" | "afghanis" => whole("AFN"),
        _ => return None,
    })
}

/// The currency of a name with its country before it: `Canadian` `dollars`.
#[must_use]
pub fn national(country: &str, low: &str) -> Option<&'static str> {
    let singular = low.strip_suffix('s').unwrap_or(low);
    Some(match (country, singular) {
        ("us" | "u.s" | "american", "dollar") => "USD",
        ("canadian", "dollar") => "CAD",
        ("australian" | "aussie", "dollar") => "AUD",
        ("zealand", "dollar") => "NZD",
        ("kong", "dollar") => "HKD",
        ("singapore" | "singaporean", "dollar") => "SGD",
        ("taiwan" | "taiwanese", "dollar") => "TWD",
        ("jamaican", "dollar") => "JMD",
        ("zimbabwean" | "zimbabwe", "dollar") => "ZWL",
        ("british" | "uk" | "sterling", "pound") => "GBP",
        ("egyptian", "pound") => "EGP",
        ("syrian", "pound") => "SYP",
        ("lebanese", "pound" | "lira") => "LBP",
        ("sudanese", "pound") => "SDG",
        ("swiss", "franc") => "CHF",
        ("french", "franc") => "FRF",
        ("belgian", "franc") => "BEF",
        ("mexican", "peso") => "MXN",
        ("philippine" | "filipino", "peso") => "PHP",
        ("argentine" | "argentinian", "peso") => "ARS",
        ("chilean", "peso") => "CLP",
        ("colombian", "peso") => "COP",
        ("cuban", "peso") => "CUP",
        ("indian", "rupee") => "INR",
        ("pakistani" | "pakistan", "rupee") => "PKR",
        ("lankan", "rupee") => "LKR",
        ("nepalese" | "nepali", "rupee") => "NPR",
        ("japanese", "yen") => "JPY",
        ("chinese", "yuan" | "renminbi") => "CNY",
        ("korean", "won") => "KRW",
        ("turkish", "lira") => "TRY",
        ("italian", "lira" | "lire") => "ITL",
        ("danish", "krone" | "kroner" | "crown") => "DKK",
        ("norwegian", "krone" | "kroner" | "crown") => "NOK",
        ("swedish", "krona" | "kronor" | "crown") => "SEK",
        ("czech", "koruna" | "crown") => "CZK",
        ("icelandic", "krona" | "kronur") => "ISK",
        ("saudi", "riyal") => "SAR",
        ("qatari", "riyal") => "QAR",
        ("iranian", "rial") => "IRR",
        ("yemeni", "rial") => "YER",
        ("omani", "rial") => "OMR",
        ("kuwaiti", "dinar") => "KWD",
        ("iraqi", "dinar") => "IQD",
        ("jordanian", "dinar") => "JOD",
        ("serbian", "dinar") => "RSD",
        ("tunisian", "dinar") => "TND",
        ("libyan", "dinar") => "LYD",
        ("algerian", "dinar") => "DZD",
        ("emirati" | "uae", "dirham") => "AED",
        ("moroccan", "dirham") => "MAD",
        ("kenyan", "shilling") => "KES",
        ("ugandan", "shilling") => "UGX",
        ("tanzanian", "shilling") => "TZS",
        ("somali", "shilling") => "SOS",
        ("brazilian", "real" | "reai") => "BRL",
        ("south-african", "rand") => "ZAR",
        ("german", "mark" | "deutschmark") => "DEM",
        ("finnish", "markka" | "mark") => "FIM",
        ("dutch", "guilder") => "NLG",
        ("spanish", "peseta") => "ESP",
        ("russian", "ruble" | "rouble") => "RUB",
        ("israeli", "shekel") => "ILS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_found() {
        assert_eq!(code("AED"), Some("AED"));
        assert_eq!(code("ZAR"), Some("ZAR"));
        assert_eq!(code("EGP"), Some("EGP"));
        assert_eq!(code("ALL"), None);
    }

    #[test]
    fn a_country_settles_a_shared_name() {
        assert_eq!(national("swiss", "francs"), Some("CHF"));
        assert_eq!(name("francs").map(|c| c.unit), Some("franc"));
    }
}
