-- How far the publisher's own column "Previously reported daily cases" agrees with the file of the day before.
--
-- In:  the variables old_file and new_file, files of England's daily cases one day apart.
-- Out: the table previously (n_rows, n_stated, n_absent, n_blank, n_differ).
--
-- The rule that makes it so: what was previously reported is the figure of the day before, and 0 where that file has no
-- row for the date or a blank cell in it. The column is filled on rows of England only.

CREATE OR REPLACE TABLE previously AS
WITH old AS (
    SELECT "Area type" AS type, "Area code" AS code, "Specimen date" AS date,
           TRY_CAST("Daily lab-confirmed cases" AS DECIMAL(18, 6)) AS daily
    FROM read_csv(getvariable('old_file'), header = true, all_varchar = true)
),
new AS (
    SELECT "Area type" AS type, "Area code" AS code, "Specimen date" AS date,
           CAST("Previously reported daily cases" AS DECIMAL(18, 6)) AS previous
    FROM read_csv(getvariable('new_file'), header = true, all_varchar = true)
    WHERE "Area type" = 'Nation'
)
SELECT count(*) AS n_rows,
       count(*) FILTER (previous = daily) AS n_stated,
       count(*) FILTER (old.date IS NULL AND previous = 0) AS n_absent,
       count(*) FILTER (old.date IS NOT NULL AND daily IS NULL AND previous = 0) AS n_blank,
       count(*) FILTER (previous <> coalesce(daily, 0)) AS n_differ
FROM new
LEFT JOIN old USING (type, code, date);
