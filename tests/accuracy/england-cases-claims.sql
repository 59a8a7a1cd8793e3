-- Both sides of England's cases in one form, for score.sql.
--
-- In:  the tables changes and stated_old, stated_new of england-cases.sql and lines of lines.sql; the variables measures and
--      area_types, JSON objects from the words of TraceFeed to those of the SQL.
-- Out: by_sql and by_tracefeed (what, part, key, told), keys_old and keys_new (key).

CREATE OR REPLACE MACRO key_of(area_type, area_code, specimen_date, measure) AS
    area_type || ' ' || area_code || ', ' || specimen_date || ', ' || measure;

CREATE OR REPLACE TABLE by_sql AS
SELECT what, measure AS part, key_of(area_type, area_code, specimen_date, measure) AS key,
       shown(old_value, NULL) || ' → ' || shown(new_value, NULL) AS told
FROM changes;

CREATE OR REPLACE VIEW keys_old AS SELECT key_of(area_type, area_code, specimen_date, measure) AS key FROM stated_old;
CREATE OR REPLACE VIEW keys_new AS SELECT key_of(area_type, area_code, specimen_date, measure) AS key FROM stated_new;

CREATE OR REPLACE TABLE by_tracefeed AS
WITH said AS (
    SELECT what,
           -- A word that is not in the lists stays as it is, and then equals no key of the SQL.
           coalesce(CAST(getvariable('area_types') AS JSON) ->> area."type", area."type", 'no area') AS area_type,
           coalesce(area.code, area."name", 'no area') AS area_code,
           -- Daily figures are of that day, the others run to it.
           period."end" AS specimen_date,
           coalesce(CAST(getvariable('measures') AS JSON) ->> measure, measure) AS measure,
           shown("old"."value", "old".status) || ' → ' || shown("new"."value", "new".status) AS told
    FROM lines
    WHERE what IS NOT NULL
)
SELECT what, measure AS part,
       key_of(area_type, area_code, coalesce(CAST(specimen_date AS VARCHAR), 'no date'), measure) AS key, told
FROM said
WHERE what <> 'ended'
UNION ALL
-- A series that ended has one line and no line a period: it says that every figure of the older file is gone.
SELECT 'vanished', o.measure, key_of(o.area_type, o.area_code, o.specimen_date, o.measure), shown(o.value, NULL) || ' → nothing'
FROM said
JOIN stated_old o USING (area_type, area_code, measure)
WHERE what = 'ended';
