//! The documents as pages that lead to one another: nothing is left out of the summary, and no link leads nowhere.
//!
//! In: the Markdown at the root and in `docs/`. Out: what is wrong, a line each. Only links to files are followed; those to
//! headings are checked where they are made (`cargo xtask book`), those to other sites nowhere.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

/// What the site is made of, in order.
pub const SUMMARY: &str = "docs/SUMMARY.md";

/// Pages outside of `docs/`.
pub const AT_ROOT: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/// What is wrong with the pages.
pub fn problems() -> Result<Vec<String>> {
    let mut pages: Vec<PathBuf> = AT_ROOT.iter().map(PathBuf::from).collect();
    markdown(Path::new("docs"), &mut pages)?;
    let mut problems = Vec::new();
    for page in &pages {
        for target in links(&read(page)?).into_iter().filter(|target| !resolved(page, target).exists()) {
            problems.push(format!("{}: link to {target}, which is not there", page.display()));
        }
    }
    let summary = Path::new(SUMMARY);
    let chapters: BTreeSet<PathBuf> = links(&read(summary)?).iter().map(|target| resolved(summary, target)).collect();
    for page in pages.iter().filter(|page| *page != summary && !chapters.contains(*page)) {
        problems.push(format!("{SUMMARY} does not have {}", page.display()));
    }
    Ok(problems)
}

fn read(page: &Path) -> Result<String> {
    std::fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))
}

fn markdown(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            markdown(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}

/// The files that a page's links lead to, as written; what stands in code is no link.
fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            code = !code;
        } else if !code {
            // Every other piece stands between back ticks.
            let words: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
            let targets = words.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
            found.extend(targets.filter(|target| !target.is_empty() && !target.contains(':')).map(str::to_owned));
        }
    }
    found
}

/// Where a link on a page leads, from the root.
fn resolved(page: &Path, target: &str) -> PathBuf {
    let mut path = page.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(target).components() {
        match part {
            Component::ParentDir if path.file_name().is_some_and(|name| name != "..") => drop(path.pop()),
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_they_lead() {
        let page =
            "[a](b.md) and ![c](../d.png#e) [x](https://a.example) [y](#here) `[z](z.md)`\n```\n[n](n.md)\n```\n";
        assert_eq!(links(page), ["b.md", "../d.png"]);
        assert_eq!(resolved(Path::new("docs/methods/a.md"), "../../README.md"), Path::new("README.md"));
        assert_eq!(resolved(Path::new("README.md"), "../x"), Path::new("../x"));
    }

    #[test]
    fn every_page_is_in_the_summary_and_every_link_leads_somewhere() {
        std::env::set_current_dir(crate::root()).unwrap();
        assert_eq!(problems().unwrap(), Vec::<String>::new());
    }
}
