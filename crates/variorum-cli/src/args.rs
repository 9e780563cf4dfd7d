//! The command line: every command, flag and word of help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// What the program is, in one paragraph.
const ABOUT: &str = "Collates news reports of one event into one record in which every finding is tied to its place";

const LONG_ABOUT: &str = "\
Collates news reports of one event into one record in which each sentence, quote, figure and date is tied to the place \
where it stands in its source: what was copied from whom, which quotes were altered between the marks, where figures \
and dates disagree, who claims what, and what only one report says.

It says what each report says and how reports differ. It never judges truth, motive or a person.";

const INPUT_HELP: &str = "\
Inputs: text, Markdown, HTML pages, feeds (RSS, Atom, JSON Feed; an entry with its text is a report), mail (`.eml`, mailboxes as `.mbox`; a message is a report, and so is each message in it), pages saved as `.mhtml`, web archives (WARC, WACZ; each page that a server gave is a report, `FILE:N` for the one in record N), JSON (an object or an array of objects with `text` and any of title, url, outlet, \
published, byline, language; `date` and `source` are read as published and outlet), JSON lines, and tables (CSV, TSV, \
Parquet; a row is a report, columns are known by such names), and PDFs with a text layer (built with `--features pdf`; a PDF is a report); files, folders, quoted globs, addresses of the web, and `-` for standard input; files \
and standard input may be packed by gzip or zstd. Addresses are asked for once, within 30 \
seconds, 32 MiB and 10 redirections; none may lead to this machine or a private network (see --allow).

Limits: 16 MiB of text and 2,800,000 steps a report (a word is one, a number four, a quotation mark eight), markup nested 512 deep; JSON lines of any length are read line by line, mailboxes message by message, web archives record by record. A file past a \
limit, or one that cannot be read, is named on standard error and the others go on; the exit status is then 2.

Settings: flags, then environment (VARIORUM_FORMAT, VARIORUM_THREADS, VARIORUM_STORE, NO_COLOR), then `variorum.toml` in this folder \
or one above it, then the user's `variorum/config.toml` in the configuration folder. Keys: format, threads, width, quotes, store.

Exit status: 0 done, 1 a check failed, 2 bad use or an input that could not be read.";

const SEARCH_HELP: &str = "\
Of what is given all must hold. All words must stand in a report; words in quotation marks follow one another; `dam*` is a \
beginning; case and accents do not count.

  variorum search '\"public works\" dam'           reports with these words
  variorum search --speaker brunt money            what Brunt is quoted with about money
  variorum search --from 1000 --counts people      figures of a thousand people or more
  variorum search --name 'Ada Brunt'               reports that name her";

const WATCH_HELP: &str = "\
Feeds are RSS, Atom or JSON Feed. Those named once stay watched: afterwards `variorum watch` alone goes on with all of them, from
where it was, after a crash too. Every address is asked only for what changed, one request of a host at a time, and only where the
site's robots.txt lets programs in; a site that asks for a rest gets it. A feed that fails is asked ever more rarely, up to once a
day, and `variorum watch --list` and the reader's page of feeds show why. An address that gives another text than before keeps
both: its story has the last, and the versions are compared.

What a command or an address is told is the JSON line; what reports say stands nowhere else. Each is told at least once: while
one fails, what happens waits in the store.

  variorum watch feeds.opml                                  watch a list of feeds
  variorum watch https://veldia.example/rss --once           one round, as from cron
  variorum watch --exec 'jq -r .about' --on altered          run a command for each altered quote
  variorum watch --keep-for 90d --keep-size 4096             remove what is older, or the oldest beyond 4 GiB

Limits: 30 seconds, 32 MiB and 10 redirections a request; feeds up to 16 MiB and 1000 entries.

Exit status: 0 done, 2 bad use, a feed that could not be read, or somebody who could not be told.";

const EXPORT_HELP: &str = "\
Offsets in every form are code points, half-open, into the text of the report that is named beside them. docs/exchange.md says what \
each form carries, by which standard, and what it leaves out.

  variorum compare reports/ --format json -o record.json     first a record; then
  variorum export record.json --to tei -o edition.xml        a critical edition: witnesses and apparatus
  variorum export record.json --to webannotation             each finding at its place, as JSON-LD
  variorum export record.json --to ftm -o entities.json      who is named where; places in offsets.jsonl beside it
  variorum export record.json --to csv -o tables/            tables with what their columns mean (csv-metadata.json)
  variorum export record.json --to sqlite -o record.sqlite   the same tables, to be asked in SQL
  variorum compare reports/ --format jsonl | variorum export - --to bibtex

