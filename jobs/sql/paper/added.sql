-- Which points are ours, and not among the paper's twelve s0?
SELECT printf('%.4g', p.s0) AS s0,
  coalesce('prediction of ' || p.predictors, 'between points that may be the best') AS why,
  coalesce(printf('%.4f (%.4f to %.4f)', loss, loss_low, loss_high), printf('%.4f', loss)) AS loss,
  printf('%.6f', v) AS V, printf('%.4f', ratio) AS "V/s0²",
  printf('%.4g', layer_ratios[-1]) AS "output layer",
  printf('%.2f', 100 * accuracy) AS "accuracy, %", seeds
FROM points p JOIN groups g USING (setting_id)
WHERE g.part = 'main' AND p.s0 IS NOT NULL
  AND round(p.s0, 6) NOT IN (SELECT round(s0, 6) FROM published WHERE s0 IS NOT NULL)
ORDER BY p.s0
