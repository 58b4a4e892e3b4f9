-- How far are the losses at other rates from those at .02, at the same rate x steps, paired by seed?
-- In percent of the loss.
WITH lines AS (
  SELECT coalesce(scheme, printf('%g', s0)) AS place, coalesce(s0, 10) AS nth, learning_rate,
    coalesce(printf('%+.1f (%.1f to %.1f)', 100 * (exp(loss) - 1), 100 * (exp(loss_low) - 1),
      100 * (exp(loss_high) - 1)), CASE WHEN diverged > 0 THEN printf('%d diverged', diverged) END)
      AS apart
  FROM between
  WHERE kind = 'rate' AND (scheme IS NOT NULL OR round(s0, 6) IN (SELECT round(s0, 6) FROM published))
)
SELECT place AS s0,
  any_value(apart) FILTER (learning_rate = 0.1) AS "rate .1, 1 epoch",
  any_value(apart) FILTER (learning_rate = 0.05) AS ".05, 2 epochs",
  any_value(apart) FILTER (learning_rate = 0.01) AS ".01, 10 epochs",
  any_value(apart) FILTER (learning_rate = 0.0001) AS ".0001, 1,000 epochs"
FROM lines
GROUP BY place, nth
ORDER BY nth, place