Exit status: 0 done, 2 bad use, or what was given is no record.";

/// The whole command line.
#[derive(Parser, Debug)]
#[command(name = "variorum", version, about = ABOUT, long_about = LONG_ABOUT, after_long_help = INPUT_HELP)]
#[command(propagate_version = true, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Compare reports: one record a story, with every finding and its places
    ///
    /// Reports of several stories are grouped first; `--together` says that all tell one story.
    #[command(after_long_help = INPUT_HELP)]
    Compare(Compare),
    /// Read reports one by one: what each says, as JSON lines
    #[command(after_long_help = INPUT_HELP)]
    Read(Read),
    /// Group reports by story: one JSON line a report, in input order
    #[command(after_long_help = INPUT_HELP)]
    Group(Group),
    /// Find which reports of a corpus copy one another, wholly or in part: one JSON line a verified pair, then one a group
    #[command(after_long_help = INPUT_HELP)]
    Copies(Copies),
    /// Keep reports in a store: put them in, check it, make it small, write it out, read it in
    #[command(subcommand)]
    Store(StoreCommand),
    /// Read a store in a browser: stories, reports side by side, search; on this machine alone unless told otherwise
    Serve(Serve),
    /// Watch feeds: put what they name in a store, group and compare it as it comes, and tell what happens
    ///
    /// One JSON line for whatever happens: a page read (report), changed (edit) or taken away (gone), a quote altered, figures
    /// that disagree, a copy that credits nobody (uncredited), a feed or a page that cannot be read (error).
    #[command(after_long_help = WATCH_HELP)]
    Watch(Box<Watch>),
    /// Search a store: words, who is quoted, who is named, what is counted; each hit with its place
    #[command(after_long_help = SEARCH_HELP)]
    Search(Search),
    /// Give a store to an assistant: tools of the Model Context Protocol on standard input and output, which change nothing
    #[cfg(feature = "mcp")]
    Mcp(StoreFile),
    /// Write records in the forms of other tools: edition, annotations, entities, provenance, tables, references
    #[command(after_long_help = EXPORT_HELP)]
    Export(Export),
    /// Check a record: its seal, every cite, and the files that its reports were read from
    ///
    /// Exit status 1 where anything does not hold. Each failure is printed on a line of its own.
    Verify(Verify),
    /// Write the manual, shell completions or the JSON Schema of the record
    Generate(Generate),
}

