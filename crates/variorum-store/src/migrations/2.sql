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

-- Which findings were told, and how far telling has come.

ALTER TABLE records ADD COLUMN made INTEGER NOT NULL DEFAULT 0;   -- counts records as they are made
CREATE INDEX records_made ON records (made);

CREATE TABLE told (
    finding BLOB    PRIMARY KEY,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE marks (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Reports that stood at an address where another stands now.

CREATE VIEW superseded (report) AS
SELECT report FROM visits
EXCEPT
SELECT report FROM visits AS latest WHERE NOT EXISTS (
    SELECT 1 FROM visits AS later WHERE later.url = latest.url AND (later.last, later.report) > (latest.last, latest.report)
);
