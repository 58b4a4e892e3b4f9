-- The lines of the other figures: V and accuracy by epoch, and ours against theirs over s0.
-- By epoch for the group that is trained longest at the rate of .02; epoch 0 is the start.
WITH longest AS (
  SELECT arg_max(setting_id, epochs) AS setting_id FROM groups
  WHERE part IN ('main', 'length') AND points > 0
),
courses AS (
  SELECT s0, unnest(list_prepend(0, checkpoint_epochs)) AS epoch,
    unnest(list_prepend(initial_v, checkpoint_v)) AS v,
    unnest(list_prepend(NULL, checkpoint_accuracy)) AS accuracy
  FROM points JOIN longest USING (setting_id)
  WHERE round(s0, 6) IN (SELECT round(s0, 6) FROM published)
),
lines AS (
  SELECT 'mean-square-by-epoch' AS figure, printf('s0 = %g', s0) AS line, s0 AS nth, epoch::DOUBLE AS x,
    v AS y, v AS low, v AS high
  FROM courses
  UNION ALL
  SELECT 'accuracy-by-epoch', printf('s0 = %g', s0), s0, epoch, accuracy, accuracy, accuracy
  FROM courses
  UNION ALL
  SELECT 'ours-against-theirs', 'published', 1, s0, final_training_loss, final_training_loss,
    final_training_loss
  FROM published WHERE s0 IS NOT NULL
  UNION ALL
  SELECT 'ours-against-theirs', 'ours', 2, s0, loss, coalesce(loss_low, loss), coalesce(loss_high, loss)
  FROM points JOIN groups USING (setting_id)
  WHERE part = 'main' AND round(s0, 6) IN (SELECT round(s0, 6) FROM published)
)
SELECT figure, line, printf('%.6g', x) AS x, printf('%.6g', y) AS y, printf('%.6g', low) AS low,
  printf('%.6g', high) AS high
FROM lines
WHERE y IS NOT NULL
ORDER BY figure, nth, lines.x