/// What to read, and what a file cannot say itself.
#[derive(Args, Debug, Default)]
pub struct Inputs {
    /// Files, folders, globs, addresses (https://…), or - for standard input
    #[arg(value_name = "REPORT")]
    pub paths: Vec<String>,
    /// Say what a file cannot: FILE:published=2025-03-27,outlet=The Daily (also url, title, byline, language)
    #[arg(long = "set", value_name = "FILE:KEY=VALUE,…")]
    pub set: Vec<String>,
    /// A TOML file that lists reports: [[report]] path, published, outlet, url, title, byline, language
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    /// Let in an address of this machine or a private network, for addresses of the web that lead there
    #[arg(long, value_name = "HOST[:PORT]")]
    pub allow: Vec<String>,
    /// Threads to use (default: all cores); the result is the same for any number
    #[arg(long, value_name = "N", env = "VARIORUM_THREADS")]
    pub threads: Option<usize>,
    /// No progress and no notices on standard error; errors still show
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum compare`
#[derive(Args, Debug)]
pub struct Compare {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub inputs: Inputs,
    /// All reports tell one story: do not group
    #[arg(long)]
    pub together: bool,
    /// How the record is written (default: text)
    #[arg(long, short, value_enum, env = "VARIORUM_FORMAT")]
    pub format: Option<Format>,
    /// Where to write: a file, or a folder for csv; missing folders are made (default: standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// With csv: this table alone (reports, quotes, sayings, figures, …); standard output takes one table
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    /// Reviews of claims that others have published (schema.org ClaimReview as JSON-LD, JSON lines, or a page; a file, or a folder of
    /// them): each is shown with the places that carry the claim, as somebody else's verdict; may be given again
    #[arg(long, value_name = "FILE")]
    pub reviews: Vec<PathBuf>,
    /// Write pairs of reports (alignments, independent lineage) past 30 reports too
    #[arg(long)]
    pub pairs: bool,
    /// Keep reports of equal id apart instead of showing them once
    #[arg(long)]
    pub keep_duplicates: bool,
    /// With text: every finding one by one, also what agrees
    #[arg(long)]
    pub full: bool,
    /// Columns of the text format (default: the terminal's width, else 80)
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
}

/// `variorum read`
#[derive(Args, Debug)]
pub struct Read {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub inputs: Inputs,
    /// Which attributed statements: all of them, or speech alone (no beliefs, no attitudes)
    #[arg(long, value_enum)]
    pub quotes: Option<Quotes>,
    /// What to look for, where not everything is wanted: what is left out stands empty
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    pub only: Vec<Kind>,
    /// Say where in its file each part of the text stands: `origins`, with offsets of the text and bytes of the file or page (texts
    /// and pages only)
    #[arg(long)]
    pub bytes: bool,
    /// How reports are written: jsonl is one a line, json is one array
    #[arg(long, short, value_enum, default_value = "jsonl")]
    pub format: ReadFormat,
    /// Where to write (default: standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `variorum group`
#[derive(Args, Debug)]
pub struct Group {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub inputs: Inputs,
    /// How lines are written
    #[arg(long, short, value_enum, default_value = "jsonl")]
    pub format: LinesFormat,
    /// Where to write (default: standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Say with each report why it is in its story: how like the others, which words it shares, from which
    /// look-alike story it was kept apart and by what
    #[arg(long)]
    pub explain: bool,
    /// Write each report's line at once, and a line {"moved", "from", "to"} where it then goes to another story
    #[arg(long, conflicts_with = "state")]
    pub follow: bool,
    /// Days after which a report can no longer change its story
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    pub window: u16,
    /// Memory for reports that can still change, in MiB: where more come within the window, the oldest are settled early
    #[arg(long, value_name = "MIB", default_value_t = 1024, value_parser = clap::value_parser!(u32).range(16..))]
    pub memory: u32,
    /// Keep how far the work has come in this file, and go on from it where it is there: after a crash the same command
    /// ends with the same output
    #[arg(long, value_name = "FILE", requires = "output")]
    pub state: Option<PathBuf>,
    /// Seconds between two savings of the state, at least
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0, requires = "state")]
    pub save_every: f64,
}

/// `variorum copies`
#[derive(Args, Debug)]
pub struct Copies {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub inputs: Inputs,
    /// Where to write (default: standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How lines are written; with parquet, --work keeps what was read and proposed, and verifying begins anew
    #[arg(long, short, value_enum, default_value = "jsonl")]
    pub format: LinesFormat,
    /// Least share of either report's words that the two must have in common, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.25)]
    pub least: f64,
    /// Days between two reports that can be a pair, where both are dated (default: any)
    #[arg(long, value_name = "DAYS")]
    pub window: Option<u16>,
    /// Memory for sorting, in MiB; what does not fit goes to disk
    #[arg(long, value_name = "MIB", default_value_t = 1024, value_parser = clap::value_parser!(u32).range(16..))]
    pub memory: u32,
    /// Work in this folder and keep how far the work has come, so that after a crash the same command goes on from there
    /// (default: a temporary folder)
    #[arg(long, value_name = "FOLDER")]
    pub work: Option<PathBuf>,
    /// Seconds between two savings, at least
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0, requires = "work")]
    pub save_every: f64,
}

/// Which store.
#[derive(Args, Debug, Default)]
pub struct StoreFile {
    /// The store (default: `variorum/store.db` in the user's data folder)
    #[arg(long, value_name = "FILE", env = "VARIORUM_STORE")]
    pub store: Option<PathBuf>,
}

/// `variorum store`
#[derive(Subcommand, Debug)]
pub enum StoreCommand {
    /// Put reports in, analyse and group them, and compare the stories that changed
    ///
    /// One JSON line a report (id, path, new) once it is safely on the disk. A report that is there is kept once.
    #[command(after_long_help = INPUT_HELP)]
    Add(StoreAdd),
    /// Check every page, index, report and original; exit status 1 where anything is wrong, one line each
    Check(StoreAlone),
    /// Give the room of what was removed back to the disk
    Vacuum(StoreAlone),
    /// Write all that was received and decided as JSON lines: a backup
    Export(StoreExport),
    /// Read such lines in; what is there stays as it is
    Import(StoreImport),
}

/// `variorum store add`
#[derive(Args, Debug)]
pub struct StoreAdd {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub inputs: Inputs,
}

/// `variorum store check` and `vacuum`
#[derive(Args, Debug)]
pub struct StoreAlone {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    /// No progress and no notices on standard error
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum store export`
#[derive(Args, Debug)]
pub struct StoreExport {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    /// Where to write (default: standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// No progress on standard error
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum store import`
#[derive(Args, Debug)]
pub struct StoreImport {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    /// An export, or - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// No progress and no notices on standard error
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum serve`
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    /// The port; 0 takes a free one. The address stands on standard output
    #[arg(long, short, default_value_t = 4747)]
    pub port: u16,
    /// The address to listen on; others than this machine's own need a --token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: std::net::IpAddr,
    /// What whoever asks must give: once as ?token=… in the address, or as Authorization: Bearer
    #[arg(long, env = "VARIORUM_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// Let in an address of this machine or a private network, where a reader gives an address that leads there
    #[arg(long, value_name = "HOST[:PORT]")]
    pub allow: Vec<String>,
    /// A name under which the server is asked, beside its addresses
    #[arg(long, value_name = "HOST")]
    pub name: Vec<String>,
    /// Threads for comparing (default: all cores)
    #[arg(long, value_name = "N", env = "VARIORUM_THREADS")]
    pub threads: Option<usize>,
    /// No notices on standard error
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum watch`
#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("hook").multiple(true))]
pub struct Watch {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    /// Addresses of feeds, and files that list them: OPML, or one address a line
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,
    /// One round: ask what is due, compare what came, and end
    #[arg(long)]
    pub once: bool,
    /// Ask every feed and page now, whenever it is due; feeds that are named are asked now anyway
    #[arg(long, conflicts_with = "list")]
    pub now: bool,
    /// List the feeds that are watched and how each does, one JSON line each, and end
    #[arg(long, conflicts_with = "once")]
    pub list: bool,
    /// Watch this feed no more, or those of this list; their reports stay
    #[arg(long, value_name = "FEED")]
    pub forget: Vec<String>,
    /// How often a feed is asked, at most: 15m, 2h, 1d
    #[arg(long, value_name = "TIME", default_value = "15m")]
    pub every: humantime::Duration,
    /// Between two requests to one host, at least; more where its robots.txt asks for more
    #[arg(long, value_name = "TIME", default_value = "2s")]
    pub delay: humantime::Duration,
    /// When a page that was read or changed is asked again, for silent edits; then ever more rarely
    #[arg(long, value_name = "TIME", default_value = "1h")]
    pub revisit: humantime::Duration,
    /// How long after that a page is asked at all
    #[arg(long, value_name = "TIME", default_value = "7d")]
    pub follow: humantime::Duration,
    /// Hosts asked at once
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub connections: usize,
    /// How long one request may take
    #[arg(long, value_name = "TIME", default_value = "30s")]
    pub timeout: humantime::Duration,
    /// Let in an address of this machine or a private network
    #[arg(long, value_name = "HOST[:PORT]")]
    pub allow: Vec<String>,
    /// Run this command of the shell for what happens, with the JSON line on its standard input
    #[arg(long, value_name = "COMMAND", group = "hook")]
    pub exec: Vec<String>,
    /// Send the JSON line to this address for what happens
    #[arg(long, value_name = "ADDRESS", group = "hook")]
    pub webhook: Vec<String>,
    /// What --exec and --webhook are told (default: all but report and error)
    #[arg(long, value_name = "WHAT,…", value_enum, value_delimiter = ',', requires = "hook")]
    pub on: Vec<crate::watch::What>,
    /// Remove reports that came longer ago than this: 90d
    #[arg(long, value_name = "TIME")]
    pub keep_for: Option<humantime::Duration>,
    /// Remove the reports that came first where the store holds more than this
    #[arg(long, value_name = "MIB")]
    pub keep_size: Option<u64>,
    /// Threads for comparing (default: all cores)
    #[arg(long, value_name = "N", env = "VARIORUM_THREADS")]
    pub threads: Option<usize>,
    /// No notices on standard error; what fails is told
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum search`
#[derive(Args, Debug)]
pub struct Search {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreFile,
    /// Words of the report, or, with --speaker, of what is quoted
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    /// Who is quoted: words of the name
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Who or what is named
    #[arg(long, value_name = "NAME", conflicts_with_all = ["speaker", "words", "from", "to", "counts", "unit"])]
    pub name: Option<String>,
    /// Figures of this value or more
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["speaker", "words"], allow_hyphen_values = true)]
    pub from: Option<f64>,
    /// Figures of this value or less
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["speaker", "words"], allow_hyphen_values = true)]
    pub to: Option<f64>,
    /// What is counted
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["speaker", "words"])]
    pub counts: Option<String>,
    /// A figure's unit: USD, %, kilometre
    #[arg(long, value_name = "UNIT", conflicts_with_all = ["speaker", "words"])]
    pub unit: Option<String>,
    /// Hits at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Hits passed over
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
    /// How hits are written
    #[arg(long, short, value_enum, default_value = "text")]
    pub format: SearchFormat,
}

