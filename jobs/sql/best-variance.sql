-- At which variance scale does each setting end with the least training loss, and how sure is that?
-- A loss below 1e-12, such as 0, counts as 1e-12 where its log is taken.
WITH points AS (
  SELECT setting_id, data, architecture, activation, learning_rate, batch_size, epochs, variance_scale,
    count(*) AS seeds,
    count_if(status = 'diverged') AS diverged,
    exp(avg(ln(greatest(final_train_loss, 1e-12))) FILTER (WHERE status = 'ok')) AS train_loss,
    avg(final_test_accuracy) AS test_accuracy
  FROM cells
  WHERE NOT pilot AND status <> 'failed' AND variance_scale IS NOT NULL
  GROUP BY ALL
)
SELECT data, architecture, activation, learning_rate, batch_size, epochs,
  min_by(variance_scale, train_loss) AS best_variance_scale,
  min(train_loss) AS least_train_loss,
  min_by(test_accuracy, train_loss) AS test_accuracy_there,
  min_by(seeds, train_loss) AS seeds_there,
  count(*) AS variance_scales,
  -- Where the best is the first or last of the grid, the grid is too narrow to tell.
  min_by(variance_scale, train_loss) IN (min(variance_scale), max(variance_scale)) AS at_an_edge
FROM points
WHERE diverged * 2 <= seeds
GROUP BY setting_id, data, architecture, activation, learning_rate, batch_size, epochs
ORDER BY data, architecture, activation, learning_rate, batch_size, epochs
