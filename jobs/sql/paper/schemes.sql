-- Which of He's schemes is the published one, by its loss, its mean squares and its accuracy?
WITH lines AS (
  SELECT 1 AS nth, 'published' AS scheme, '' AS biases, printf('%.4f', final_training_loss) AS loss,
    printf('%.6f', v) AS v, printf('%.6f', output_v) AS output_v,
    printf('%.2f', accuracy_percent) AS accuracy
  FROM published WHERE place = 'he'
  UNION ALL
  SELECT 2, CASE p.scheme WHEN 'he' THEN 'gain 2 in the output layer'
      ELSE 'gain 1 in the output layer' END, g.biases,
    coalesce(printf('%.4f (%.4f to %.4f)', loss, loss_low, loss_high), printf('%.4f', loss)),
    printf('%.6f', p.v), printf('%.6f', p.output_v),
    coalesce(printf('%.2f (%.2f to %.2f)', 100 * accuracy, 100 * accuracy_low, 100 * accuracy_high),
      printf('%.2f', 100 * accuracy))
  FROM points p JOIN groups g USING (setting_id)
  WHERE p.scheme IS NOT NULL
    AND (g.part = 'main' OR g.part = 'network' AND g.network = '784-256-256-10')
)
SELECT scheme AS "He-normal", biases, loss, v AS V, output_v AS "V, output layer",
  accuracy AS "accuracy, %"
FROM lines
ORDER BY nth, scheme DESC, biases DESC
