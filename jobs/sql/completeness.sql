-- How many cells of each setting are done, and what went wrong with the others?
SELECT data, architecture, activation, learning_rate, batch_size, epochs,
  count(*) AS cells,
  count_if(status = 'ok') AS ok,
  count_if(status = 'ok' AND collapsed) AS collapsed,
  count_if(status = 'diverged') AS diverged,
  count_if(status = 'failed') AS failed,
  collect_set(failure_category) AS failures,
  any_value(failure_message, true) AS a_message
FROM cells
GROUP BY setting_id, data, architecture, activation, learning_rate, batch_size, epochs
ORDER BY data, architecture, activation, learning_rate, batch_size, epochs
