-- How far, in octaves, is each group's optimum from the fixed points?
-- Positive: it lies above. Seeds are those of the look at which the group's race ended.
WITH groups AS (
  SELECT part, group_title, train_examples, epochs, scaling,
    max(optimum) AS optimum, max(optimum_low) AS low, max(optimum_high) AS high,
    nullif(regexp_extract(any_value(optimum_method), ': ([0-9]+) seeds', 1), '') AS seeds,
    max(predicted) FILTER (predictor = 'kl-bound') AS bound,
    max(predicted) FILTER (predictor = 'kl-norm') AS norm,
    max(estimate) FILTER (predictor = 'kl-bound') AS octaves,
    max(estimate_low) FILTER (predictor = 'kl-bound') AS octaves_low,
    max(estimate_high) FILTER (predictor = 'kl-bound') AS octaves_high,
    max(conclusion) FILTER (predictor = 'kl-bound') AS kl_bound,
    max(conclusion) FILTER (predictor = 'kl-norm') AS kl_norm
  FROM verdicts
  WHERE claim = 'coincidence'
  GROUP BY part, group_id, group_title, train_examples, epochs, scaling
)
SELECT part, group_title AS "group", train_examples AS images, epochs,
  seeds,
  printf('%.3g', optimum) AS optimum,
  CASE
    WHEN low > 0 AND high < 'inf'::DOUBLE THEN printf('%.3g to %.3g', low, high)
    WHEN low > 0 THEN printf('above %.3g', low)
    WHEN high < 'inf'::DOUBLE THEN printf('below %.3g', high)
    WHEN low IS NOT NULL THEN 'not bounded'
  END AS interval,
  printf('%.3g', bound) AS "kl-bound",
  printf('%.3g', norm) AS "kl-norm",
  printf('%.2f (%.2f to %.2f)', octaves, octaves_low, octaves_high) AS "octaves from kl-bound",
  kl_bound AS "verdict on kl-bound",
  kl_norm AS "verdict on kl-norm"
FROM groups
ORDER BY part, group_title, train_examples, epochs, scaling
