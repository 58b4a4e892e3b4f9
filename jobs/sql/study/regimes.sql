-- In which regimes does the fixed point `kl-bound` exist and coincide, and how do powers compare?
WITH groups AS (
  SELECT DISTINCT group_id, depth - 1 AS hidden, learning_rate, conclusion,
    conclusion <> 'NO_PREDICTION' AS named
  FROM verdicts
  WHERE part NOT LIKE '%control%' AND claim = 'coincidence' AND predictor = 'kl-bound'
),
counts AS (
  SELECT
    count(*) FILTER (hidden = 1) AS shallow,
    count(*) FILTER (hidden = 1 AND named) AS shallow_named,
    count(*) FILTER (hidden = 1 AND conclusion = 'COINCIDES') AS shallow_coincides,
    count(*) FILTER (hidden = 2) AS two,
    count(*) FILTER (hidden = 2 AND named) AS two_named,
    count(*) FILTER (hidden = 2 AND conclusion = 'COINCIDES') AS two_coincides,
    count(*) FILTER (hidden > 2) AS deep,
    count(*) FILTER (hidden > 2 AND named) AS deep_named,
    count(*) FILTER (learning_rate >= 0.1) AS fast,
    count(*) FILTER (learning_rate >= 0.1 AND named) AS fast_named
  FROM groups
),
powers AS (
  SELECT quantity, predictor, printf('%.2f (%.2f to %.2f)', slope, slope_low, slope_high) AS slope,
    printf('%.2f', claimed) AS claimed
  FROM exponents
  -- Of several families, that with most groups.
  QUALIFY row_number() OVER (
    PARTITION BY quantity, predictor ORDER BY groups DESC, quantity_to / quantity_from DESC, family) = 1
)
SELECT counts.*,
  (SELECT slope FROM powers WHERE quantity = 'width' AND predictor = 'kl-norm') AS width_slope,
  (SELECT claimed FROM powers WHERE quantity = 'width' AND predictor = 'kl-norm') AS width_claimed,
  (SELECT slope FROM powers WHERE quantity = 'epochs' AND predictor = 'kl-bound') AS epochs_slope,
  (SELECT claimed FROM powers WHERE quantity = 'epochs' AND predictor = 'kl-bound') AS epochs_claimed
FROM counts
