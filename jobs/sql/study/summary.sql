-- In how many groups but the controls does the fixed point `kl-bound` exist, and is it right there?
WITH groups AS (
  SELECT group_id,
    max(conclusion) FILTER (claim = 'coincidence' AND predictor = 'kl-bound') AS place,
    max(conclusion) FILTER (claim = 'lower-loss' AND predictor = 'kl-bound') AS loss,
    max(conclusion) FILTER (claim = 'higher-accuracy' AND predictor = 'kl-bound') AS accuracy
  FROM verdicts
  WHERE part NOT LIKE '%control%'
  GROUP BY group_id
)
SELECT
  count(*) AS groups,
  count(*) FILTER (place <> 'NO_PREDICTION') AS named,
  count(*) FILTER (place = 'COINCIDES') AS coincides,
  count(*) FILTER (place = 'DIFFERS') AS differs,
  count(*) FILTER (place IN ('INCONCLUSIVE', 'WIDEN_GRID')) AS undecided,
  count(*) FILTER (place = 'NO_PREDICTION') AS none,
  count(*) FILTER (loss = 'HOLDS') AS lower_loss,
  count(*) FILTER (loss = 'CONTRADICTED') AS higher_loss,
  count(*) FILTER (accuracy = 'HOLDS') AS higher_accuracy,
  count(*) FILTER (accuracy = 'CONTRADICTED') AS lower_accuracy
FROM groups
