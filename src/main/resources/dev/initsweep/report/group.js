// What a group shows: its figures, its numbers, its predictors.

function predictionLines(group) {
  const lines = new Map();
  for (const p of group.predictions) {
    if (!isNumber(p.coordinate)) continue;
    const key = p.coordinate.toPrecision(6);
    if (!lines.has(key)) lines.set(key, { x: p.coordinate, names: [] });
    lines.get(key).names.push(p.predictor);
  }
  return [...lines.values()].sort((a, b) => a.x - b.x)
    .map(l => ({ x: l.x, label: l.names.join(', '), colour: l.names.includes('he') ? 'he' : 'prediction' }));
}

const minimumLine = group => (isNumber(group.optimum.coordinate)
  ? [{ x: group.optimum.coordinate, label: 'minimum', colour: 'minimum', solid: true }] : []);

function minimumBoxes(group) {
  const boxes = [];
  const { stable_band: stable } = group.optimum;
  for (const stretch of group.stretches) boxes.push({ ...stretch, colour: 'minimum', alpha: 0.16 });
  if (stable) boxes.push({ ...stable, colour: 'minimum', alpha: 0.75, foot: true });
  return boxes;
}

const plusS0 = (group, interval) => (isGlobal(group)
  ? `, s0 = ${text(Math.sqrt(group.optimum.coordinate))}` + (interval ? ` (${range(rooted(interval), text)})` : '') : '');

function rooted(interval) {
  const root = end => (isNumber(end) ? Math.sqrt(end) : null);
  return { low: root(interval.low), high: root(interval.high) };
}

function readoutOf(group, point) {
  const f = group.figures;
  const r = group.symbol === 'r' ? '' : ` (${isGlobal(group) ? `s0 = ${s0(point.x)}, ` : ''}r = ${coordinate(point.r)})`;
  const cells = point.cells.map(([seed, status, value, accuracy, id]) =>
    `seed ${seed}: ${isNumber(value) ? text(value) + (isNumber(accuracy) ? ', ' + (100 * accuracy).toFixed(2) + ' %' : '') : status} [${id}]`);
  return `${group.symbol} = ${coordinate(point.x)}${r}: ${f.metric} ${text(point.loss)}`
    + (point.band ? ` (${range(point.band, text)})` : '')
    + (isNumber(point.accuracy) ? `, accuracy ${(100 * point.accuracy).toFixed(2)} %` : '')
    + (point.state === 'unread' ? '' : ', ' + states[point.state]) + (point.added ? ', added' : '')
    + `, ${counted(point.seeds, 'seed')}` + (point.diverged ? `, ${point.diverged} diverged` : '')
    + (cells.length ? '. ' + cells.join('; ') : '')
    + (cells.length < point.seeds ? '; …' : '');
}

/** The means as points: in the colour of the minimum where they may be the best, small where added. */
function meanPoints(f, values) {
  const kinds = [[false, false], [false, true], [true, false], [true, true]];
  return kinds.map(([best, added]) => ({
    label: (best ? 'may be the best' : 'not the best') + (added ? ', added' : ''),
    values: f.points.map((p, i) => ((p.state === 'accepted') === best && p.added === added ? values[i] : null)),
    colour: colour(best ? 'minimum' : 'curve'), fill: colour(best ? 'minimum' : 'paper'), width: 0, size: added ? 6 : 9,
  })).filter(s => s.values.some(isNumber));
}

function lossNote(group) {
  const has = state => group.figures.points.some(p => p.state === state && isNumber(p.loss));
  return 'filled: may be the best; hollow: another point is better'
    + (has('diverged') ? ', or most trainings diverged' : '') + (has('unread') ? ', or not compared' : '')
    + '; small: added by the race; green band: where the optimum may lie'
    + (group.stretches.length > 1 ? ` (in one of ${group.stretches.length}: a second dip is not told apart)` : '')
    + '; green bar: stable band; dots: cells; ✕: diverged cells';
}

