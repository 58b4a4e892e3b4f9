-- Where is the least loss of each group, as s0, with the race's interval, and what is concluded of the
-- paper's condition? An end that no rejected point bounds is 0 or infinite.
WITH said AS (
  SELECT setting_id, any_value(sqrt(optimum)) AS s0,
    any_value(sqrt(greatest(optimum_low, 0))) AS low, any_value(sqrt(optimum_high)) AS high,
    any_value(conclusion) FILTER (predictor = 'horii-has') AS conclusion
  FROM verdicts
  WHERE axis = 'global' AND claim = 'coincidence'
  GROUP BY setting_id
)
SELECT *,
  CASE
    WHEN low > 0 AND high < 'inf'::DOUBLE THEN printf('%.3g to %.3g', low, high)
    WHEN low > 0 THEN printf('above %.3g', low)
    WHEN high < 'inf'::DOUBLE THEN printf('below %.3g', high)
    WHEN low IS NOT NULL THEN 'not bounded'
  END AS interval
FROM said
ORDER BY setting_id
