-- What depends on the widths and the initial biases, which the paper leaves open?
WITH crossed AS (
  SELECT setting_id, any_value(s0) FILTER (layer = 'all') AS overall,
    any_value(s0) FILTER (layer = 'layer 3') AS output
  FROM crossings GROUP BY setting_id
),
he AS (
  SELECT setting_id, any_value(loss) FILTER (scheme = 'he') AS two,
    any_value(loss) FILTER (scheme = 'he-output-1') AS one,
    any_value(loss) FILTER (abs(s0 - 0.15) < 1e-6) AS here
  FROM points GROUP BY setting_id
)
SELECT g.network, g.biases,
  printf('%.3f', c.overall) AS "ratio falls through 1 at s0", printf('%.3f', c.output) AS "output layer's",
  printf('%.3g', o.s0) AS "s0 of the least loss",
  o.interval,
  o.conclusion AS "condition and least loss", printf('%.4f', h.here) AS "loss at .15", printf('%.4f', h.two) AS "He's",
  printf('%.4f', h.one) AS "He's, gain 1"
FROM groups g LEFT JOIN optima o USING (setting_id) LEFT JOIN crossed c USING (setting_id)
  LEFT JOIN he h USING (setting_id)
WHERE g.part IN ('main', 'network') AND g.cells > 0
ORDER BY string_split(g.network, '-')[2]::INT, g.biases DESC
