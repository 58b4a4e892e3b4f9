-- Where did cells diverge, and in which epoch first?
SELECT data, architecture, activation, learning_rate, batch_size, epochs, scales, ratio_to_he,
  count(*) AS cells,
  count_if(status = 'diverged') AS diverged,
  min(diverged_epoch) AS first_epoch
FROM cells
WHERE status <> 'failed'
GROUP BY ALL
HAVING diverged > 0
ORDER BY data, architecture, activation, learning_rate, batch_size, epochs, ratio_to_he, scales