/// Formats of `search`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// Two lines a hit
    Text,
    /// One array
    Json,
    /// One hit a line
    Jsonl,
}

/// `variorum verify`
#[derive(Args, Debug)]
pub struct Verify {
    /// A record as `compare --format json` or jsonl wrote it, or - for standard input
    #[arg(value_name = "RECORD", required = true)]
    pub records: Vec<String>,
    /// Where the sources are: the folder that relative paths start from (default: this one), or a web archive (.warc, .warc.gz,
    /// .wacz) that holds the pages of the reports' addresses
    #[arg(long, value_name = "FOLDER|ARCHIVE")]
    pub sources: Option<PathBuf>,
    /// Check the record alone, not the files that its reports were read from
    #[arg(long)]
    pub record_only: bool,
}

/// `variorum export`
#[derive(Args, Debug)]
pub struct Export {
    /// A record as `compare --format json` or jsonl wrote it, or - for standard input
    #[arg(value_name = "RECORD", required = true)]
    pub records: Vec<String>,
    /// The form to write
    #[arg(long, short, value_enum, value_name = "FORMAT")]
    pub to: ExportFormat,
    /// Where to write: a file, or a folder for csv and parquet; missing folders are made (default: standard output)
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
}

/// Forms of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// FollowTheMoney entities, one a line: reports, who is named in them, how reports are related
    Ftm,
    /// W3C Web Annotations (JSON-LD): each finding at its place, linked to its counterparts
    Webannotation,
    /// TEI P5: reports as witnesses, findings as a critical apparatus
    Tei,
    /// PROV-O (Turtle): what derives from what, where the direction is known
    Prov,
    /// A folder of tables with CSV on the Web metadata
    Csv,
    /// A folder of tables as Parquet
    Parquet,
    /// One SQLite file with all tables
    Sqlite,
    /// For notes and issue trackers, as compare writes it
    Markdown,
    /// The reports as references, for reference managers
    Ris,
    /// The reports as references, for LaTeX
    Bibtex,
}

