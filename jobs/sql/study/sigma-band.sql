-- Where is the stable band of the standard deviation, in which the loss is at most twice the least?
-- Its ends are trained points; one that lies beyond the sweep is 0 or infinite.
WITH bands AS (
  SELECT DISTINCT data, sqrt(optimum) AS best,
    sqrt(greatest(stable_low, 0)) AS low, sqrt(stable_high) AS high
  FROM verdicts
  WHERE axis = 'global'
)
SELECT data,
  printf('%.3g', best) AS "best sigma",
  printf('%.3g to %.3g', low, high) AS "stable band",
  CASE
    WHEN low >= 0.01 AND high <= 0.1 THEN 'lies within'
    WHEN high < 0.01 OR low > 0.1 THEN 'lies outside'
    ELSE 'lies across an end'
  END AS "of 1e-2 to 1e-1"
FROM bands
ORDER BY data
