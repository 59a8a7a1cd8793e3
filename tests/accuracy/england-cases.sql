-- What changed between two files of England's daily cases, by SQL alone.
--
-- In:  the variables old_file and new_file, paths of two CSV files as published.
-- Out: the table changes (what, area_type, area_code, specimen_date, measure, old_value, new_value);
--      what is revised, new or vanished.
--
-- A key is an area (type and code), a specimen date and a measure. It is stated when its cell holds a number: a row
-- whose cell is blank states nothing, so a number that gives way to a blank is vanished and never revised.
-- Type and code together, because one code can stand for an upper-tier and for a lower-tier authority.

CREATE OR REPLACE MACRO stated(file) AS TABLE
WITH cells AS (
    -- Every column as text: what is a number is decided below, once. Columns are found by name, because the column of
    -- the rate is missing on 10 and 11 May 2020, the eighth on 12 May and the last from 13 May. The publisher's own
    -- "previously reported" and "change" columns do not match the pattern.
    UNPIVOT (
        SELECT "Area type", "Area code", "Specimen date",
               COLUMNS('^(Daily lab-confirmed cases|Cumulative lab-confirmed cases|Cumulative lab-confirmed cases rate)$')
        FROM read_csv(file, header = true, all_varchar = true, delim = ',', quote = '"', null_padding = false)
    )
    ON COLUMNS('lab-confirmed')
    INTO NAME column_name VALUE cell
)
SELECT
    -- Until 31 July 2020 the types are spelt out, from 4 August they are these codes.
    CASE "Area type"
        WHEN 'Nation' THEN 'nation'
        WHEN 'Region' THEN 'region'
        WHEN 'Upper tier local authority' THEN 'utla'
        WHEN 'Lower tier local authority' THEN 'ltla'
        ELSE "Area type"
    END AS area_type,
    "Area code" AS area_code,
    CAST("Specimen date" AS DATE) AS specimen_date,
    CASE column_name
        WHEN 'Daily lab-confirmed cases' THEN 'daily'
        WHEN 'Cumulative lab-confirmed cases' THEN 'cumulative'
        WHEN 'Cumulative lab-confirmed cases rate' THEN 'rate'
    END AS measure,
    -- A decimal, so 46 and 46.0 are one number. A cell that is no number stops the query, which is wanted.
    CAST(cell AS DECIMAL(18, 6)) AS value
FROM cells
WHERE trim(cell) <> '';

CREATE OR REPLACE TABLE stated_old AS FROM stated(getvariable('old_file'));
CREATE OR REPLACE TABLE stated_new AS FROM stated(getvariable('new_file'));

CREATE OR REPLACE TABLE changes AS
SELECT
    CASE WHEN o.value IS NULL THEN 'new' WHEN n.value IS NULL THEN 'vanished' ELSE 'revised' END AS what,
    area_type, area_code, specimen_date, measure,
    o.value AS old_value, n.value AS new_value
FROM stated_old o
FULL JOIN stated_new n USING (area_type, area_code, specimen_date, measure)
WHERE o.value IS DISTINCT FROM n.value;