function figuresOf(group) {
  const f = group.figures;
  const xs = f.points.map(p => p.x);
  const xExtent = extent(xs.concat(predictionLines(group).map(l => l.x)), 1.15, true);
  const base = { xs, xExtent, xLog: true, xBase: isGlobal(group) ? 10 : 2, xLabel: `initial variance, as ${group.symbol} on the axis ${group.axis}` };
  const lines = () => predictionLines(group).concat(minimumLine(group)).sort((a, b) => a.x - b.x);
  const crosses = f.points.filter(p => p.diverged).map(p => ({ x: p.x, label: p.diverged }));
  const seeds = [...new Set(f.points.flatMap(p => p.cells.map(c => c[0])))].slice(0, 12);
  const cellsOf = (seed, column) => f.points.map(p => {
    const cell = p.cells.find(c => c[0] === seed);
    return cell && isNumber(cell[column]) ? cell[column] : null;
  });
  const dots = column => seeds.map(seed => ({
    label: 'seed ' + seed, values: cellsOf(seed, column), colour: withAlpha(colour('curve'), 0.45), width: 0, size: 4,
  }));
  const trained = f.points.filter(p => p.squares);
  const drawable = value => floored(value, leastOf(f.metric));
  const losses = f.points.map(p => drawable(p.loss));
  const all = [{
    name: 'loss',
    title: `${f.metric} after ${f.budget} epochs`,
    note: lossNote(group),
    make: readout => ({
      ...base, lines: lines(), boxes: minimumBoxes(group), crosses, legend: false,
      levels: f.he ? [{ y: drawable(f.he.loss), label: 'He' }] : [],
      yLog: true, yLabel: 'geometric mean over seeds', readout: i => readout(isNumber(i) ? readoutOf(group, f.points[i]) : null),
      series: [
        { label: f.metric, values: losses, colour: colour('curve'), points: false },
        { label: 'band, high', values: f.points.map(p => (p.band ? drawable(p.band.high) : null)), colour: 'transparent', points: false },
        { label: 'band, low', values: f.points.map(p => (p.band ? drawable(p.band.low) : null)), colour: 'transparent', points: false },
        ...dots(2).map(s => ({ ...s, values: s.values.map(drawable) })),
        ...meanPoints(f, losses),
      ],
      bands: [[2, 3]], bandFill: withAlpha(colour('curve'), 0.2),
    }),
  }, {
    name: 'accuracy',
    title: `test accuracy after ${f.budget} epochs`,
    make: readout => ({
      ...base, lines: lines(), boxes: minimumBoxes(group), crosses, legend: false,
      levels: f.he ? [{ y: 100 * f.he.accuracy, label: 'He' }] : [],
      yLabel: 'mean over seeds, %', readout: i => readout(isNumber(i) ? readoutOf(group, f.points[i]) : null),
      series: [
        { label: 'test accuracy', values: f.points.map(p => (isNumber(p.accuracy) ? 100 * p.accuracy : null)), colour: colour('curve') },
        ...dots(3).map(s => ({ ...s, values: s.values.map(v => (v === null ? null : 100 * v)) })),
      ],
    }),
  }];
  if (isGlobal(group)) all.push(...globalFigures(group));
  if (trained.length > 0) all.push(epochCurves(group, trained), growth(f, trained, base, lines), squares(f, trained, group), balance(f, trained, base, lines));
  return all.map(figure => ({ id: `${groupId(group)}-${figure.name}`, sql: () => sqlOf[figure.name](group, figure.title), ...figure }));
}

// The figures of the paper under test: V, the mean square of weights and biases, stands for its
// |W|^2 / K, and rows of format 1, which do not know the biases, have none.
function globalFigures(group) {
  const f = group.figures;
  const known = f.points.filter(p => p.v);
  const all = [];
  if (known.length > 0) {
    const left = f.points.filter(p => isNumber(p.loss)).length - known.length;
    const note = left > 0 ? `; ${counted(left, 'point')} left out, whose rows do not tell of biases` : '';
    all.push(
      byMeanSquare(group, known, {
        name: 'mean-square', title: `${f.metric} against V, mean square of all weights and biases`, note, of: p => p.v, ofHe: 'v', full: f.full_colour,
      }),
      byMeanSquare(group, known, {
        name: 'output-mean-square', title: `${f.metric} against V of the output layer`, note, of: p => p.output, ofHe: 'output_v', full: f.full_colour_output,
      }));
  }
  const courses = known.filter(p => p.course);
  if (courses.length > 0) {
    all.push(byCheckpoint(group, 'mean-square-epochs', 'V by epoch', [0, ...f.checkpoints], courses, p => p.course, { yLog: true, yLabel: 'mean over seeds' }));
  }
  const trained = f.points.filter(p => p.accuracies);
  if (trained.length > 0) {
    all.push(byCheckpoint(group, 'accuracy-epochs', 'test accuracy by epoch', f.checkpoints, trained,
      p => p.accuracies.map(a => (isNumber(a) ? 100 * a : null)), { yLabel: 'mean over seeds, %', unit: ' %' }));
  }
  return all;
}

