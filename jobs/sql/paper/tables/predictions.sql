-- What did each predictor say of each group?
SELECT group_setting_id AS setting_id, predictor, scales,
  list_transform(range(1, len(scales) + 1), lambda l: sqrt(scales[l] / widths[l])) AS layer_s0, coordinate, roots, interval_low,
  interval_high, reason, note, details
FROM predictions
WHERE axis = 'global'
QUALIFY row_number() OVER (PARTITION BY group_id, predictor ORDER BY written DESC) = 1
ORDER BY group_setting_id, predictor
