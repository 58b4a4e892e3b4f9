-- Where does the ratio of the weights' mean square to s0^2 fall through 1, overall and by layer?
-- Between neighbouring points, log ratio is taken as straight over log s0^2, for each seed that all
-- points have; the lowest such place of each seed, with the 95 % interval of their mean (Student's t).
WITH long AS (
  SELECT setting_id, seed, s0, 'all' AS layer, ln(final_ratio) AS y
  FROM trained
  WHERE s0 IS NOT NULL AND is_common AND status = 'ok'
  UNION ALL
  SELECT setting_id, seed, s0, unnest(list_transform(range(1, depth + 1), lambda l: 'layer ' || l)),
    unnest(list_transform(final_layer_ratios, lambda ratio: ln(ratio)))
  FROM trained
  WHERE s0 IS NOT NULL AND is_common AND status = 'ok'
),
steps AS (
  SELECT *, 2 * ln(s0) AS x, lead(2 * ln(s0)) OVER w AS next_x, lead(y) OVER w AS next_y
  FROM long
  WINDOW w AS (PARTITION BY setting_id, layer, seed ORDER BY s0)
),
seeds AS (
  SELECT setting_id, layer, seed,
    min(x + (next_x - x) * y / (y - next_y)) FILTER (y >= 0 AND next_y < 0) AS x,
    count(*) FILTER (y >= 0 AND next_y < 0) AS falls,
    count(*) FILTER (y < 0 AND next_y >= 0) AS rises,
    min(y) AS least, max(y) AS greatest
  FROM steps
  GROUP BY ALL
),
means AS (
  SELECT setting_id, layer, count(*) AS seeds, count(x) AS crossing, avg(x) AS mean,
    t95(count(x)) * stddev_samp(x) / sqrt(count(x)) AS half,
    max(falls) AS falls, max(rises) AS rises, exp(min(least)) AS least, exp(max(greatest)) AS greatest
  FROM seeds
  GROUP BY ALL
)
SELECT setting_id, layer, seeds, crossing,
  CASE WHEN crossing = seeds THEN exp(mean / 2) END AS s0,
  CASE WHEN crossing = seeds THEN exp((mean - half) / 2) END AS s0_low,
  CASE WHEN crossing = seeds THEN exp((mean + half) / 2) END AS s0_high,
  falls, rises, least, greatest
FROM means
ORDER BY setting_id, layer
