-- How long did cells take, and how many training samples a second is that?
SELECT engine, architecture, batch_size, kernel, host,
  count(*) AS cells,
  sum(seconds) AS seconds,
  sum(CAST(train_examples AS DOUBLE) * epochs) / sum(seconds) AS samples_per_second
FROM cells
WHERE status = 'ok'
GROUP BY ALL
ORDER BY engine, architecture, batch_size, kernel, host
