-- What did the trainings say of He, in a sentence for each network?
WITH he AS (
  SELECT setting_id, any_value(data) AS data, any_value(architecture) AS network,
    any_value(conclusion) AS conclusion
  FROM verdicts WHERE claim = 'coincidence' AND predictor = 'he' GROUP BY setting_id
),
found AS (
  SELECT he.*,
    100 * (any_value(loss) FILTER (abs(variance_scale / 2 - 1) < 1e-9)
      / min(loss) FILTER (diverged = 0 AND variance_scale IS NOT NULL) - 1) AS above,
    any_value(depth) AS depth,
    any_value(layer_ratios) FILTER (abs(variance_scale / 2 - 1) < 1e-9) AS ratios
  FROM he JOIN points USING (setting_id)
  GROUP BY ALL
),
networks AS (
  SELECT network, any_value(depth) AS depth,
    string_agg(printf('%s on %s, with %.1f %% more loss than the least', conclusion, data, above), ' and '
      ORDER BY data) AS best,
    min(list_min(ratios)) AS least, max(list_max(ratios)) AS greatest
  FROM found GROUP BY network
)
SELECT
  coalesce(string_agg(printf('`%s`: He %s.', network, best), ' ' ORDER BY depth), 'Not judged yet.') AS best,
  coalesce('At He''s place the ratio of a layer is ' || string_agg(
    printf('%.3f to %.3f with %d layers', least, greatest, depth::INT), ', ' ORDER BY depth) || '.',
    'Not trained yet.') AS ratios
FROM networks
