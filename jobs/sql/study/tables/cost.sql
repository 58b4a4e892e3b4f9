-- How many trainings were there of each setting, what did they take, and when did they end?
SELECT setting_id, pilot, train_examples, architecture, epochs, batch_size,
  count(*) AS cells,
  count(*) FILTER (status = 'ok') AS ok,
  count(*) FILTER (status = 'diverged') AS diverged,
  count(*) FILTER (status = 'failed') AS failed,
  sum(seconds) AS core_seconds
FROM cells
GROUP BY ALL
ORDER BY setting_id, pilot
