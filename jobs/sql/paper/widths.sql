-- Which widths, and which initial biases, fit the published mean squares best?
-- apart: the greatest |V / published V - 1| at s0 = .06 to .3. They fit where it is at most 1 %. Losses:
-- the root of the mean square of log(loss / published loss) over their twelve s0.
WITH lines AS (
  SELECT g.network, g.biases, g.widths_order, t.s0, p.v / t.v - 1 AS apart,
    ln(p.loss / t.final_training_loss) AS loss
  FROM points p
    JOIN (SELECT *, string_split(network, '-')[2]::INT AS widths_order FROM groups
      WHERE part IN ('main', 'network')) g USING (setting_id)
    JOIN published t ON abs(t.s0 - p.s0) < 1e-6
),
fits AS (
  SELECT network, biases, widths_order, count(*) FILTER (s0 BETWEEN 0.05 AND 0.31) AS places,
    max(abs(apart)) FILTER (s0 BETWEEN 0.05 AND 0.31) AS apart, sqrt(avg(loss * loss)) AS loss
  FROM lines
  GROUP BY ALL
),
he AS (
  SELECT g.network, g.biases, p.v / t.v - 1 AS apart
  FROM points p JOIN groups g USING (setting_id) JOIN published t ON t.place = p.scheme
  WHERE g.part IN ('main', 'network') AND p.scheme = 'he'
)
SELECT network, biases, places AS "s0 compared",
  printf('%.2f %%', 100 * fits.apart) AS "V apart, .06 to .3",
  printf('%+.2f %%', 100 * he.apart) AS "V of He",
  printf('%.1f %%', 100 * loss) AS "losses apart",
  CASE WHEN places < 5 THEN 'not known yet' WHEN fits.apart <= 0.01 THEN 'fits' ELSE 'does not fit' END
    AS "within 1 %",
  CASE WHEN fits.apart = min(fits.apart) FILTER (places = 5) OVER () THEN 'best' ELSE '' END AS best
FROM fits LEFT JOIN he USING (network, biases)
ORDER BY widths_order, biases DESC
