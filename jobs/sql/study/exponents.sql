-- What does each theory say of these powers, and is it right?
SELECT quantity, CASE WHEN family LIKE '%fashion%' THEN 'fashion-mnist' ELSE 'mnist' END
    || ', ' || regexp_extract(family, '784-[0-9-]+') AS family,
  groups, predictor,
  printf('%.2f (%.2f to %.2f)', slope, slope_low, slope_high) AS slope,
  printf('%.2f', claimed) AS claimed, source AS "claimed by",
  conclusion
FROM exponents
WHERE predictor NOT IN ('he', 'lecun', 'critical') AND claimed IS NOT NULL
ORDER BY quantity, family, predictor
