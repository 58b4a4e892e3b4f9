-- How far, in octaves, is each group's optimum from the fixed points?
-- Positive: it lies above.
WITH groups AS (
  SELECT part, group_title, train_examples, epochs, scaling,
    max(optimum) AS optimum, max(optimum_low) AS low, max(optimum_high) AS high,
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
  printf('%.3g', optimum) AS optimum,
  printf('%.3g to %.3g', low, high) AS interval,
  printf('%.3g', bound) AS "kl-bound",
  printf('%.3g', norm) AS "kl-norm",
  printf('%.2f (%.2f to %.2f)', octaves, octaves_low, octaves_high) AS "octaves from kl-bound",
  kl_bound AS "verdict on kl-bound",
  kl_norm AS "verdict on kl-norm"
FROM groups
ORDER BY part, group_title, train_examples, epochs, scaling