/** The metric against V at the budget; the colour of a point is V over the variance of its start. */
function byMeanSquare(group, known, { name, title, note, of, ofHe, full }) {
  const f = group.figures;
  const shown = known.filter(p => isNumber(p.loss) && isNumber(of(p)[0])).sort((a, b) => of(a)[0] - of(b)[0]);
  const drawable = value => floored(value, leastOf(f.metric));
  const losses = shown.map(p => drawable(p.loss));
  const he = f.he && isNumber(f.he[ofHe]) ? [{ x: f.he[ofHe], y: drawable(f.he.loss), label: 'He' }] : [];
  const xs = shown.map(p => of(p)[0]);
  const bounded = p => p.band && isNumber(p.band.low) && isNumber(p.band.high);
  const ends = end => shown.map(p => (bounded(p) ? drawable(p.band[end]) : null));
  return {
    name, title,
    note: 'a point for each s0, small where the race added it' + (he.length ? '; hollow: He' : '') + note,
    scale: full,
    make: readout => ({
      xs, xExtent: extent(xs.concat(he.map(m => m.x)), 1.15, true), xLog: true, xBase: 10,
      xLabel: `V after ${f.budget} epochs, mean over seeds`, yLog: true, yLabel: 'geometric mean over seeds', legend: false,
      readout: i => readout(isNumber(i) ? meanSquareReadout(group, shown[i], of(shown[i])) : null),
      levels: he.map(m => ({ y: m.y, label: '' })),
      marks: shown.map((p, i) => ({
        x: xs[i], y: losses[i], small: p.added, colour: byRatio(of(p)[1], full), label: text(Math.sqrt(p.x)),
        bar: bounded(p) ? { low: drawable(p.band.low), high: drawable(p.band.high) } : undefined,
      })).concat(he.map(m => ({ ...m, colour: colour('paper') }))),
      series: [
        { label: f.metric, values: losses, colour: colour('ink'), width: 0, points: false },
        ...['low', 'high'].map(end => ({ label: end, values: ends(end), colour: 'transparent', points: false })),
      ],
    }),
  };
}

function meanSquareReadout(group, point, [v, ratio]) {
  const f = group.figures;
  return `s0 = ${s0(point.x)} (σ² = ${coordinate(point.x)}): V ${coordinate(v)}, V / s0² ${coordinate(ratio)}, ${f.metric} ${text(point.loss)}`
    + (point.band ? ` (${range(point.band, text)})` : '')
    + (point.added ? ', added by the race' : ', a point of the plan')
    + (point.state === 'unread' ? '' : ', ' + states[point.state]) + `, ${counted(point.seeds, 'seed')}`;
}

/** A curve for each of the plan's points, or for some of them where there are many. */
function byCheckpoint(group, name, title, xs, points, values, { yLog, yLabel, unit }) {
  const { shown, note } = chosenCurves(group, points, points.some(p => !p.added), 12);
  return {
    name, title, note,
    make: readout => ({
      xs, xExtent: extent(xs, 1, false), xLabel: 'epoch', yLog, yLabel,
      readout: i => readout(isNumber(i)
        ? `epoch ${xs[i]}: ` + shown.map(p => `${brief(group, p.x)}: ${coordinate(values(p)[i])}${unit || ''}`).join('; ') : null),
      series: curves(group, shown, values, xs),
    }),
  };
}

