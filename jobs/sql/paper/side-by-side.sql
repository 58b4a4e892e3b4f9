-- What did theirs and ours end with at each of their s0, and with He-normal?
-- At 784-256-256-10 with zero biases. Ours: 95 % intervals.
WITH ours AS (
  SELECT p.*, coalesce(p.scheme, printf('%g', p.s0)) AS place
  FROM points p JOIN groups USING (setting_id) WHERE part = 'main'
),
left_out AS (
  SELECT p.*, coalesce(p.scheme, printf('%g', p.s0)) AS place
  FROM points p JOIN groups USING (setting_id) WHERE part = 'left out'
),
lines AS (
  SELECT place, row_number() OVER () AS nth, CASE place WHEN 'he' THEN 'He' ELSE place END AS name,
    * EXCLUDE (place)
  FROM published
  UNION ALL BY NAME
  SELECT 'he-output-1' AS place, 100 AS nth, 'He, gain 1 in the output layer' AS name
)
SELECT t.name AS s0,
  printf('%.4f', t.final_training_loss) AS "loss, theirs",
  coalesce(printf('%.4f (%.4f to %.4f)', o.loss, o.loss_low, o.loss_high), printf('%.4f', o.loss))
    AS "loss, ours",
  printf('%.6f', t.v) AS "V, theirs",
  coalesce(printf('%.6f (%.6f to %.6f)', o.v, o.v_low, o.v_high), printf('%.6f', o.v)) AS "V, ours",
  printf('%g', t.ratio) AS "V/s0², theirs",
  coalesce(printf('%.4f (%.4f to %.4f)', o.ratio, o.ratio_low, o.ratio_high), printf('%.4f', o.ratio))
    AS "V/s0², ours",
  printf('%g', t.output_ratio) AS "output layer, theirs",
  CASE WHEN o.s0 IS NOT NULL THEN coalesce(
    printf('%.4g (%.4g to %.4g)', o.layer_ratios[-1], o.layer_ratios_low[-1], o.layer_ratios_high[-1]),
    printf('%.4g', o.layer_ratios[-1])) END AS "output layer, ours",
  printf('%.2f', t.accuracy_percent) AS "accuracy, %, theirs",
  coalesce(printf('%.2f (%.2f to %.2f)', 100 * o.accuracy, 100 * o.accuracy_low, 100 * o.accuracy_high),
    printf('%.2f', 100 * o.accuracy)) AS "on 10,000 test images",
  coalesce(printf('%.2f (%.2f to %.2f)', 100 * l.accuracy, 100 * l.accuracy_low, 100 * l.accuracy_high),
    printf('%.2f', 100 * l.accuracy)) AS "on 5,000 left out",
  o.seeds
FROM lines t
  LEFT JOIN ours o ON o.place = t.place
  LEFT JOIN left_out l ON l.place = t.place
ORDER BY t.nth