impl ExportFormat {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// `variorum generate`
#[derive(Args, Debug)]
pub struct Generate {
    /// What to write
    #[arg(value_enum)]
    pub what: Generated,
    /// Where to write: a file; for man a folder, which gets a page for each command (default: standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For the terminal: the headline first, each line with its places
    Text,
    /// The record, indented; several stories as one object
    Json,
    /// One record a line
    Jsonl,
    /// One page that opens offline, reports side by side
    Html,
    /// For notes and issue trackers
    Markdown,
    /// A table for each kind of finding: a folder with -o, or one on standard output with --table
    Csv,
}

/// Formats of `read`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// One report a line
    Jsonl,
    /// One array
    Json,
}

/// Formats of `group`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LinesFormat {
    /// One JSON object a line
    Jsonl,
    /// A table with the same names as columns; lists and objects stand in it as JSON
    Parquet,
}

/// What `read` may be asked to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// People, organisations and places
    Names,
    /// Dates and times
    Dates,
    /// Figures and the sums stated of them
    Figures,
    /// Quotes, statements, claims and terms in marks
    Quotes,
}

/// Which quotes `read` gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotes {
    /// Speech, beliefs and attitudes
    All,
    /// What was said or written
    Speech,
}

/// What `generate` can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// The manual: the pages of all commands one behind the other, or in a folder with -o
    Man,
    /// Completions for bash
    CompleteBash,
    /// Completions for zsh
    CompleteZsh,
    /// Completions for fish
    CompleteFish,
    /// The JSON Schema of a record, of several, and of a report
    Schema,
}
