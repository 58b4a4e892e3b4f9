-- What did the trainings of the paper's main experiment say, in a sentence each?
WITH main AS (
  SELECT setting_id FROM groups WHERE part = 'main'
),
said AS (
  SELECT any_value(conclusion) FILTER (claim = 'coincidence') AS place,
    any_value(sqrt(predicted)) FILTER (claim = 'coincidence') AS predicted,
    any_value(conclusion) FILTER (claim = 'lower-loss' AND reference = 'he') AS loss,
    any_value(printf('%+.1f %% (%.1f to %.1f)', 100 * (exp(estimate) - 1), 100 * (exp(estimate_low) - 1),
      100 * (exp(estimate_high) - 1))) FILTER (claim = 'lower-loss' AND reference = 'he') AS loss_by,
    any_value(conclusion) FILTER (claim = 'lower-loss' AND reference = 'he-output-1') AS loss_1,
    any_value(printf('%+.1f %% (%.1f to %.1f)', 100 * (exp(estimate) - 1), 100 * (exp(estimate_low) - 1),
      100 * (exp(estimate_high) - 1)))
      FILTER (claim = 'lower-loss' AND reference = 'he-output-1') AS loss_1_by,
    any_value(conclusion) FILTER (claim = 'higher-accuracy' AND reference = 'he') AS accuracy,
    any_value(printf('%+.2f (%.2f to %.2f)', 100 * estimate, 100 * estimate_low, 100 * estimate_high))
      FILTER (claim = 'higher-accuracy' AND reference = 'he') AS accuracy_by,
    any_value(conclusion) FILTER (claim = 'higher-accuracy' AND reference = 'he-output-1') AS accuracy_1,
    any_value(printf('%+.2f (%.2f to %.2f)', 100 * estimate, 100 * estimate_low, 100 * estimate_high))
      FILTER (claim = 'higher-accuracy' AND reference = 'he-output-1') AS accuracy_1_by
  FROM verdicts
  WHERE predictor = 'horii-has' AND setting_id IN (FROM main)
),
optimum AS (
  SELECT any_value(s0) AS s0, any_value(interval) AS interval
  FROM optima WHERE setting_id IN (FROM main)
),
crossing AS (
  SELECT any_value(printf('%.3f', s0)) AS s0 FROM crossings
  WHERE layer = 'all' AND setting_id IN (FROM main)
),
apart AS (
  SELECT count(*) AS places, printf('%.1f %%', 100 * max(abs(p.v / t.v - 1))) AS v,
    printf('%.1f %%', 100 * max(abs(p.loss / t.final_training_loss - 1))) AS loss
  FROM points p JOIN published t ON abs(t.s0 - p.s0) < 1e-6
  WHERE setting_id IN (FROM main)
),
words AS (
  SELECT unnest(['HOLDS', 'CONTRADICTED', 'UNDECIDED']) AS conclusion,
    unnest(['lower than that', 'higher than that', 'not told apart from that']) AS loss,
    unnest(['higher than that', 'lower than that', 'not told apart from that']) AS accuracy
)
SELECT
  coalesce(printf('The least final training loss is at s0 = %.3g (%s)', optimum.s0, optimum.interval)
    || coalesce('; the ratio V/s0² falls through 1 at ' || crossing.s0, '')
    || coalesce(printf(', and pilots say %.3g', said.predicted), '')
    || coalesce('. Within a margin of one octave of variance the two '
      || CASE said.place WHEN 'COINCIDES' THEN 'coincide' WHEN 'DIFFERS' THEN 'differ'
        WHEN 'NO_PREDICTION' THEN 'cannot be compared, as there is no prediction'
        ELSE 'are not decided' END, '') || '.',
    'Not judged yet.') AS place,
  coalesce('At the predicted s0 the loss is ' || w.loss || ' with He-normal of gain 2 in the output layer, '
    || said.loss_by || coalesce(', and ' || w1.loss || ' with gain 1, ' || said.loss_1_by, '') || '.',
    'Not judged yet.') AS loss,
  coalesce('On the 10,000 test images it is ' || a.accuracy || ' with gain 2, by percentage points of '
    || said.accuracy_by || coalesce(', and ' || a1.accuracy || ' with gain 1, by ' || said.accuracy_1_by, '')
    || '.', 'Not judged yet.') AS accuracy,
  CASE apart.places WHEN 0 THEN 'Not trained yet.'
    ELSE printf('Over %d of the published s0, V differs from the published one by at most %s, and the loss by'
      || ' at most %s.', apart.places, apart.v, apart.loss) END AS agreement
FROM said CROSS JOIN optimum CROSS JOIN crossing CROSS JOIN apart
  LEFT JOIN words w ON w.conclusion = said.loss
  LEFT JOIN words w1 ON w1.conclusion = said.loss_1
  LEFT JOIN words a ON a.conclusion = said.accuracy
  LEFT JOIN words a1 ON a1.conclusion = said.accuracy_1
