//! `variorum watch`: feeds watched, what they name put in a store and compared as it comes.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use variorum_read::{Format, Limits};
use variorum_store::{Feed, Store};

use crate::args::Watch;
use crate::exit::Exit;
use crate::fetch::{Fetcher, is_address, parse, shown};
use crate::library::{feed_state, now, open, place};
use crate::output::{quiet_pipe, writer};
use crate::progress::{Progress, counted};
use crate::settings::Settings;
use crate::watch::{AtOnce, Hook, Keep, Options, Pace, Teller, Watched, What, watch};

/// Runs the command until it is stopped, or for one round.
///
/// # Errors
///
/// Bad use, a list of feeds that cannot be read, a store that cannot be read or written.
pub fn run(args: &Watch, settings: &Settings) -> Result<Exit> {
    super::use_threads(args.threads.or(settings.threads))?;
    let progress = Progress::new(args.quiet);
    let path = place(&args.store, settings)?;
    let store = open(&path, &progress)?;
    forget(&store, &named(&args.forget)?, &progress)?;
    let feeds = named(&args.feeds)?;
    let known = add(&store, &feeds)?;
    if args.list {
        return list(&store);
    }
    if !args.forget.is_empty() && args.feeds.is_empty() {
        return Ok(Exit::Done);
    }
    if known == 0 {
        bail!("no feed is watched yet; name addresses of feeds, or a list of them: variorum watch FEEDS.opml");
    }
    let _alone = alone(&path)?;
    let mut teller = Teller::new(&store, writer(None)?, hooks(args)?, on(args))?;
    progress.notice(&format!(
        "watching {} into {}; stop with Ctrl-C, nothing is lost",
        counted(known, "feed", "feeds"),
        path.display()
    ));
    let resting = resting(&store)?;
    if resting > 0 && !args.now {
        let feeds = counted(resting, "feed", "feeds");
        progress.notice(&format!("{feeds} could not be read before and rest (see --list); --now asks at once"));
    }
    let options = Options {
        pace: Pace { every: args.every.into(), revisit: args.revisit.into(), follow: args.follow.into() },
        delay: args.delay.into(),
        connections: args.connections,
        once: args.once,
        at_once: if args.now { AtOnce::All } else { AtOnce::These(feeds) },
        keep: Keep { age: args.keep_for.map(Duration::from), size: args.keep_size.map(|mebibytes| mebibytes << 20) },
    };
    let fetcher = Fetcher::within(&args.allow, args.timeout.into());
    let Watched { failures, unread, news, is_untold } = watch(&store, &fetcher, &options, &mut teller, &progress)?;
    progress.notice(&format!(
        "{} with what is new; {} and {} could not be read",
        counted(news, "page", "pages"),
        counted(failures, "feed", "feeds"),
        counted(unread, "page", "pages")
    ));
    Ok(if failures > 0 || is_untold { Exit::Unreadable } else { Exit::Done })
}

/// The feeds that the command line names: addresses, and files that list them.
fn named(given: &[String]) -> Result<Vec<String>> {
    let mut feeds = Vec::new();
    for argument in given {
        if is_address(argument) {
            feeds.push(parse(argument)?.into());
        } else if Path::new(argument).exists() {
            feeds.extend(listed(argument)?);
        } else {
            bail!("{argument:?} is neither a file nor an address; an address begins with http:// or https://");
        }
    }
    Ok(feeds)
}

/// The feeds of a list: OPML, or one address a line.
fn listed(path: &str) -> Result<Vec<String>> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {path}"))?;
    if Format::guess(path, &bytes) == Format::FeedList {
        let found = variorum_read::feed_list(path, &bytes, &Limits::default())?;
        return found.iter().map(|it| Ok(parse(it).with_context(|| path.to_owned())?.into())).collect();
    }
    let text = String::from_utf8_lossy(&bytes);
    let lines = (1..).zip(text.lines().map(str::trim));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let read = |(number, line)| Ok(parse(line).with_context(|| format!("{path}:{number}"))?.into());
    lines.map(read).collect()
}

/// Keeps new feeds; known ones stay as they are. Gives how many are watched.
fn add(store: &Store, feeds: &[String]) -> Result<usize> {
    for url in feeds {
        if store.feed(url)?.is_none() {
            store.keep_feed(&Feed { url: url.clone(), ..Feed::default() })?;
        }
    }
    Ok(store.feeds()?.len())
}

fn forget(store: &Store, feeds: &[String], progress: &Progress) -> Result<()> {
    for url in feeds {
        let was_there = store.forget_feed(url)?;
        let url = shown(url);
        progress.notice(&match was_there {
            true => format!("{url} is watched no more; its reports stay"),
            false => format!("{url} was not watched"),
        });
    }
    Ok(())
}

/// Feeds that failed last, and are not due yet.
fn resting(store: &Store) -> Result<usize> {
    let now = now();
    Ok(store.feeds()?.iter().filter(|feed| feed.failures > 0 && feed.next > now).count())
}

/// Every feed with its state, one JSON line each.
fn list(store: &Store) -> Result<Exit> {
    let mut out = writer(None)?;
    for feed in store.feeds()? {
        quiet_pipe(writeln!(out, "{}", feed_state(&feed)))?;
    }
    quiet_pipe(out.flush())?;
    Ok(Exit::Done)
}

/// One watch of a store at a time: two would ask every site twice. Held until the file is closed, by whatever end.
fn alone(store: &Path) -> Result<File> {
    let mut path = store.as_os_str().to_owned();
    path.push("-watch");
    let file = File::create(&path).with_context(|| format!("cannot make {}", Path::new(&path).display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => bail!("{} is being watched already, by another process", store.display()),
    }
}

fn hooks(args: &Watch) -> Result<Vec<Hook>> {
    let mut hooks: Vec<Hook> = args.exec.iter().cloned().map(Hook::Command).collect();
    for given in &args.webhook {
        let url = parse(given).context("--webhook")?;
        // Whoever names it may have it on this machine.
        let host = url.host_str().unwrap_or_default().to_owned();
        let fetcher = Fetcher::within(&[host], args.timeout.into());
        hooks.push(Hook::Address(Box::new(fetcher), given.clone()));
    }
    Ok(hooks)
}

fn on(args: &Watch) -> Vec<What> {
    let usual = [What::Edit, What::Gone, What::Altered, What::Disagree, What::Uncredited];
    if args.on.is_empty() { usual.into() } else { args.on.clone() }
}
