//! What is asked next, and when: one thing of a host at a time, and never sooner than the host lets.
//!
//! In: jobs with the moment before which they are not done. Out: the job that is due, or how long nothing is. Each step costs
//! the logarithm of what waits, however many jobs wait for one slow host.

use std::collections::{BTreeSet, HashMap};

/// Something to ask.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Job {
    /// A feed, by its address.
    Feed(String),
    /// A page, by its address.
    Page(String),
}

impl Job {
    /// The address.
    pub fn url(&self) -> &str {
        match self {
            Self::Feed(url) | Self::Page(url) => url,
        }
    }
}

/// What waits. Moments are milliseconds since 1970, UTC.
#[derive(Debug, Default)]
pub struct Agenda {
    hosts: HashMap<String, Host>,
    /// Hosts that nobody asks now and that have something to be asked: from when on.
    ready: BTreeSet<(i64, String)>,
    /// Hosts that are being asked.
    busy: usize,
    /// Jobs from later on are not done: where one round is all.
    last: Option<i64>,
}

#[derive(Debug, Default)]
struct Host {
    waiting: BTreeSet<(i64, Job)>,
    free: i64,
    is_busy: bool,
}

/// What is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// To be done now, and its host's name, to be given back.
    Now(Job, String),
    /// Nothing before this moment; none where nothing waits that another job does not bring.
    Later(Option<i64>),
    /// Nothing any more.
    Never,
}

/// In one round, a host that wants to be left alone for longer is left to the next.
const PATIENCE: i64 = 60_000;

impl Agenda {
    /// An agenda that ends when all is done that was due at a moment.
    pub fn up_to(last: i64) -> Self {
        Self { last: Some(last), ..Self::default() }
    }

    /// A job comes, to be done not before a moment.
    pub fn add(&mut self, job: Job, next: i64) {
        let name = host(job.url());
        let host = self.hosts.entry(name.clone()).or_default();
        let before = host.ready();
        host.waiting.insert((next, job));
        if !host.is_busy {
            if let Some(before) = before {
                self.ready.remove(&(before, name.clone()));
            }
            self.ready.extend(host.ready().map(|ready| (ready, name)));
        }
    }

    /// What is next; a job that is given out is waiting no more.
    pub fn take(&mut self, now: i64) -> Next {
        while let Some((from, name)) = self.ready.first().cloned() {
            let Some(host) = self.hosts.get_mut(&name) else {
                self.ready.pop_first();
                continue;
            };
            let first = host.waiting.first().map_or(i64::MAX, |&(next, _)| next);
            if self.last.is_some_and(|last| first > last || host.free > now + PATIENCE) {
                // Not in this round.
                self.ready.pop_first();
                continue;
            }
            if from > now {
                return Next::Later(Some(from));
            }
            self.ready.pop_first();
            if let Some((_, job)) = host.waiting.pop_first() {
                host.is_busy = true;
                self.busy += 1;
                return Next::Now(job, name);
            }
        }
        if self.busy > 0 || self.last.is_none() { Next::Later(None) } else { Next::Never }
    }

    /// A job of a host is done; the next is not begun before a moment.
    pub fn done(&mut self, name: &str, free: i64) {
        let Some(host) = self.hosts.get_mut(name) else { return };
        self.busy -= usize::from(std::mem::take(&mut host.is_busy));
        host.free = host.free.max(free);
        match host.ready() {
            Some(ready) => drop(self.ready.insert((ready, name.to_owned()))),
            None => drop(self.hosts.remove(name)),
        }
    }
}

impl Host {
    fn ready(&self) -> Option<i64> {
        self.waiting.first().map(|&(next, _)| next.max(self.free))
    }
}

/// The part of an address that names who is asked.
fn host(address: &str) -> String {
    let parsed = url::Url::parse(address).ok();
    let named = parsed.as_ref().and_then(|url| Some((url.host_str()?, url.port_or_known_default()?)));
    named.map_or_else(String::new, |(host, port)| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str) -> Job {
        Job::Page(format!("https://{address}"))
    }

    #[test]
    fn one_of_a_host_at_a_time_and_hosts_beside_each_other() {
        let mut agenda = Agenda::default();
        for address in ["a.example/1", "a.example/2", "b.example/1"] {
            agenda.add(page(address), 0);
        }
        let Next::Now(first, a) = agenda.take(10) else { panic!() };
        let Next::Now(second, b) = agenda.take(10) else { panic!() };
        assert_eq!((first, second), (page("a.example/1"), page("b.example/1")));
        assert_eq!(agenda.take(10), Next::Later(None));
        agenda.done(&a, 2010);
        assert_eq!(agenda.take(10), Next::Later(Some(2010)));
        agenda.done(&b, 2010);
        assert_eq!(agenda.take(2010), Next::Now(page("a.example/2"), a));
    }

    #[test]
    fn what_comes_sooner_is_done_sooner() {
        let mut agenda = Agenda::default();
        agenda.add(page("a.example/1"), 500);
        assert_eq!(agenda.take(0), Next::Later(Some(500)));
        agenda.add(page("a.example/2"), 300);
        assert_eq!(agenda.take(0), Next::Later(Some(300)));
        let Next::Now(job, host) = agenda.take(300) else { panic!() };
        assert_eq!(job, page("a.example/2"));
        // What comes while a host is asked waits until it is free.
        agenda.add(page("a.example/3"), 0);
        assert_eq!(agenda.take(300), Next::Later(None));
        agenda.done(&host, 400);
        assert_eq!(agenda.take(400), Next::Now(page("a.example/3"), host));
    }

    #[test]
    fn one_round_ends_when_what_was_due_is_done() {
        let mut agenda = Agenda::up_to(100);
        agenda.add(Job::Feed("https://a.example/rss".into()), 50);
        agenda.add(page("b.example/later"), 101);
        agenda.add(page("c.example/busy"), 0);
        let mut hosts = Vec::new();
        while let Next::Now(_, host) = agenda.take(200) {
            hosts.push(host);
        }
        assert_eq!(hosts, ["c.example:443", "a.example:443"]);
        // A feed brings a page; a host that wants an hour's rest gets it.
        agenda.add(page("a.example/1"), 0);
        agenda.add(page("c.example/2"), 0);
        agenda.done("c.example:443", 3_600_000);
        agenda.done("a.example:443", 200);
        assert_eq!(agenda.take(200), Next::Now(page("a.example/1"), "a.example:443".into()));
        agenda.done("a.example:443", 200);
        assert_eq!(agenda.take(200), Next::Never);
    }

    #[test]
    fn hosts_differ_by_name_and_port() {
        assert_eq!(host("https://A.example/x"), "a.example:443");
        assert_eq!(host("http://a.example:81/x"), "a.example:81");
        assert_eq!(host("nothing"), "");
    }
}