/** Evenly spaced ones of many points, with the last; and which ones are left out, and why. */
function chosenCurves(group, points, onlyPlanned, most) {
  const from = onlyPlanned ? points.filter(p => !p.added) : points;
  const step = Math.max(1, Math.ceil(from.length / most));
  const isShown = i => (from.length - 1 - i) % step === 0;
  const shown = from.filter((p, i) => isShown(i));
  const names = left => (isGlobal(group) ? 's0' : group.symbol) + ' = ' + left.map(p => text(isGlobal(group) ? Math.sqrt(p.x) : p.x)).join(', ');
  const left = [
    [from.filter((p, i) => !isShown(i)), 'more lines could not be told apart'],
    [onlyPlanned ? points.filter(p => p.added) : [], 'added by the race'],
  ].filter(([some]) => some.length > 0).map(([some, why]) => `${names(some)} (${why})`);
  return { shown, note: left.length ? `${shown.length} of ${points.length} points; left out: ${left.join('; ')}` : '' };
}

const curves = (group, shown, values, xs) => shown.map((p, i) => ({
  label: brief(group, p.x), values: values(p), colour: along(i / Math.max(1, shown.length - 1)),
  dash: i % 2 ? [6, 3] : undefined, points: xs.length === 1,
}));

function epochCurves(group, trained) {
  const f = group.figures;
  const { shown, note } = chosenCurves(group, trained, false, 9);
  return {
    name: 'running', note,
    title: 'running training loss by epoch',
    make: () => ({
      xs: f.epochs, xExtent: extent(f.epochs, 1, false), xLabel: 'epoch', yLog: true, yLabel: 'geometric mean over seeds, nats',
      series: curves(group, shown, p => p.running.map(v => floored(v, leastLoss)), f.epochs),
    }),
  };
}

const layers = trained => trained[0].squares.map((unused, l) => l);

function layerSeries(trained, values) {
  return layers(trained).map(l => ({
    label: 'layer ' + (l + 1), values: values(l), colour: colour(layerColours[l % layerColours.length]), dash: layerDashes[l % layerDashes.length],
  }));
}

const onlyTrained = (base, trained) => ({ ...base, xs: trained.map(p => p.x) });

function growth(f, trained, base, lines) {
  return {
    name: 'growth',
    title: 'growth of the mean square of the weights',
    note: 'at 1, training neither inflates nor shrinks a layer',
    make: () => ({
      ...onlyTrained(base, trained), lines: lines(), yLog: true, yLabel: 'end over start, mean over seeds', levels: [{ y: 1, label: '' }],
      series: layerSeries(trained, l => trained.map(p => p.squares[l][p.squares[l].length - 1] / p.squares[l][0])),
    }),
  };
}

function squares(f, trained, group) {
  const target = isNumber(group.optimum.coordinate) ? group.optimum.coordinate : trained[Math.floor(trained.length / 2)].x;
  const nearest = trained.reduce((best, p, i) =>
    (Math.abs(Math.log(p.x / target)) < Math.abs(Math.log(trained[best].x / target)) ? i : best), 0);
  return {
    name: 'squares',
    title: 'mean squares by layer over the training',
    controls: [{
      key: 'at-' + groupId(group).slice(6), label: 'at which variance',
      options: () => trained.map(p => [String(p.x), named(group, p.x)]), initial: () => String(trained[nearest].x),
    }],
    sql: ([x]) => sqlOf.squares(group, 'mean squares by layer', x),
    make: (readout, [x]) => {
      const point = trained.find(p => String(p.x) === x);
      const xs = [0, ...f.checkpoints];
      return {
        xs, xExtent: extent(xs, 1, false), xLabel: 'epoch', yLog: true, yLabel: 'mean square, mean over seeds',
        series: layerSeries(trained, l => point.squares[l]),
      };
    },
  };
}

