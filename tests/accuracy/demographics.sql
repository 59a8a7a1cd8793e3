-- What changed between two workbooks of NHS Test and Trace's demographic tables, by SQL alone.
--
-- In:  the variables old_file and new_file, paths of two CSV files of cells (sheet, row, column, cell) as cells.mjs
--      writes them from Table_1 … Table_9.
-- Out: the table changes (what, sheet, section, label, area, age_group, week, old_value, old_status, old_ref, new_value,
--      new_status, new_ref); what is revised, suppressed, disclosed, new or vanished. A ref is the cell, such as B7.
--
-- A cell states a number or the symbol *, which stands for a count below 3. A number that gives way to * is suppressed,
-- and the other way round disclosed; neither is revised.

CREATE OR REPLACE MACRO stated(file) AS TABLE
WITH cells AS (
    SELECT sheet, CAST(substr(sheet, 7) AS INTEGER) AS number, "row", "column", trim(cell) AS cell
    FROM read_csv(file, header = true, columns = {'sheet': 'VARCHAR', 'row': 'INTEGER', 'column': 'INTEGER', 'cell': 'VARCHAR'})
),
-- Titles stand in row 1, headers in row 3, data from row 4. Before the weeks there is one column of labels in Tables 1 to 5,
-- six of areas in 6 and 7, and four of areas and one of age groups in 8 and 9.
layout AS (
    SELECT sheet, CASE WHEN number <= 5 THEN 1 WHEN number <= 7 THEN 6 ELSE 5 END AS lead_columns
    FROM (SELECT DISTINCT sheet, number FROM cells)
),
-- The first header says in which week a table begins; from there each column is seven days later. The other headers are
-- typed by hand and cannot be trusted: one of them begins on 21 October where 22 October is meant.
first_week AS (
    SELECT sheet, strptime(substr(cell, 1, 8), '%d/%m/%y')::DATE AS week
    FROM cells JOIN layout USING (sheet)
    WHERE "row" = 3 AND "column" = lead_columns + 1
),
leads AS (
    SELECT sheet, "row",
           max(cell) FILTER ("column" = 1) AS first,
           max(cell) FILTER ("column" = 5) AS fifth
    FROM cells
    WHERE "row" >= 4
    GROUP BY ALL
),
-- In Tables 1 to 4 a label such as "0-9" stands under three sections: people tested, people positive, per cent. A row with
-- one of these labels begins a section and belongs to it.
sections AS (
    SELECT sheet, "row",
           last_value(CASE WHEN regexp_matches(first, '^(Total number of|Percentage of|(Females|Males) test|Median age)') THEN first END IGNORE NULLS)
               OVER (PARTITION BY sheet ORDER BY "row") AS section
    FROM leads
)
SELECT
    sheet,
    CASE WHEN number <= 5 THEN section END AS section,
    CASE WHEN number <= 5 THEN first END AS label,
    CASE WHEN number >= 6 THEN first END AS area,
    CASE WHEN number >= 8 THEN fifth END AS age_group,
    CAST(week + 7 * ("column" - lead_columns - 1) AS DATE) AS week,
    -- A workbook stores 7.1 as 7.1000000000000005; six decimals are more than any table shows.
    CASE WHEN cell <> '*' THEN CAST(cell AS DECIMAL(18, 6)) END AS value,
    CASE WHEN cell = '*' THEN cell END AS status,
    CASE WHEN "column" > 26 THEN chr(CAST(64 + ("column" - 1) // 26 AS INTEGER)) ELSE '' END
        || chr(CAST(65 + ("column" - 1) % 26 AS INTEGER)) || "row" AS ref
FROM cells
JOIN layout USING (sheet)
JOIN first_week USING (sheet)
JOIN leads USING (sheet, "row")
JOIN sections USING (sheet, "row")
WHERE "row" >= 4 AND "column" > lead_columns;

CREATE OR REPLACE TABLE stated_old AS FROM stated(getvariable('old_file'));
CREATE OR REPLACE TABLE stated_new AS FROM stated(getvariable('new_file'));

CREATE OR REPLACE TABLE changes AS
SELECT
    CASE
        WHEN o.ref IS NULL THEN 'new'
        WHEN n.ref IS NULL THEN 'vanished'
        WHEN n.status IS NOT NULL THEN 'suppressed'
        WHEN o.status IS NOT NULL THEN 'disclosed'
        ELSE 'revised'
    END AS what,
    coalesce(o.sheet, n.sheet) AS sheet,
    coalesce(o.section, n.section) AS section,
    coalesce(o.label, n.label) AS label,
    coalesce(o.area, n.area) AS area,
    coalesce(o.age_group, n.age_group) AS age_group,
    coalesce(o.week, n.week) AS week,
    o.value AS old_value, o.status AS old_status, o.ref AS old_ref,
    n.value AS new_value, n.status AS new_status, n.ref AS new_ref
FROM stated_old o
FULL JOIN stated_new n
    ON o.sheet = n.sheet AND o.week = n.week
    AND o.section IS NOT DISTINCT FROM n.section AND o.label IS NOT DISTINCT FROM n.label
    AND o.area IS NOT DISTINCT FROM n.area AND o.age_group IS NOT DISTINCT FROM n.age_group
WHERE o.value IS DISTINCT FROM n.value OR o.status IS DISTINCT FROM n.status OR o.ref IS NULL OR n.ref IS NULL;
