//! Addresses as they may be shown: in messages and logs no name, password or key of theirs stands.

use url::Url;

/// What parameters of addresses are called that let somebody in.
const SECRET: [&str; 8] = ["key", "token", "secret", "auth", "pass", "sig", "session", "credential"];

/// An address with its secrets left out: the name and password before the host, and the values of parameters that are called
/// like a key.
pub fn shown(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return address.to_owned() };
    // Neither fails for an address that has a host; others have no such part.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let is_secret = |name: &str| SECRET.iter().any(|secret| name.to_lowercase().contains(secret));
    if url.query_pairs().any(|(name, _)| is_secret(&name)) {
        let kept: Vec<String> = url
            .query()
            .unwrap_or_default()
            .split('&')
            .map(|pair| {
                let name = pair.split('=').next().unwrap_or_default();
                if is_secret(name) { format!("{name}=…") } else { pair.to_owned() }
            })
            .collect();
        url.set_query(None);
        return format!("{url}?{}", kept.join("&"));
    }
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn secrets_are_left_out_and_all_else_stays() {
        assert_eq!(shown("https://a.example/rss?page=2"), "https://a.example/rss?page=2");
        assert_eq!(shown("https://me:word@a.example/rss"), "https://a.example/rss");
        assert_eq!(shown("https://a.example/?a=1&api_Key=abc&b=2"), "https://a.example/?a=1&api_Key=…&b=2");
        assert_eq!(shown("no address"), "no address");
    }
}
