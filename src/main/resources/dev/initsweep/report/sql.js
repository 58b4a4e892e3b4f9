// The SQL behind the figures. It runs in `jobs/initsweep sql` and, on the views of docs/sql.md, in
// DuckDB: it takes only what both understand alike.

// A literal with an exponent is a double in both, one without is a decimal.
const double = value => (String(value).includes('e') ? String(value).replace('+', '') : value + 'e0');
const idStart = id => id.slice(0, 16);
const list = values => `(${values.join(', ')})`;

/** An element of an array, from 1; brackets count from 0 in one and from 1 in the other. */
const elementOf = (array, index) => `CAST(split_part(translate(CAST(${array} AS STRING), '[] ', ''), ',', ${index}) AS DOUBLE)`;

/** What a group's coordinate is called. */
const columnOf = group => ({ 'σ²': 'sigma2', g: 'g' })[group.symbol] || 'coordinate';

const measured = { 'train-loss': 'e.train_loss', 'test-loss': 'e.test_loss', 'test-error': '1 - e.test_accuracy' };

/** The mean of a metric over seeds, as the judge takes it. */
function meanOf(query) {
  const value = `least(greatest(${measured[query.metric]}, ${double(leastOf(query.metric))}), ${double(query.guessing)})`;
  return `exp(avg(CASE WHEN e.train_loss IS NOT NULL THEN ln(${value}) END)) AS ${query.metric.replace('-', '_')}`;
}

const oneLine = text => text.replace(/\s+/g, ' ');

/** The trained cells of a group's points, as `trained`. */
function trainedCells(group, title) {
  const query = group.query;
  const rows = group.curve.map((point, i) => list([point.coordinate, point.ratio_to_he, query.first_scales[i]].map(double)));
  return `-- ${oneLine(title)}: ${oneLine(group.title)}
WITH points AS (
  SELECT * FROM (VALUES
    ${rows.join(',\n    ')}
  ) AS t(${columnOf(group)}, ratio, first_scale)
), trained AS (
  SELECT p.${columnOf(group)}, c.id, c.seed, c.status, c.initial_mean_squares, c.drift, c.step2
  FROM points p JOIN cells c
    ON abs(c.ratio_to_he / p.ratio - 1) < 1e-9 AND array_contains(c.scales, p.first_scale)
  WHERE substr(c.setting_id, 1, 16) = '${idStart(query.setting)}'
    AND c.seed IN ${list(query.seeds)} AND c.status <> 'failed'
)`;
}

/** Means over the cells of each point at an epoch; those that had diverged by then have no loss. */
const atEpoch = (group, title, epoch, columns) => `${trainedCells(group, title)}
SELECT t.${columnOf(group)}, ${columns.join(',\n  ')}
FROM trained t LEFT JOIN curves e ON e.id = t.id AND e.epoch = ${epoch}
GROUP BY t.${columnOf(group)} ORDER BY t.${columnOf(group)};`;

/** Means over the cells that were trained to their end, by point and epoch. */
const byEpoch = (group, title, where, columns) => `${trainedCells(group, title)}
SELECT t.${columnOf(group)}, e.epoch, ${columns.join(',\n  ')}
FROM trained t JOIN curves e ON e.id = t.id
WHERE t.status = 'ok' AND ${where}
GROUP BY t.${columnOf(group)}, e.epoch ORDER BY t.${columnOf(group)}, e.epoch;`;

/** A point's coordinate with all its digits; figures have five. */
const unrounded = (group, x) => group.curve[group.figures.points.findIndex(point => String(point.x) === String(x))].coordinate;

const layerNumbers = group => group.query.weights.map((unused, l) => l + 1);

const sqlOf = {
  'loss': (group, title) => atEpoch(group, title, group.query.budget, [
    meanOf(group.query), 'count(*) AS seeds', "count(*) - count(e.train_loss) AS diverged"]),
  'accuracy': (group, title) => atEpoch(group, title, group.query.budget, ['avg(e.test_accuracy) AS test_accuracy']),
  'mean-square': (group, title) => atEpoch(group, title, group.query.budget, [
    'avg(e.mean_square) AS v', `avg(e.mean_square) / t.sigma2 AS v_over_s0_squared`, meanOf(group.query)]),
  'output-mean-square': (group, title) => {
    const ratio = elementOf('e.layer_ratios', group.query.weights.length);
    return atEpoch(group, title, group.query.budget, [
      `avg(${ratio}) * t.sigma2 AS output_v`, `avg(${ratio}) AS output_v_over_s0_squared`, meanOf(group.query)]);
  },
  'mean-square-epochs': (group, title) => byEpoch(group, title, 'e.mean_square IS NOT NULL', ['avg(e.mean_square) AS v']),
  'accuracy-epochs': (group, title) => byEpoch(group, title, 'e.epoch > 0 AND e.test_accuracy IS NOT NULL', ['avg(e.test_accuracy) AS test_accuracy']),
  'running': (group, title) => byEpoch(group, title, 'e.epoch > 0', [
    `exp(avg(ln(greatest(e.running_loss, ${double(leastLoss)})))) AS running_loss`]),
  'squares': (group, title, x) => byEpoch(group, title, `e.train_loss IS NOT NULL AND t.${columnOf(group)} = ${double(unrounded(group, x))}`,
    layerNumbers(group).map(l => `avg(${elementOf('e.mean_squares', l)}) AS layer_${l}`)),
  'growth': (group, title) => `${trainedCells(group, title)}
SELECT t.${columnOf(group)}, ${layerNumbers(group).map(l => {
    const square = elementOf('e.mean_squares', l);
    return `avg(CASE WHEN e.epoch = ${group.query.epochs} THEN ${square} END)
    / avg(CASE WHEN e.epoch = 0 THEN ${square} END) AS layer_${l}`;
  }).join(',\n  ')}
FROM trained t JOIN curves e ON e.id = t.id
WHERE t.status = 'ok' AND e.epoch IN (0, ${group.query.epochs})
GROUP BY t.${columnOf(group)} ORDER BY t.${columnOf(group)};`,
  'balance': (group, title) => {
    const sum = array => `(${layerNumbers(group).map(l => elementOf(array, l)).join('\n      + ')})`;
    const norm = `(${layerNumbers(group).map(l => `${group.query.weights[l - 1]} * ${elementOf('t.initial_mean_squares', l)}`).join('\n      + ')})`;
    return `${trainedCells(group, title)}
SELECT t.${columnOf(group)}, avg(${sum('t.drift')}
    / ${norm}) AS drift,
  avg(${sum('t.step2')}
    / ${norm}) AS step2
FROM trained t
WHERE t.status = 'ok'
GROUP BY t.${columnOf(group)} ORDER BY t.${columnOf(group)};`;
  },
};

