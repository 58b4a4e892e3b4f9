-- How near are our losses to theirs, and our plain means to our geometric ones?
WITH lines AS (
  SELECT p.loss / t.final_training_loss - 1 AS apart, p.mean_loss / p.loss - 1 AS mean_apart,
    t.final_training_loss BETWEEN p.loss_low AND p.loss_high AS within
  FROM points p
    JOIN groups g USING (setting_id)
    JOIN published t ON t.place = coalesce(p.scheme, printf('%g', p.s0))
  WHERE g.part = 'main'
)
SELECT count(*) AS places, count(*) FILTER (within) AS within,
  printf('%+.1f %%', 100 * min(apart)) AS least, printf('%+.1f %%', 100 * max(apart)) AS greatest,
  printf('%.2f %%', 100 * max(abs(mean_apart))) AS mean_apart
FROM lines