function balance(f, trained, base, lines) {
  return {
    name: 'balance',
    title: 'norm balance over the whole training',
    note: 'drift + step2 = change of the squared norm; where it is 0, the prediction of kl-norm',
    make: () => ({
      ...onlyTrained(base, trained), lines: lines(), yLabel: 'over the initial squared norm', yAsinh: 0.05, levels: [{ y: 0, label: '' }],
      series: [
        { label: 'drift', values: trained.map(p => p.balance[0]), colour: colour('prediction'), dash: [6, 3] },
        { label: 'step2', values: trained.map(p => p.balance[1]), colour: colour('minimum'), dash: [2, 3] },
        { label: 'drift + step2', values: trained.map(p => (isNumber(p.balance[0]) ? p.balance[0] + p.balance[1] : null)), colour: colour('curve') },
      ],
    }),
  };
}

function figureNode(figure) {
  const place = element('div', { class: 'plot' });
  const readout = element('div', { class: 'readout' });
  const say = said => { readout.replaceChildren(said || ''); return readout.textContent; };
  const below = element('div', { class: 'below' });
  const note = element('span', { class: 'soft' });
  const caption = element('figcaption', {}, figure.title);
  const controls = figure.controls || [];
  const selects = controls.map(control => element('select', { 'aria-label': control.label, 'data-key': control.key }));
  const values = () => controls.map((control, i) => selects[i].value);
  /** Fills the choices in; those of one may depend on those before it. */
  function fill() {
    controls.forEach((control, i) => {
      const options = control.options(values().slice(0, i));
      const initial = control.initial(values().slice(0, i));
      const wanted = address.get(control.key);
      selects[i].replaceChildren(...options.map(([value, shown]) => element('option', { value }, shown)));
      selects[i].value = options.some(([value]) => value === wanted) ? wanted : initial;
      (selects[i].parentElement || selects[i]).hidden = options.length < 2 && control.optional;
    });
  }
  function refresh() {
    fill();
    note.textContent = (typeof figure.note === 'function' ? figure.note(values()) : figure.note) || '';
    say('');
    if (figure.follows) button.disabled = figure.sql(values()) === '';
    if (drawn.has(place)) draw(place);
  }
  selects.forEach((select, i) => {
    caption.append(controls[i].words ? element('label', {}, controls[i].words + ' ', select) : select);
    select.addEventListener('change', () => {
      address.set({ [controls[i].key]: select.value === controls[i].initial(values().slice(0, i)) ? '' : select.value });
      refresh();
    });
  });
  let button;
  if (figure.sql) {
    button = element('button', { type: 'button', class: 'sql', title: 'copies the SQL behind this figure', 'aria-label': 'copy the SQL behind: ' + figure.title }, 'SQL');
    button.addEventListener('click', () => copyText(figure.sql(values()), button));
    caption.append(button);
  }
  caption.append(note);
  waiting.set(place, target => {
    const made = figure.make(say, values());
    below.replaceChildren(made.below || '');
    return plot(target, { title: figure.title, ...made });
  });
  coming.observe(place);
  refresh();
  if (controls.length > 0 || figure.follows) address.onChange(refresh);
  if (figure.follows) filters.onChange(refresh);
  return element('figure', { id: figure.id, tabindex: '-1' }, caption, place, figure.scale ? ratioScale(figure.scale) : '', below, readout);
}

/** The colours of a ratio, from less than 1 over grey to more. */
function ratioScale(full) {
  return element('div', { class: 'ratio' }, 'V / s0²: ≤ ' + text(1 / full), element('span', { class: 'colours' }, element('span', {}, '1')),
    '≥ ' + text(full));
}

