-- Do the trainings that are judged by the images left out end with the same loss as those that are not?
SELECT sum(n) AS pairs, printf('%.1e', max(loss_greatest)) AS apart,
  CASE WHEN max(loss_greatest) = 0 THEN 'the same to the last bit'
    WHEN count(*) > 0 THEN printf('apart by %.1e of it at most', max(loss_greatest))
    ELSE 'not trained yet' END AS word
FROM between
WHERE kind = 'left out'
