-- Which s0 does each predictor name in the main group, for all layers or for each?
SELECT predictor, printf('%.4g', sqrt(coordinate)) AS s0,
  array_to_string(list_transform(layer_s0, lambda s0: printf('%.3g', s0)), ', ') AS "s0 by layer",
  CASE WHEN interval_low IS NOT NULL
    THEN printf('%.3g to %.3g', sqrt(greatest(interval_low, 0)), sqrt(interval_high)) END AS interval,
  array_to_string(list_transform(roots, lambda root: printf('%.4g', sqrt(root))), ', ')
    AS "all solutions, s0",
  coalesce(nullif(reason, ''), note) AS remark
FROM predictions JOIN groups USING (setting_id)
WHERE part = 'main'
ORDER BY predictor
