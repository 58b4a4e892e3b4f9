-- What is the training loss after each number of epochs, by initial variance?
-- A loss below 1e-12, such as 0, counts as 1e-12 where its log is taken.
SELECT data, architecture, activation, learning_rate, batch_size, epoch,
  ratio_to_he, variance_scale, scales,
  count(*) AS seeds,
  exp(avg(ln(greatest(curves.train_loss, 1e-12)))) AS train_loss,
  avg(curves.test_accuracy) AS test_accuracy
FROM curves JOIN cells USING (id)
WHERE NOT pilot AND curves.train_loss IS NOT NULL
GROUP BY ALL
ORDER BY data, architecture, activation, learning_rate, batch_size, epoch, ratio_to_he, scales
