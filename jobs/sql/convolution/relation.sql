-- Does the relation hold with depth: how far from 1 are the layers' ratios at He's point?
SELECT data, architecture AS network, depth::INT AS layers,
  printf('%.3f', list_min(layer_ratios)) AS "least ratio",
  printf('%.3f', list_max(layer_ratios)) AS "greatest ratio",
  len(list_filter(range(1, depth + 1),
    lambda l: layer_ratios_low[l] <= 1 AND 1 <= layer_ratios_high[l]))::INT
    AS "layers whose interval contains 1"
FROM points
WHERE abs(variance_scale / 2 - 1) < 1e-9
ORDER BY data, layers
