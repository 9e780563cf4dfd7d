-- What was received: never altered, only removed by retention.

CREATE TABLE sources (
    n      INTEGER PRIMARY KEY,
    digest BLOB    NOT NULL UNIQUE,   -- SHA-256 of the bytes
    size   INTEGER NOT NULL,          -- bytes before compression
    bytes  BLOB    NOT NULL           -- zstd
) STRICT;

CREATE TABLE reports (
    n               INTEGER PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE,   -- SHA-256, as in the record
    source          INTEGER REFERENCES sources (n),   -- null: a row of a table
    text            BLOB    NOT NULL,          -- zstd
    url             TEXT,
    outlet          TEXT,
    title           TEXT,
    byline          TEXT,
    published       TEXT,
    published_given INTEGER NOT NULL,
    language        TEXT,
    notices         TEXT    NOT NULL,          -- JSON: kind, message, bytes of the text
    received        INTEGER NOT NULL           -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX reports_url ON reports (url, received) WHERE url IS NOT NULL;
CREATE INDEX reports_source ON reports (source);
CREATE INDEX reports_received ON reports (received);

CREATE TABLE places (                          -- where a report was read from
    report INTEGER NOT NULL REFERENCES reports (n) ON DELETE CASCADE,
    path   TEXT    NOT NULL,
    PRIMARY KEY (report, path)
) STRICT, WITHOUT ROWID;

-- What was found: can be made anew from what was received.

CREATE TABLE analyses (
    report  INTEGER PRIMARY KEY REFERENCES reports (n) ON DELETE CASCADE,
    version TEXT    NOT NULL,                  -- of the core that made it
    day     INTEGER,                           -- of publication, from the year 0
    title   TEXT    NOT NULL,                  -- as stated, else the text's beginning
    sketch  BLOB    NOT NULL,                  -- for grouping
    story   TEXT
) STRICT;
CREATE INDEX analyses_story ON analyses (story);
CREATE INDEX analyses_version ON analyses (version);
CREATE INDEX analyses_day ON analyses (day);

CREATE TABLE quotes (
    report  INTEGER NOT NULL REFERENCES reports (n) ON DELETE CASCADE,
    at      INTEGER NOT NULL,                  -- code points
    past    INTEGER NOT NULL,
    speaker TEXT    NOT NULL,                  -- the fullest name, else the mention
    act     TEXT    NOT NULL
) STRICT;
CREATE INDEX quotes_report ON quotes (report);
CREATE INDEX quotes_speaker ON quotes (speaker COLLATE NOCASE);

CREATE TABLE figures (
    report INTEGER NOT NULL REFERENCES reports (n) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    past   INTEGER NOT NULL,
    low    REAL    NOT NULL,
    high   REAL    NOT NULL,
    unit   TEXT,
    counts TEXT
) STRICT;
CREATE INDEX figures_report ON figures (report);
CREATE INDEX figures_value ON figures (low, high);

CREATE TABLE names (
    report INTEGER NOT NULL REFERENCES reports (n) ON DELETE CASCADE,
    name   TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    at     INTEGER NOT NULL,                   -- first mention
    past   INTEGER NOT NULL
) STRICT;
CREATE INDEX names_report ON names (report);
CREATE INDEX names_name ON names (name COLLATE NOCASE);

CREATE VIRTUAL TABLE words USING fts5 (title, text, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE said_by USING fts5 (speaker, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE named USING fts5 (name, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE counted USING fts5 (counts, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE records (
    story     TEXT    PRIMARY KEY,
    key       BLOB    NOT NULL,                -- of its reports and the core's version
    record    BLOB    NOT NULL,                -- JSON, zstd
    headline  TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    reports   INTEGER NOT NULL,
    first     TEXT,                            -- days of publication, ISO 8601
    last      TEXT,
    altered   INTEGER NOT NULL,
    disagree  INTEGER NOT NULL,
    uncredited INTEGER NOT NULL
) STRICT;
CREATE INDEX records_worth ON records (altered + disagree + uncredited DESC, last DESC, story);
CREATE INDEX records_day ON records (last DESC, story);

-- What a person decided: kept by the cites that it is about, apart from what was found.

CREATE TABLE decisions (
    finding BLOB    PRIMARY KEY,               -- SHA-256 of kind and cites
    kind    TEXT    NOT NULL,
    cites   TEXT    NOT NULL,                  -- JSON: report, start, end
    verdict TEXT    NOT NULL CHECK (verdict IN ('confirmed', 'dismissed', 'noted')),
    note    TEXT    NOT NULL,
    decided INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is watched.

CREATE TABLE feeds (
    url           TEXT    PRIMARY KEY,
    title         TEXT,
    etag          TEXT,
    last_modified TEXT,
    next          INTEGER NOT NULL,            -- milliseconds since 1970: not asked before
    asked         INTEGER,
    worked        INTEGER,
    failures      INTEGER NOT NULL,            -- in a row
    error         TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE visits (                          -- what an address held, and when
    url    TEXT    NOT NULL,
    report INTEGER NOT NULL REFERENCES reports (n) ON DELETE CASCADE,
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (url, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX visits_report ON visits (report);
