-- The published text names s0 = .15 as best in loss and in accuracy, its figures put the least loss at .2
-- and the highest accuracy at .1: which of the two agrees with ours?
-- Least loss: the race's interval, whose ends are rejected points, and so not contained. Highest accuracy: from the lowest to the highest point whose 95 %
-- interval of the difference from the point of highest mean, paired by seed, reaches 0.
WITH loss AS (
  SELECT 'main' AS part, any_value(s0) AS best, any_value(low) AS low, any_value(high) AS high,
    any_value(interval) AS interval, 1e-9 AS inside
  FROM optima JOIN groups USING (setting_id)
  WHERE part = 'main'
),
parts AS (
  SELECT unnest(['main', 'left out']) AS part
),
nearly AS (
  SELECT part, any_value(base_s0) AS best,
    least(any_value(base_s0), min(s0) FILTER (accuracy_high >= 0)) AS low,
    greatest(any_value(base_s0), max(s0) FILTER (accuracy_high >= 0)) AS high
  FROM paired JOIN groups USING (setting_id)
  WHERE base = 'highest accuracy'
  GROUP BY part
),
accuracy AS (
  SELECT part, best, low, high, printf('%.3g to %.3g', low, high) AS interval, -1e-9 AS inside
  FROM parts LEFT JOIN nearly USING (part)
),
pairs AS (
  SELECT part,
    any_value(printf('%+.3f (%.3f to %.3f)', loss, loss_low, loss_high))
      FILTER (abs(s0 - 0.2) < 1e-6) AS loss,
    any_value(CASE WHEN loss_high < 0 THEN 'lower at .2' WHEN loss_low > 0 THEN 'higher at .2'
      WHEN loss_low IS NOT NULL THEN 'not told apart' END) FILTER (abs(s0 - 0.2) < 1e-6) AS loss_word,
    any_value(printf('%+.2f (%.2f to %.2f) pp', 100 * accuracy, 100 * accuracy_low,
      100 * accuracy_high)) FILTER (abs(s0 - 0.1) < 1e-6) AS accuracy,
    any_value(CASE WHEN accuracy_low > 0 THEN 'higher at .1' WHEN accuracy_high < 0 THEN 'lower at .1'
      WHEN accuracy_low IS NOT NULL THEN 'not told apart' END) FILTER (abs(s0 - 0.1) < 1e-6)
      AS accuracy_word
  FROM paired JOIN groups USING (setting_id)
  WHERE base = 'at .15'
  GROUP BY part
),
lines AS (
  SELECT 1 AS nth, 'least loss' AS what, 0.15 AS text, 0.2 AS figure, l.*, p.loss AS difference,
    p.loss_word AS word
  FROM loss l LEFT JOIN pairs p USING (part)
  UNION ALL
  SELECT 2, CASE part WHEN 'main' THEN 'highest accuracy on the test images'
      ELSE 'highest accuracy on the images left out' END,
    0.15, 0.1, a.*, p.accuracy, p.accuracy_word
  FROM accuracy a LEFT JOIN pairs p USING (part)
)
SELECT what, printf('%.2g', text) AS "their text, s0", printf('%.2g', figure) AS "their figure, s0",
  printf('%.3g', best) AS "ours, s0", interval,
  CASE WHEN text BETWEEN low + inside AND high - inside THEN 'contained' WHEN low IS NOT NULL THEN 'not contained' END
    AS "the text's",
  CASE WHEN figure BETWEEN low + inside AND high - inside THEN 'contained' WHEN low IS NOT NULL THEN 'not contained' END
    AS "the figure's",
  difference AS "the figure's less the text's, paired", word AS "ours is"
FROM lines
ORDER BY nth, what DESC
