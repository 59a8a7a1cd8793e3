-- Both sides of the demographic tables in one form, for score.sql.
--
-- In:  the tables changes and stated_old, stated_new of demographics.sql and lines of lines.sql.
-- Out: by_sql and by_tracefeed (what, part, key, told), keys_old and keys_new (key).
--
-- Of a figure that gives way to a symbol only the symbol is compared: TraceFeed does not repeat what is withheld now.
--
-- TraceFeed has ids of its own for tables and rows. What it speaks of is found by the cells it names, in the older and in
-- the newer file; the week and the area that it gives must then be those of the cells, else the key is none of the SQL's.

CREATE OR REPLACE MACRO key_of(sheet, section, label, area, age_group, week) AS
    concat_ws(', ', sheet, section, nullif(label, section), area, age_group, week);

CREATE OR REPLACE MACRO told_of(what, old_shown, new_shown) AS
    CASE WHEN what = 'suppressed' THEN 'a figure' ELSE old_shown END || ' → ' || new_shown;

CREATE OR REPLACE TABLE cells_old AS
SELECT *, key_of(sheet, section, label, area, age_group, week) AS key FROM stated_old;
CREATE OR REPLACE TABLE cells_new AS
SELECT *, key_of(sheet, section, label, area, age_group, week) AS key FROM stated_new;

CREATE OR REPLACE VIEW keys_old AS SELECT key FROM cells_old;
CREATE OR REPLACE VIEW keys_new AS SELECT key FROM cells_new;

CREATE OR REPLACE TABLE by_sql AS
SELECT what, sheet AS part, key_of(sheet, section, label, area, age_group, week) AS key,
       told_of(what, shown(old_value, old_status), shown(new_value, new_status)) AS told
FROM changes;

CREATE OR REPLACE TABLE by_tracefeed AS
WITH said AS (
    SELECT what, "old".cell AS old_cell, "new".cell AS new_cell, period."start" AS week,
           coalesce(area.code, area."name") AS area,
           told_of(what, shown("old"."value", "old".status), shown("new"."value", "new".status)) AS told
    FROM lines
    WHERE what IS NOT NULL
),
located AS (
    SELECT said.what, said.told, said.old_cell, said.new_cell,
           coalesce(o.sheet, n.sheet, 'no such cell') AS part,
           coalesce(o.key, n.key) AS key,
           (said.old_cell IS NULL OR o.key IS NOT NULL)
               AND (said.new_cell IS NULL OR n.key IS NOT NULL)
               AND coalesce(o.key = n.key, true)
               AND said.week IS NOT DISTINCT FROM coalesce(o.week, n.week)
               AND (coalesce(o.area, n.area) IS NULL OR coalesce(o.area, n.area) = said.area) AS consistent,
           said.week, said.area
    FROM said
    LEFT JOIN cells_old o ON o.sheet = said.old_cell.sheet AND o.ref = said.old_cell.ref
    LEFT JOIN cells_new n ON n.sheet = said.new_cell.sheet AND n.ref = said.new_cell.ref
    WHERE what <> 'ended'
)
SELECT what, part,
       CASE
           WHEN consistent AND key IS NOT NULL THEN key
           ELSE concat_ws(', ', 'cells ' || coalesce(old_cell.sheet || '!' || old_cell.ref, 'none') || ' and '
                          || coalesce(new_cell.sheet || '!' || new_cell.ref, 'none'), area, week)
       END AS key,
       told
FROM located
UNION ALL
-- A series that ended has one line, with its last cell, and no line a period: every figure of that row is gone.
SELECT 'vanished', o.sheet, o.key, shown(o.value, o.status) || ' → nothing'
FROM said
JOIN cells_old o ON o.sheet = said.old_cell.sheet AND regexp_extract(o.ref, '\d+') = regexp_extract(said.old_cell.ref, '\d+')
WHERE what = 'ended';
