-- Pages that watched feeds name, each asked again for as long as its text may change.

CREATE TABLE pages (
    url    TEXT    PRIMARY KEY,
    next   INTEGER,                            -- milliseconds since 1970: not asked before; null: not asked again
    listed INTEGER NOT NULL,                   -- when a feed named it last
    state  TEXT    NOT NULL                    -- JSON
) STRICT;
CREATE INDEX pages_next ON pages (next) WHERE next NOT NULL;

-- What happened at watched pages and was not told yet.

CREATE TABLE happenings (
    n      INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    url    TEXT    NOT NULL,
    report BLOB    NOT NULL,
    before BLOB
) STRICT;

-- Records as they were, with the record itself last: what a list shows is read without it.

ALTER TABLE records RENAME TO records_1;
CREATE TABLE records (
    story      TEXT    PRIMARY KEY,
    made       INTEGER NOT NULL,               -- counts records as they are made
    key        BLOB    NOT NULL,               -- of its reports and the core's version
    reports    INTEGER NOT NULL,
    altered    INTEGER NOT NULL,
    disagree   INTEGER NOT NULL,
    uncredited INTEGER NOT NULL,
    first      TEXT,                           -- days of publication, ISO 8601
    last       TEXT,
    title      TEXT    NOT NULL,
    headline   TEXT    NOT NULL,
    record     BLOB    NOT NULL                -- JSON, zstd
) STRICT;
INSERT INTO records
SELECT story, 0, key, reports, altered, disagree, uncredited, first, last, title, headline, record FROM records_1;
DROP TABLE records_1;
CREATE INDEX records_made ON records (made);
CREATE INDEX records_worth ON records (altered + disagree + uncredited DESC, last DESC, story, reports, altered,
                                       disagree, uncredited);
CREATE INDEX records_day ON records (last DESC, story, reports, altered, disagree, uncredited);

-- What a command or an address did not take yet.

CREATE TABLE outbox (
    n    INTEGER PRIMARY KEY AUTOINCREMENT,
    hook TEXT    NOT NULL,
    line TEXT    NOT NULL,
    at   INTEGER NOT NULL
) STRICT;

-- Which findings were told, and how far telling has come.

CREATE TABLE told (
    finding BLOB    PRIMARY KEY,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE marks (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Reports that are the last of an address; and those that stood at one where another stands now.

CREATE VIEW standing (report) AS
SELECT report FROM visits AS latest WHERE NOT EXISTS (
    SELECT 1 FROM visits AS later WHERE later.url = latest.url AND (later.last, later.report) > (latest.last, latest.report)
);
CREATE VIEW superseded (report) AS SELECT report FROM visits EXCEPT SELECT report FROM standing;
