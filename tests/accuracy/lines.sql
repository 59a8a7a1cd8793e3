-- What TraceFeed said: the lines of `tracefeed diff --format ndjson`.
--
-- In:  the variable ndjson, a path.
-- Out: the table lines; what is revised, suppressed, disclosed, new, vanished or ended, and null for lines that are no
--      change of a figure: checks, symbols that give way to other symbols, series that begin (each of their figures has a
--      line of its own).

CREATE OR REPLACE TABLE lines AS
SELECT
    CASE
        WHEN kind = 'value.revised' THEN 'revised'
        WHEN kind IN ('value.suppressed', 'value.disclosed') THEN substr(kind, 7)
        WHEN kind = 'status.changed' AND "old".value IS NOT NULL AND "new".value IS NULL THEN 'suppressed'
        WHEN kind = 'status.changed' AND "old".value IS NULL AND "new".value IS NOT NULL THEN 'disclosed'
        WHEN kind IN ('period.added', 'value.restored') THEN 'new'
        WHEN kind = 'value.withdrawn' THEN 'vanished'
        WHEN kind = 'series.ended' THEN 'ended'
    END AS what,
    measure, area, period, "old", "new"
FROM read_json(
    getvariable('ndjson'),
    format = 'newline_delimited',
    columns = {
        'kind': 'VARCHAR',
        'measure': 'VARCHAR',
        'area': 'STRUCT("type" VARCHAR, code VARCHAR, "name" VARCHAR)',
        'period': 'STRUCT("start" DATE, "end" DATE)',
        'old': 'STRUCT("value" VARCHAR, status VARCHAR, cell STRUCT(sheet VARCHAR, ref VARCHAR))',
        'new': 'STRUCT("value" VARCHAR, status VARCHAR, cell STRUCT(sheet VARCHAR, ref VARCHAR))'
    });

-- A number or a symbol in one spelling, for comparison and for print: 46 and 46.0 are both 46.
CREATE OR REPLACE MACRO shown(value, status) AS
    coalesce(rtrim(rtrim(CAST(CAST(value AS DECIMAL(18, 6)) AS VARCHAR), '0'), '.'), status, 'nothing');
