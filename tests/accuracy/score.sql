-- How far TraceFeed and the SQL agree. A change that TraceFeed tells is right when the SQL has the same key with the same
-- kind of change, the same older and the same newer value, as far as both sides put them into what is told.
--
-- In:  by_sql and by_tracefeed (what, part, key, told), keys_old and keys_new (key).
-- Out: score (what, part, n_sql, n_tracefeed, n_right) and disagreements (part, key, by_sql, by_tracefeed, reason).

CREATE OR REPLACE TABLE score AS
WITH counted AS (
    SELECT what, part, 1 AS by_sql, 0 AS by_tracefeed, 0 AS agreed FROM by_sql
    UNION ALL
    SELECT what, part, 0, 1, 0 FROM by_tracefeed
    UNION ALL
    SELECT what, part, 0, 0, 1 FROM by_sql SEMI JOIN by_tracefeed USING (what, key, told)
)
SELECT what, part, sum(by_sql) AS n_sql, sum(by_tracefeed) AS n_tracefeed, sum(agreed) AS n_right
FROM counted
GROUP BY what, part;

CREATE OR REPLACE TABLE disagreements AS
WITH missed AS (FROM by_sql ANTI JOIN by_tracefeed USING (what, key, told)),
wrong AS (FROM by_tracefeed ANTI JOIN by_sql USING (what, key, told))
SELECT coalesce(m.part, w.part) AS part,
       key,
       m.what || ' ' || m.told AS by_sql,
       w.what || ' ' || w.told AS by_tracefeed,
       CASE
           WHEN m.what = w.what THEN 'other values'
           WHEN m.what <> w.what THEN 'another kind of change'
           WHEN w.what IS NULL THEN 'not told'
           WHEN key IN (FROM keys_old) AND key IN (FROM keys_new) THEN 'both files state the same'
           WHEN key IN (FROM keys_old) THEN 'stated in the older file only'
           WHEN key IN (FROM keys_new) THEN 'stated in the newer file only'
           ELSE 'stated in neither file'
       END AS reason
FROM missed m
FULL JOIN wrong w USING (key)
UNION ALL
SELECT part, key, NULL, what || ' ' || told, 'told ' || count(*) || ' times'
FROM by_tracefeed
SEMI JOIN by_sql USING (what, key, told)
GROUP BY what, part, key, told
HAVING count(*) > 1;