function numbers(group) {
  const f = group.figures;
  const columns = [
    [group.symbol, p => coordinate(p.x)],
    ...(isGlobal(group) ? [['s0', p => s0(p.x)]] : []),
    ...(group.symbol === 'r' ? [] : [['r', p => coordinate(p.r)]]),
    ['added', p => (p.added ? 'added' : none)], ['state', p => states[p.state]],
    [f.metric, p => text(p.loss)], ['interval', p => range(p.band, text)],
    ['test accuracy', p => (isNumber(p.accuracy) ? (100 * p.accuracy).toFixed(2) + ' %' : none)],
    ['seeds', p => p.seeds], ['diverged', p => p.diverged], ['virial', p => text(p.virial)],
    ...(f.points.some(p => p.v) ? [
      ['V', p => (p.v ? coordinate(p.v[0]) : none)], ['V / s0²', p => (p.v ? coordinate(p.v[1]) : none)],
      ['output layer', p => (p.v ? coordinate(p.output[1]) : none)],
    ] : []),
  ];
  return element('details', {}, element('summary', {}, 'Numbers'), element('div', { class: 'wide' }, element('table', {},
    element('thead', {}, element('tr', {}, ...columns.map(([head]) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...f.points.map(p => element('tr', {}, ...columns.map(([head, value]) => element('td', { class: 'number' }, String(value(p))))))))));
}

// How far the theorem's premises hold where something is judged.
function premises(group) {
  const head = ['at', 'predicts', 'virial', 'V moves', 'isotropy of the noise', 'by layer'];
  return element('details', {}, element('summary', {}, 'Premises of the theorem'),
    element('p', { class: 'soft' }, 'Medians over seeds. A stationary state has virial 1, and V, the mean square of weights'
      + ' and biases, does not move; isotropic gradient noise has isotropy 1.'),
    element('div', { class: 'wide' }, element('table', {},
      element('thead', {}, element('tr', {}, ...head.map(h => element('th', { scope: 'col' }, h)))),
      element('tbody', {}, ...group.premises.map(p => element('tr', {}, ...[
        p.at, isNumber(p.coordinate) ? named(group, p.coordinate) : none, text(p.virial),
        isNumber(p.movement) ? `${percent(p.movement)} since epoch ${p.since_epoch}` : none,
        text(p.isotropy), p.layer_isotropies.length ? p.layer_isotropies.map(text).join(', ') : none,
      ].map(v => element('td', {}, String(v)))))))));
}

function groupNode(group) {
  const f = group.figures;
  const section = element('section', { id: groupId(group), tabindex: '-1' }, element('h2', {}, group.title,
    ...(hasMany ? [' ', address.link(groupId(group), { class: 'here', 'aria-label': 'link to ' + group.title }, '#')] : [])));
  const count = `${group.done} of ${group.planned} cells done`
    + (group.diverged ? `, ${group.diverged} diverged` : '') + (group.failed ? `, ${group.failed} failed` : '')
    + (group.done < group.planned ? ` (${Math.floor(100 * group.done / group.planned)} % complete)` : '');
  if (f) section.append(element('p', { class: 'soft' }, f.setting + '.'));
  const optimum = group.optimum;
  section.append(element('p', {}, count + '. ' + (isNumber(optimum.coordinate) && f
    ? `Least ${f.metric} ${text(optimum.least_metric)} at ${group.symbol} = ${text(optimum.coordinate)}`
      + (optimum.interval ? ` (${range(optimum.interval, text)})` : '') + plusS0(group, optimum.interval) + ', least of the trained points'
      + (optimum.stable_band ? `; stable band (within a factor ${text(f.band_factor)} of the least) ${range(optimum.stable_band, text)}` : '') + '.'
    : 'No empirical optimum.')
    + ` The look has ${counted(group.seeds, 'seed')}` + (group.over ? '.' : '; more is to come.')
    + (margins.length > 1 ? ` Claim 1 is: within ${octaves(group.margin)} of the minimum.` : '')));
  if (optimum.caveat) section.append(element('p', { class: 'note' }, optimum.caveat));
  if (!f) {
    section.append(element('p', { class: 'note' }, 'This page has no room for the figures of this group; they are in the folder figures/.'));
    return section;
  }
  section.append(element('div', { class: 'figures' }, ...figuresOf(group).map(figureNode)));
  section.append(numbers(group));
  if (group.premises.length) section.append(premises(group));
  const reasons = group.predictions.filter(p => p.reason || p.note);
  if (reasons.length) {
    section.append(element('details', {}, element('summary', {}, 'What the predictors say'),
      element('ul', {}, ...reasons.map(p => element('li', {}, element('b', {}, p.predictor + ': '), p.reason ? 'none: ' + p.reason : p.note)))));
  }
  if (f.failures.length) {
    section.append(element('h3', {}, 'Failed cells'), element('ul', {}, ...f.failures.map(c =>
      element('li', {}, element('code', {}, c.id), ` on ${c.host}: ${c.category}: ${c.message}`))));
  }
  return section;
}
