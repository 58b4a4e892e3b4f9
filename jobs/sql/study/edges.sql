-- Which optima are not bounded on both sides by the variances that were tried?
SELECT part, group_title AS "group", train_examples AS images, epochs,
  any_value(printf('%.3g', optimum)) AS optimum,
  any_value(CASE
    WHEN optimum_low > 0 AND optimum_high < 'inf'::DOUBLE THEN ''
    WHEN optimum_low > 0 THEN 'above ' || printf('%.3g', optimum_low)
    WHEN optimum_high < 'inf'::DOUBLE THEN 'below ' || printf('%.3g', optimum_high)
    ELSE 'not bounded'
  END) AS "with confidence",
  any_value(conclusion) FILTER (predictor = 'he') AS "verdict on He's",
  any_value(optimum_caveat) AS caveat
FROM verdicts
WHERE claim = 'coincidence'
  AND (optimum IS NULL OR optimum_low IS NULL OR NOT (optimum_low > 0 AND optimum_high < 'inf'::DOUBLE))
GROUP BY part, group_id, group_title, train_examples, epochs
ORDER BY part, group_title, train_examples, epochs
