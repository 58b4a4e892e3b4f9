-- What did each predictor say of each group?
SELECT * EXCLUDE (written)
FROM predictions
WHERE group_id IN (SELECT group_id FROM verdicts)
QUALIFY row_number() OVER (PARTITION BY group_id, predictor ORDER BY written DESC) = 1
ORDER BY group_id, predictor
