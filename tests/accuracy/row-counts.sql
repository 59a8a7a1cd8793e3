-- Counts of rows and not of cells: the way in which published descriptions of these files count.
--
-- In:  the variables old_file and new_file, files of England's daily cases.
-- Out: the table row_counts. A key is a row here, an area and a date; a daily figure differs (n_differ) when two numbers
--      do (n_numbers), or when a blank is filled (n_filled) or a figure made blank (n_emptied). Rows that come or go are
--      n_new and n_gone, those among them that have a daily figure n_new_stated and n_gone_stated.

CREATE OR REPLACE MACRO file_rows(file) AS TABLE
SELECT CASE "Area type"
           WHEN 'Upper tier local authority' THEN 'utla'
           WHEN 'Lower tier local authority' THEN 'ltla'
           ELSE lower("Area type")
       END AS type,
       "Area code" AS code,
       "Specimen date" AS date,
       CAST("Daily lab-confirmed cases" AS DECIMAL(18, 6)) AS daily
FROM read_csv(file, header = true, all_varchar = true);

CREATE OR REPLACE TABLE row_counts AS
SELECT count(*) FILTER (o.date IS NOT NULL AND n.date IS NOT NULL AND o.daily IS DISTINCT FROM n.daily) AS n_differ,
       count(*) FILTER (o.daily <> n.daily) AS n_numbers,
       count(*) FILTER (o.date IS NOT NULL AND o.daily IS NULL AND n.daily IS NOT NULL) AS n_filled,
       count(*) FILTER (n.date IS NOT NULL AND n.daily IS NULL AND o.daily IS NOT NULL) AS n_emptied,
       count(*) FILTER (o.date IS NULL) AS n_new,
       count(*) FILTER (o.date IS NULL AND n.daily IS NOT NULL) AS n_new_stated,
       count(*) FILTER (n.date IS NULL) AS n_gone,
       count(*) FILTER (n.date IS NULL AND o.daily IS NOT NULL) AS n_gone_stated
FROM file_rows(getvariable('old_file')) o
FULL JOIN file_rows(getvariable('new_file')) n ON o.type = n.type AND o.code = n.code AND o.date = n.date;
