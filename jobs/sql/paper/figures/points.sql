-- The points of the scatter figures: loss against mean square, with the ratio as colour.
-- Of all weights and biases, and of the output layer; He's have no common s0, and no ratio overall.
WITH main AS (
  SELECT p.*,
    CASE
      WHEN p.scheme = 'he' THEN 'He'
      WHEN p.scheme = 'he-output-1' THEN 'He, gain 1'
      WHEN round(p.s0, 6) IN (SELECT round(s0, 6) FROM published WHERE s0 IS NOT NULL)
        THEN printf('%g', p.s0)
      ELSE printf('%.3g added', p.s0)
    END AS label
  FROM points p JOIN groups g USING (setting_id)
  WHERE g.part = 'main' AND (p.s0 IS NOT NULL OR p.scheme IS NOT NULL)
),
points_of AS (
  SELECT 'loss-by-mean-square' AS figure, label, v AS x, loss, loss_low, loss_high, ratio, s0 FROM main
  UNION ALL
  SELECT 'loss-by-output-mean-square', label, output_v, loss, loss_low, loss_high,
    CASE WHEN s0 IS NOT NULL THEN layer_ratios[-1] END, s0
  FROM main
)
SELECT figure, label, printf('%.6g', x) AS x, printf('%.6g', loss) AS y,
  printf('%.6g', coalesce(loss_low, loss)) AS low, printf('%.6g', coalesce(loss_high, loss)) AS high,
  printf('%.6g', ratio) AS ratio
FROM points_of
WHERE x IS NOT NULL AND loss IS NOT NULL
ORDER BY figure, s0, label