/** The metric of several groups by a quantity and by their coordinate. */
function sqlOfHeat(groups, quantity, values, title) {
  const rows = groups.flatMap((group, g) => group.curve.map((point, i) => list([
    `'${idStart(group.query.setting)}'`, double(values[g]), group.query.budget,
    ...[point.coordinate, point.ratio_to_he, group.query.first_scales[i]].map(double)])));
  const seeds = new Map();
  for (const group of groups) {
    const text = list(group.query.seeds);
    seeds.set(text, [...(seeds.get(text) || []), `'${idStart(group.query.setting)}'`]);
  }
  const isAsked = [...seeds].map(([text, settings]) => `p.setting IN ${list(settings)} AND c.seed IN ${text}`).join('\n    OR ');
  const x = columnOf(groups[0]);
  return `-- ${oneLine(title)}
WITH points AS (
  SELECT * FROM (VALUES
    ${rows.join(',\n    ')}
  ) AS t(setting, ${quantity}, budget, ${x}, ratio, first_scale)
)
SELECT p.${quantity}, p.${x}, ${meanOf(groups[0].query)},
  count(*) AS seeds
FROM points p JOIN cells c
    ON substr(c.setting_id, 1, 16) = p.setting
    AND abs(c.ratio_to_he / p.ratio - 1) < 1e-9 AND array_contains(c.scales, p.first_scale)
  LEFT JOIN curves e ON e.id = c.id AND e.epoch = p.budget
WHERE c.status <> 'failed' AND (${isAsked})
GROUP BY p.${quantity}, p.${x} ORDER BY p.${quantity}, p.${x};`;
}

/** The optima of groups with what else is asked of them; factors lead to the scale of the figure. */
function sqlOfOptima(groups, factors, keys, predictor, title) {
  const rows = groups.map((group, i) => list([`'${idStart(group.group)}'`, double(factors[i])]));
  const scaled = column => `v.${column} * f.factor AS ${column}`;
  // What the tables do not have as a column is told by the title.
  const columns = ['v.group_title', ...keys.filter(key => key !== 'width' && key !== 'architecture').map(key => 'v.' + key), 'v.architecture'];
  return `-- ${oneLine(title)}
WITH factors AS (
  SELECT * FROM (VALUES
    ${rows.join(',\n    ')}
  ) AS t(group_start, factor)
)
SELECT DISTINCT ${columns.join(', ')}, ${['optimum', 'optimum_low', 'optimum_high', ...(predictor ? ['predicted'] : [])].map(scaled).join(',\n  ')}
FROM verdicts v JOIN factors f ON f.group_start = substr(v.group_id, 1, 16)
WHERE v.plan_hash = '${data.head.plan}' AND v.claim = 'coincidence'${predictor ? ` AND v.predictor = '${predictor}'` : ''}
  AND v.written = (SELECT max(written) FROM verdicts WHERE plan_hash = '${data.head.plan}')
ORDER BY v.group_title, optimum;`;
}

/** Shows a text, selected, where the browser lets no page copy. */
function letCopy(copied) {
  const area = element('textarea', { readonly: '', rows: '12', 'aria-label': 'what to copy' });
  area.value = copied;
  const dialog = element('dialog', {}, element('form', { method: 'dialog' }, area, element('button', {}, 'close')));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

/** Copies a text and says so on the button, and to who listens. */
async function copyText(copied, button) {
  const spoken = document.getElementById('spoken');
  try {
    await navigator.clipboard.writeText(copied);
  } catch (refused) {
    // A page of a file, or one without focus, may not write by itself; what is selected it may copy.
    const area = element('textarea', { class: 'hidden' });
    area.value = copied;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    button.focus();
    if (!isCopied) { letCopy(copied); return; }
  }
  const before = button.dataset.label || button.textContent;
  button.dataset.label = before;
  button.textContent = '✔ copied';
  spoken.textContent = 'copied';
  setTimeout(() => { button.textContent = before; }, 2000);
}
