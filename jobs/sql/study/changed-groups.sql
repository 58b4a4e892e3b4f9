-- In which groups is the verdict on the fixed points' place another than the fitted curve gave?
WITH changed AS (
  SELECT now.group_title, now.train_examples, now.epochs, predictor,
    was.conclusion AS old, now.conclusion AS new,
    was.optimum AS old_optimum, was.optimum_low AS old_low, was.optimum_high AS old_high,
    now.optimum, now.optimum_low AS low, now.optimum_high AS high, now.predicted
  FROM verdicts_of_the_fit was JOIN verdicts now USING (group_id, predictor, claim)
  WHERE claim = 'coincidence' AND predictor IN ('kl-bound', 'kl-norm')
    AND was.conclusion <> now.conclusion
)
SELECT group_title AS "group", train_examples AS images, epochs, predictor,
  printf('%.3g', predicted) AS prediction,
  old AS "verdict of the fit",
  printf('%.3g (%.3g to %.3g)', old_optimum, old_low, old_high) AS "optimum of the fit",
  new AS "verdict now",
  printf('%.3g (%.3g to %.3g)', optimum, low, high) AS "optimum now"
FROM changed
ORDER BY group_title, train_examples, epochs, predictor
