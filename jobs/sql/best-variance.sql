-- At which variances does each setting end with the least training loss, and how sure is that?
-- A loss below 1e-12, such as 0, counts as 1e-12 where its log is taken.
WITH points AS (
  SELECT setting_id, data, architecture, activation, learning_rate, batch_size, epochs,
    scales, variance_scale, ratio_to_he, widths,
    count(*) AS seeds,
    count_if(status = 'diverged') AS diverged,
    exp(avg(ln(greatest(final_train_loss, 1e-12))) FILTER (WHERE status = 'ok')) AS train_loss,
    avg(final_test_accuracy) AS test_accuracy
  FROM cells
  WHERE NOT pilot AND status <> 'failed'
  GROUP BY ALL
)
SELECT data, architecture, activation, learning_rate, batch_size, epochs,
  -- The squared norm of the initial weights over He's, which points of every axis have.
  min_by(ratio_to_he, train_loss) AS best_ratio_to_he,
  -- g, where all layers have the same; else null.
  min_by(variance_scale, train_loss) AS best_variance_scale,
  -- sigma squared on the axis global, of fully connected networks.
  min_by(get(scales, 0) / get(widths, 0), train_loss) AS best_variance_of_first_layer,
  min(train_loss) AS least_train_loss,
  min_by(test_accuracy, train_loss) AS test_accuracy_there,
  min_by(seeds, train_loss) AS seeds_there,
  count(*) AS points,
  -- Where the best is the first or last of the points, they are too few to tell.
  min_by(ratio_to_he, train_loss) IN (min(ratio_to_he), max(ratio_to_he)) AS at_an_edge
FROM points
WHERE diverged * 2 <= seeds
GROUP BY setting_id, data, architecture, activation, learning_rate, batch_size, epochs
ORDER BY data, architecture, activation, learning_rate, batch_size, epochs
