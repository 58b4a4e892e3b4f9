-- Which optima are not bounded on both sides by rejected points, or come with a caveat?
SELECT part, group_title AS "group", train_examples AS images, epochs,
  any_value(printf('%.3g', optimum)) AS optimum,
  any_value(CASE
    WHEN optimum_low > 0 AND optimum_high < 'inf'::DOUBLE
      THEN printf('%.3g to %.3g', optimum_low, optimum_high)
    WHEN optimum_low > 0 THEN printf('above %.3g', optimum_low)
    WHEN optimum_high < 'inf'::DOUBLE THEN printf('below %.3g', optimum_high)
    WHEN optimum_low IS NOT NULL THEN 'not bounded'
  END) AS interval,
  any_value(conclusion) FILTER (predictor = 'he') AS "verdict on He's",
  any_value(optimum_caveat) AS caveat
FROM verdicts
WHERE claim = 'coincidence'
  AND (optimum IS NULL OR optimum_low IS NULL OR optimum_caveat <> ''
    OR NOT (optimum_low > 0 AND optimum_high < 'inf'::DOUBLE))
GROUP BY part, group_id, group_title, train_examples, epochs
ORDER BY part, group_title, train_examples, epochs
