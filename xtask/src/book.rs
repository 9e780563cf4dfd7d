//! The documents as a site, by mdBook: `cargo xtask book`.
//!
//! In: `docs/` and the pages at the root. Out: `book/` in cargo's target folder, checked: every link within it leads to a
//! file and, where it names one, to a heading; and no page loads anything from another site.
//!
//! Method: mdBook wants its summary above all pages, so pages are laid out as in the repo in a folder of their own, with the
//! summary's links written from there. Links to other sites are not followed: nothing is asked of the web.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::pages::{AT_ROOT, SUMMARY};
use crate::tools::{self, Tool};

/// Without its server and its watcher.
const MDBOOK: Tool =
    Tool { name: "mdbook", version: "0.5.4", options: &["--no-default-features", "--features", "search"] };

/// What pages at the root lead to beside pages.
const BESIDE: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// `cargo xtask book`
pub fn run() -> Result<()> {
    tools::install(&[MDBOOK])?;
    let target = crate::target()?;
    let (source, site) = (target.join("book-source"), target.join("book"));
    lay_out(&source)?;
    tools::run(tools::command("mdbook")?.arg("build").arg(&source).arg("--dest-dir").arg(&site))?;
    let pages = html(&site)?;
    let problems: Vec<String> = pages.iter().flat_map(|(page, text)| wrong(page, text, &pages, &site)).collect();
    if !problems.is_empty() {
        bail!("{} problems in the site:\n  {}", problems.len(), problems.join("\n  "));
    }
    println!("book: {} pages in {}, every link leads somewhere", pages.len(), site.display());
    Ok(())
}

/// Copies what the site is made of.
fn lay_out(source: &Path) -> Result<()> {
    if source.exists() {
        std::fs::remove_dir_all(source).with_context(|| format!("cannot empty {}", source.display()))?;
    }
    let src = source.join("src");
    copy(Path::new("docs"), &src.join("docs"))?;
    for page in AT_ROOT.iter().chain(&BESIDE) {
        std::fs::copy(page, src.join(page)).with_context(|| format!("cannot copy {page}"))?;
    }
    std::fs::rename(src.join("docs/book.toml"), source.join("book.toml")).context("docs/book.toml is not there")?;
    std::fs::rename(src.join("docs/theme"), source.join("theme")).context("docs/theme is not there")?;
    std::fs::remove_file(src.join(SUMMARY))?;
    let summary = std::fs::read_to_string(SUMMARY).with_context(|| format!("cannot read {SUMMARY}"))?;
    std::fs::write(src.join("SUMMARY.md"), from_above(&summary))?;
    Ok(())
}

/// The summary's links as they are from the folder above.
fn from_above(summary: &str) -> String {
    summary.replace("](", "](docs/").replace("](docs/)", "]()").replace("](docs/../", "](")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            std::fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}

/// Each page of the site with its markup.
fn html(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(html(&path)?);
        } else if path.extension().is_some_and(|end| end == "html") {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            found.insert(path, text);
        }
    }
    Ok(found)
}

/// What is wrong with one page.
fn wrong(page: &Path, text: &str, pages: &BTreeMap<PathBuf, String>, site: &Path) -> Vec<String> {
    let shown = page.strip_prefix(site).unwrap_or(page).display();
    let mut problems = Vec::new();
    if !text.contains("Content-Security-Policy") {
        problems.push(format!("{shown}: no policy that forbids requests to other sites"));
    }
    for (tag, address) in addresses(text) {
        if address.contains("://") || address.starts_with("//") {
            if tag != "a" {
                problems.push(format!("{shown}: loads {address}, from another site"));
            }
        } else if let Some(problem) = leads_nowhere(page, address, pages, site) {
            problems.push(format!("{shown}: link to {address}: {problem}"));
        }
    }
    problems
}

fn leads_nowhere(page: &Path, address: &str, pages: &BTreeMap<PathBuf, String>, site: &Path) -> Option<&'static str> {
    let (path, heading) = address.split_once('#').unwrap_or((address, ""));
    if address.starts_with("mailto:") || address.starts_with("data:") {
        return None;
    }
    let target = match path {
        "" => page.to_owned(),
        // The page for what is not found is shown at any address, so its links begin at the site's root.
        path => match path.strip_prefix('/') {
            Some(path) => site.join(path),
            None => page.parent()?.join(path),
        },
    };
    let Ok(target) = target.canonicalize() else {
        return Some("no such file");
    };
    let text =
        pages.iter().find(|(path, _)| path.canonicalize().is_ok_and(|path| path == target)).map(|(_, text)| text);
    let there = heading.is_empty() || text.is_none_or(|text| ids(text).contains(heading));
    (!there).then_some("no such heading")
}

/// Every address in the markup, with the name of its element.
fn addresses(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for element in text.split('<').skip(1) {
        let element = element.split('>').next().unwrap_or_default();
        let tag = element.split_whitespace().next().unwrap_or_default();
        for name in [" href=\"", " src=\""] {
            if let Some(address) = element.split(name).nth(1).and_then(|rest| rest.split('"').next()) {
                found.push((tag, address));
            }
        }
    }
    found
}

fn ids(text: &str) -> BTreeSet<&str> {
    text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_written_from_above() {
        let summary = "[A](../README.md)\n- [B](b.md)\n- [C]()\n  - [D](d/e.md)\n";
        assert_eq!(from_above(summary), "[A](README.md)\n- [B](docs/b.md)\n- [C]()\n  - [D](docs/d/e.md)\n");
    }

    #[test]
    fn what_leads_nowhere_or_elsewhere_is_found() {
        let site = std::env::temp_dir().join(format!("variorum-site-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        let policy = "<meta http-equiv=\"Content-Security-Policy\">";
        let links = "<a href=\"b.html#here\"><a href=\"https://a.example\"><a href=\"b.html#gone\"><a href=\"c.html\">\
                     <script src=\"https://cdn.example/a.js\"></script>";
        std::fs::write(site.join("a.html"), format!("{policy}{links}")).unwrap();
        std::fs::write(site.join("b.html"), "<h1 id=\"here\">").unwrap();
        let pages = html(&site).unwrap();
        let found: Vec<String> = pages.iter().flat_map(|(page, text)| wrong(page, text, &pages, &site)).collect();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(
            found,
            [
                "a.html: link to b.html#gone: no such heading",
                "a.html: link to c.html: no such file",
                "a.html: loads https://cdn.example/a.js, from another site",
                "b.html: no policy that forbids requests to other sites",
            ]
        );
    }
}
