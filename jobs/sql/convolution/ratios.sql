-- What is the ratio of mean square to initial variance in each layer at the end, at He's point and at
-- the least loss?
WITH least AS (
  SELECT setting_id, 'least loss' AS place, arg_min(variance_scale, loss) AS g
  FROM points WHERE variance_scale IS NOT NULL AND diverged = 0 GROUP BY setting_id
),
places AS (
  SELECT DISTINCT setting_id, 'He' AS place, 2.0::DOUBLE AS g FROM points
  UNION ALL
  SELECT * FROM least
),
long AS (
  SELECT p.data, p.architecture, places.place, p.variance_scale,
    unnest(range(1, p.depth + 1)) AS layer, unnest(p.layer_ratios) AS ratio,
    unnest(p.layer_ratios_low) AS low, unnest(p.layer_ratios_high) AS high
  FROM places JOIN points p
    ON p.setting_id = places.setting_id AND abs(p.variance_scale / places.g - 1) < 1e-9
)
SELECT data, architecture AS network, place, printf('%.4g', variance_scale) AS g, layer,
  coalesce(printf('%.3f (%.3f to %.3f)', ratio, low, high), printf('%.3f', ratio)) AS ratio,
  CASE WHEN low IS NULL THEN '–' WHEN low <= 1 AND 1 <= high THEN 'yes' ELSE 'no' END
    AS "contains 1"
FROM long
ORDER BY data, network, place, layer
