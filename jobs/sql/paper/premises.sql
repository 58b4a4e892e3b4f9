-- How near are the premises, a stationary state and a noise that is alike in all directions?
-- virial: 1 in a stationary state. isotropy: 1 where the gradient noise is alike in all directions; by
-- layer from the input. V moved: from the last checkpoint but one to the last.
SELECT printf('%g', p.s0) AS s0,
  coalesce(printf('%.3g (%.3g to %.3g)', virial, virial_low, virial_high), printf('%.3g', virial)) AS virial,
  printf('%+.2f %% (%.2f to %.2f)', 100 * (exp(moved) - 1), 100 * (exp(moved_low) - 1),
    100 * (exp(moved_high) - 1)) AS "V moved",
  printf('%.2g', isotropy) AS isotropy,
  array_to_string(list_transform(layer_isotropies, lambda i: coalesce(printf('%.2g', i), '–')), ', ')
    AS "isotropy by layer"
FROM points p JOIN groups g USING (setting_id)
WHERE g.part = 'main' AND round(p.s0, 6) IN (SELECT round(s0, 6) FROM published)
ORDER BY p.s0
