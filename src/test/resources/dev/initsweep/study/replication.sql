-- A made-up replication whose answers are known. Log ratio falls straight over log s0^2 and is 0 at
-- s0 = .14 (layer 3: .17), but for a shift by seed that adds up to 0 over the first five; the log loss is a
-- parabola around s0 = .2 (at other rates higher by rate - .02), accuracy one around s0 = .1.
CREATE TABLE settings AS
SELECT *, md5(concat_ws('/', data, h, initial_biases, learning_rate, epochs)) AS setting_id
FROM (VALUES
  ('mnist', 256, 'zero', 0.02, 5), ('fashion-mnist', 256, 'zero', 0.02, 5),
  ('mnist', 256, 'zero', 0.0001, 1000),
  ('mnist', 256, 'zero', 0.1, 1), ('mnist', 256, 'zero', 0.05, 2), ('mnist', 256, 'zero', 0.01, 10),
  ('mnist', 256, 'zero', 0.02, 1), ('mnist', 256, 'zero', 0.02, 20),
  ('mnist', 256, 'axis', 0.02, 5),
  ('mnist', 128, 'zero', 0.02, 5), ('mnist', 128, 'axis', 0.02, 5),
  ('data/mnist-left-out/', 256, 'zero', 0.02, 5)
) AS t(data, h, initial_biases, learning_rate, epochs);

CREATE TABLE drawn AS
SELECT settings.*, s0, seed, [784, h, h, 10] AS widths,
  CASE WHEN s0 = 0 THEN [2, 2, 2]::DOUBLE[] WHEN s0 < 0 THEN [2, 2, 1]::DOUBLE[]
    ELSE [784 * s0 * s0, h * s0 * s0, h * s0 * s0] END AS scales,
  -- 0 over the first five seeds, and over all ten.
  0.01 * ((seed - 1) % 5 - 2) AS shift
FROM settings,
  unnest([0, -1, 0.01, 0.06, 0.1, 0.15, 0.175, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]) AS p(s0),
  generate_series(1, 10) AS s(seed)
WHERE (seed <= 5 OR s0 BETWEEN 0.14 AND 0.25 OR s0 <= 0) AND (epochs < 1000 OR seed <= 2);

CREATE TABLE ended AS
SELECT *,
  CASE WHEN s0 > 0 THEN exp(shift - 0.3 * (2 * ln(s0) - 2 * ln(0.14))) END AS ratio,
  CASE WHEN s0 > 0 THEN exp(shift - 0.8 * (2 * ln(s0) - 2 * ln(0.17))) ELSE 1.2 END AS output_ratio,
  ln(0.157) + shift + (learning_rate - 0.02)
    + CASE WHEN s0 > 0 THEN 0.2 * pow(ln(s0 / 0.2), 2) ELSE 0.3 + s0 / 20 END AS log_loss,
  0.94 + shift / 100 - CASE WHEN s0 > 0 THEN 0.004 * pow(ln(s0 / 0.1), 2) ELSE 0.005 END AS accuracy,
  CASE WHEN s0 > 0 THEN s0 * s0 ELSE 0.004 END AS variance
FROM drawn;

INSERT INTO no_cells BY NAME
SELECT md5(concat(setting_id, s0, seed)) AS id, setting_id, data, h || '' AS data_digest,
  55000 AS train_examples, array_to_string(widths, '-') AS architecture,
  3 AS depth, widths, initial_biases, learning_rate, 100 AS batch_size, epochs, scales, seed,
  false AS pilot, 'ok' AS status, exp(log_loss) AS final_train_loss,
  accuracy AS final_test_accuracy, [ratio, ratio, output_ratio] AS final_mean_squares,
  variance AS initial_mean_square, coalesce(ratio, 1) * variance AS final_mean_square,
  ratio AS final_ratio,
  [coalesce(ratio, 1.01), coalesce(ratio, 1.01), output_ratio] AS final_layer_ratios,
  1.5 AS virial, 0.01 AS noise_isotropy, [0.02, 0.03, 'nan'::DOUBLE] AS noise_layer_isotropies,
  CASE WHEN epochs = 1 THEN [1] ELSE [1, epochs] END AS checkpoint_epochs,
  CASE WHEN epochs = 1 THEN [coalesce(ratio, 1) * variance]
    ELSE [coalesce(ratio, 1) * variance / exp(0.01), coalesce(ratio, 1) * variance] END
    AS checkpoint_mean_square,
  CASE WHEN epochs = 1 THEN [accuracy] ELSE [accuracy - 0.1, accuracy] END AS checkpoint_test_accuracy,
  '2026-01-01 00:00:00+00'::TIMESTAMPTZ + to_seconds(row_number() OVER ()) AS started,
  1.0 AS seconds, 'made up' AS kernel
FROM ended;

INSERT INTO no_predictions BY NAME
SELECT setting_id AS group_id, setting_id AS group_setting_id, 'global' AS axis, predictor, setting_id,
  [784, h, h, 10] AS widths, [784 * s0 * s0, h * s0 * s0, h * s0 * s0] AS scales, s0 * s0 AS coordinate, [s0 * s0] AS roots,
  s0 * s0 * 0.9 AS interval_low, s0 * s0 * 1.1 AS interval_high, '' AS reason, '' AS note,
  '' AS basis, '2026-01-01 00:00:00+00'::TIMESTAMPTZ AS written
FROM settings, (VALUES ('horii-has', 0.15), ('pilot-1ep', 0.175)) AS p(predictor, s0)
WHERE epochs < 1000;

INSERT INTO no_verdicts BY NAME
SELECT setting_id AS group_id, setting_id, 'global' AS axis, claim, 'horii-has' AS predictor, reference,
  conclusion, 'train-loss' AS metric, epochs AS budget, 0.15 * 0.15 AS predicted,
  0.5 AS estimate, 0.4 AS estimate_low, 0.6 AS estimate_high, 0.2 * 0.2 AS optimum,
  0.15 * 0.15 AS optimum_low, 0.3 * 0.3 AS optimum_high, 0.157 AS least_metric,
  'race: 10 seeds' AS optimum_method, '' AS optimum_caveat, '' AS caveat,
  '2026-01-01 00:00:00+00'::TIMESTAMPTZ AS written
FROM settings, (VALUES ('coincidence', NULL, 'COINCIDES'), ('near-least-loss', NULL, 'DIFFERS'),
  ('lower-loss', 'he', 'HOLDS'), ('lower-loss', 'he-output-1', 'UNDECIDED'),
  ('higher-accuracy', 'he', 'HOLDS'), ('higher-accuracy', 'he-output-1', 'CONTRADICTED'))
  AS c(claim, reference, conclusion)
WHERE epochs < 1000;
