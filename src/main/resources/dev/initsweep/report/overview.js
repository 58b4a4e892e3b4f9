// What many groups say together: where the optimum lies against any setting, and the loss by a
// quantity and by variance.

const lineColours = ['prediction', 'line-1', 'line-2', 'line-3', 'line-4'];
const lineDashes = [[7, 4], [2, 3], [10, 3, 2, 3], undefined];

/** The optimum, or a prediction, of a group in its coordinate; with r as the scale where axes differ. */
function scaleOf(groups) {
  const axes = new Set(groups.map(group => group.setting.axis));
  const [first] = groups;
  // On every axis r is the coordinate times a factor, or the coordinate itself.
  const factor = group => (axes.size < 2 ? 1 : group.curve[0].ratio_to_he / group.curve[0].coordinate);
  const label = axes.size > 1 ? "r, squared norm over He's" : first ? `${first.symbol} on the axis ${first.axis}` : '';
  return { factor, label, base: axes.size < 2 && first && isGlobal(first) ? 10 : 2 };
}

const hasOptimum = group => isNumber(group.optimum.coordinate);
const predictionOf = (group, predictor) => {
  const found = group.predictions.find(p => p.predictor === predictor);
  return found && isNumber(found.coordinate) ? found.coordinate : null;
};
const predictors = [...new Set(data.groups.flatMap(group => group.predictions.map(p => p.predictor)))];
const times = (value, factor) => (isNumber(value) ? value * factor : null);

// --- The optimum against a setting --------------------------------------------------------------

/** Places of a setting's values: their own on a logarithmic axis, else one after another. */
function placesOf(setting) {
  const isLog = setting.values.every(value => isNumber(value) && value > 0);
  const xTicks = isLog ? setting.values : setting.values.map((unused, i) => i + 1);
  const gaps = xTicks.slice(1).map((tick, i) => (isLog ? Math.log(tick / xTicks[i]) : 1));
  const gap = gaps.length ? Math.min(...gaps) : 1;
  const moved = (x, share) => (isLog ? x * Math.exp(share * gap) : x + share * gap);
  return {
    isLog, xTicks, xNames: setting.values.map(labelOf), moved,
    xExtent: [moved(xTicks[0], -0.6), moved(xTicks[xTicks.length - 1], 0.6)],
    of: group => xTicks[setting.values.indexOf(group.setting[setting.key])],
  };
}

const settingBy = key => differing.find(setting => setting.key === key);

/** Groups with an optimum, in the order of the figure; those of one place lie side by side. */
function inPlaces(setting, colouring) {
  const places = placesOf(setting);
  const rank = group => (colouring ? colouring.values.indexOf(group.setting[colouring.key]) : 0);
  const groups = filters.shown().filter(group => hasOptimum(group) && places.of(group) !== undefined);
  const byPlace = new Map();
  for (const group of groups) byPlace.set(places.of(group), [...(byPlace.get(places.of(group)) || []), group]);
  const most = Math.max(1, ...[...byPlace.values()].map(here => here.length));
  const step = Math.min(0.12, 0.8 / most);
  const placed = [...byPlace].flatMap(([x, here]) => here.sort((a, b) => rank(a) - rank(b))
    .map((group, i) => ({ group, x: places.moved(x, step * (i - (here.length - 1) / 2)), rank: rank(group) })));
  return { ...places, placed: placed.sort((a, b) => a.x - b.x) };
}

function optimumReadout({ group }, scale, predictor) {
  const { optimum } = group;
  const factor = scale.factor(group);
  const symbol = factor === 1 && scale.label.startsWith('r,') === false ? group.symbol : 'r';
  const predicted = times(predictionOf(group, predictor), factor);
  const verdict = group.verdicts.find(v => v.predictor === predictor && v.claim === 'coincidence');
  const interval = optimum.interval && { low: times(optimum.interval.low, factor), high: times(optimum.interval.high, factor) };
  const said = element('span');
  said.append(address.link(groupId(group), {}, group.title),
    `: optimum ${symbol} = ${coordinate(optimum.coordinate * factor)}`
    + (interval ? ` (${range(interval, coordinate)})` : '')
    + (symbol === 'σ²' ? `, s0 = ${s0(optimum.coordinate)}` : '')
    + `, least ${group.query.metric} ${text(optimum.least_metric)}, ${counted(group.seeds, 'seed')}`
    + (predictor ? `; ${predictor}: ${isNumber(predicted) ? `${symbol} = ${coordinate(predicted)}` : 'no prediction'}`
      + (verdict ? `, ${verdict.conclusion}` : '') : ''));
  return said;
}

function optimumFigure() {
  const quantities = [...differing].sort((a, b) => rankOf(b) - rankOf(a));
  const colours = (count, i) => (count <= pointColours.length ? colour(pointColours[i]) : along(i / (count - 1)));
  // The one that says most: whose predictions differ most from group to group.
  const variety = predictor => new Set(data.groups.map(group => predictionOf(group, predictor)).filter(isNumber)).size;
  const usual = predictors.reduce((best, predictor) => (variety(predictor) > variety(best) ? predictor : best), predictors[0]) || '';
  const title = 'empirical optimum of each group';
  return {
    id: 'optima', name: 'optima', title, follows: true,
    controls: [
      { key: 'against', words: 'against', label: 'the setting that it is drawn against', options: () => quantities.map(s => [s.key, inWords(s.key)]), initial: () => quantities[0].key },
      {
        key: 'colour', words: 'colours', label: 'the setting that colours show', optional: true,
        options: ([key]) => [['none', 'none'], ...quantities.filter(s => s.key !== key).map(s => [s.key, inWords(s.key)])],
        initial: ([key]) => (quantities.find(s => s.key !== key) || { key: 'none' }).key,
      },
      { key: 'with', words: 'beside', label: 'the prediction beside it', options: () => [['none', 'no prediction'], ...predictors.map(p => [p, p])], initial: () => usual || 'none' },
    ],
    note: () => {
      const shown = filters.shown();
      const found = shown.filter(hasOptimum).length;
      return 'dots: the least trained point; bars: its interval, an arrow where it is not bounded; diamonds: the prediction'
        + (found < shown.length ? `; ${counted(shown.length - found, 'group')} without an optimum` : '');
    },
    sql: ([key, by, predictor]) => {
      const placed = inPlaces(settingBy(key), settingBy(by)).placed.map(p => p.group);
      const scale = scaleOf(placed);
      return placed.length === 0 ? '' : sqlOfOptima(placed, placed.map(scale.factor), [...new Set([key, by, 'axis'])].filter(k => k !== 'none'), predictor === 'none' ? '' : predictor, title + ', as ' + scale.label);
    },
    make: (readout, [key, by, predicted]) => {
      const colouring = settingBy(by);
      const predictor = predicted === 'none' ? '' : predicted;
      const { placed, isLog, xTicks, xNames, xExtent } = inPlaces(settingBy(key), colouring);
      const scale = scaleOf(placed.map(p => p.group));
      const names = colouring ? colouring.values.map(value => `${inWords(by)} ${labelOf(value)}`) : ['optimum'];
      const count = names.length;
      const y = placed.map(({ group }) => group.optimum.coordinate * scale.factor(group));
      const bars = placed.map(({ group }) => {
        const { interval } = group.optimum;
        const factor = scale.factor(group);
        return interval ? { low: times(interval.low, factor), high: times(interval.high, factor) } : undefined;
      });
      const guesses = placed.map(({ group }) => times(predictionOf(group, predictor), scale.factor(group)));
      const heights = y.concat(guesses, bars.flatMap(bar => (bar ? [bar.low, bar.high] : [])));
      // The paper's colour hides the points of uPlot, which know no bars; legend and cursor are its own.
      const series = names.map((label, k) => ({
        label, values: placed.map((p, i) => (p.rank === k ? y[i] : null)), colour: colours(count, k), width: 0, size: 8,
      })).filter((s, k) => s.values.some(isNumber) || k < 0);
      const indexOf = new Map(series.map((s, i) => [s.label, i + 1]));
      if (predictor) series.push({ label: predictor, values: guesses, colour: colour('prediction'), width: 0, points: false });
      const go = i => { location.hash = address.link(groupId(placed[i].group), {}).hash; };
      return {
        xs: placed.map(p => p.x), xExtent, xLog: isLog, xTicks, xNames, xLabel: inWords(key),
        yLog: true, yBase: scale.base, yLabel: scale.label, yExtent: extent(heights, 3, true),
        nothing: 'No group that is shown has an optimum.', legend: count > 1 || Boolean(predictor),
        keys: 'Arrow keys go from group to group, Enter leads to its figures.', enter: go,
        readout: i => (isNumber(i) ? readout(optimumReadout(placed[i], scale, predictor)) : ''),
        series,
        marks: [
          ...placed.flatMap((p, i) => (isNumber(guesses[i]) ? [{
            x: p.x, y: guesses[i], diamond: true, colour: colour('paper'), stroke: colour('prediction'), series: series.length,
          }] : [])),
          ...placed.map((p, i) => ({
            x: p.x, y: y[i], colour: colours(count, p.rank), stroke: colours(count, p.rank), small: placed.length > 30, bar: bars[i], series: indexOf.get(names[p.rank]),
          })),
        ],
      };
    },
  };
}

const pointColours = ['curve', 'minimum', 'line-1', 'line-2', 'line-3', 'he'];
/** What one would draw a law against comes first. */
const rankOf = setting => (setting.key === 'learning_rate' ? 2 : Number(setting.values.every(value => isNumber(value) && value > 0)));

// --- The loss by a quantity and by variance -----------------------------------------------------

const quantityKeys = { eta: 'learning_rate', width: 'width', epochs: 'epochs' };
const families = data.head.families.map(family => ({ key: quantityKeys[family.quantity], groups: family.groups.map(i => data.groups[i]) }));

/** What the groups of a family have in common, of all that differs on the page. */
const familyName = family => differing
  .filter(setting => family.groups.every(group => group.setting[setting.key] === family.groups[0].setting[setting.key]))
  .map(setting => `${inWords(setting.key)} ${labelOf(family.groups[0].setting[setting.key])}`).join(', ');

/** Edges halfway between values, in logarithms; a single value has a width too. */
function edgesOf(values) {
  const between = values.slice(1).map((value, i) => Math.sqrt(value * values[i]));
  const first = between.length ? values[0] ** 2 / between[0] : values[0] / Math.SQRT2;
  const last = between.length ? values[values.length - 1] ** 2 / between[between.length - 1] : values[0] * Math.SQRT2;
  return [first, ...between, last];
}

/** From the colour of the ground, where the loss is great, to that of the curve, where it is least. */
function shadeOf(share) {
  const [from, to] = [channels(colour('heat-high')), channels(colour('heat-low'))];
  return `rgb(${from.map((part, k) => Math.round(to[k] + share * (part - to[k]))).join(', ')})`;
}

function heatFigure() {
  const keys = [...new Set(families.map(family => family.key))];
  const of = key => families.filter(family => family.key === key);
  const chosen = ([key, number]) => of(key)[Number(number)] || of(key)[0];
  /** The columns: groups that are shown, one for each value. */
  const columnsOf = values => chosen(values).groups.filter((group, i, all) =>
    filters.shown().includes(group) && all.findIndex(g => g.setting[values[0]] === group.setting[values[0]]) === i);
  return {
    id: 'heat', name: 'heat', title: 'loss by a quantity and by variance', follows: true,
    controls: [
      { key: 'by', words: 'by', label: 'the quantity', options: () => keys.map(key => [key, inWords(key)]), initial: () => keys[0] },
      { key: 'of', words: 'of', label: 'which groups', optional: true, options: ([key]) => of(key).map((family, i) => [String(i), familyName(family)]), initial: ([key]) => String(Math.max(0, of(key).findIndex(family => family.groups.some(group => filters.shown().includes(group))))) },
      { key: 'shade', words: 'colour', label: 'what the colour shows', options: () => [['metric', 'the loss itself'], ['least', 'the loss over the least of its column']], initial: () => 'metric' },
    ],
    note: values => `${columnsOf(values).length} of ${chosen(values).groups.length} groups; ✕: all trainings diverged`,
    sql: values => {
      const columns = columnsOf(values);
      return columns.length === 0 ? '' : sqlOfHeat(columns, values[0], columns.map(g => g.setting[values[0]]), `${columns[0].query.metric} by ${inWords(values[0])} and variance: ${familyName(chosen(values))}`);
    },
    make: (readout, values) => {
      const [key, , shade] = values;
      const columns = columnsOf(values);
      if (columns.length === 0) return { xs: [], nothing: 'None of these groups is shown.' };
      const xs = columns.map(group => group.setting[key]);
      const edges = edgesOf(xs);
      const scale = scaleOf(columns);
      const metric = columns[0].query.metric;
      const lossOf = point => floored(point.metric, leastOf(metric));
      const leastIn = group => Math.min(...group.curve.map(lossOf).filter(isNumber));
      const shownOf = (group, point) => (isNumber(point.metric) ? lossOf(point) / (shade === 'least' ? leastIn(group) : 1) : null);
      const all = columns.flatMap(group => group.curve.map(point => shownOf(group, point))).filter(isNumber);
      const [low, high] = [Math.min(...all), shade === 'least' ? Math.min(10, Math.max(...all)) : Math.max(...all)];
      const share = value => (high > low ? Math.min(1, Math.log(value / low) / Math.log(high / low)) : 0);
      const sorted = columns.map(group => [...group.curve].sort((a, b) => a.coordinate - b.coordinate));
      const tiles = sorted.flatMap((points, c) => {
        const rows = edgesOf(points.map(p => p.coordinate));
        return points.map((point, r) => {
          const value = shownOf(columns[c], point);
          return { x: [edges[c], edges[c + 1]], y: [rows[r], rows[r + 1]], colour: value === null ? null : shadeOf(share(value)) };
        });
      });
      const optima = columns.map(group => group.optimum.coordinate);
      const lines = [{ label: 'optimum', values: optima, colour: colour('minimum') }];
      for (const predictor of predictors) {
        const predicted = columns.map(group => predictionOf(group, predictor));
        if (!predicted.some(isNumber)) continue;
        const same = lines.slice(1).find(line => line.values.every((v, i) => v === predicted[i] || Math.abs(v / predicted[i] - 1) < 1e-6));
        if (same) { same.label += ', ' + predictor; continue; }
        const k = lines.length - 1;
        lines.push({ label: predictor, values: predicted, colour: colour(predictor === 'he' ? 'he' : lineColours[k % lineColours.length]), dash: lineDashes[k % lineDashes.length] });
      }
      const bars = columns.map(group => group.optimum.interval);
      const yExtent = extent(tiles.flatMap(tile => tile.y).concat(lines.flatMap(line => line.values)), 1.05, true);
      const pointAt = (c, y) => sorted[c].reduce((best, p) => (Math.abs(Math.log(p.coordinate / y)) < Math.abs(Math.log(best.coordinate / y)) ? p : best));
      const say = (c, y) => {
        const [group, point] = [columns[c], pointAt(c, y)];
        const said = element('span');
        said.append(address.link(groupId(group), {}, `${inWords(key)} ${labelOf(xs[c])}`), `, ${named(group, point.coordinate)}: ${metric} ${text(point.metric)}`
          + (point.interval ? ` (${range(point.interval, text)})` : '') + (point.state === 'unread' ? '' : ', ' + states[point.state])
          + `, ${counted(point.seeds, 'seed')}` + (point.diverged ? `, ${point.diverged} diverged` : '')
          + `; optimum ${isNumber(optima[c]) ? brief(group, optima[c]) : none}`
          + lines.slice(1).filter(line => isNumber(line.values[c])).map(line => `; ${line.label} ${brief(group, line.values[c])}`).join(''));
        return said;
      };
      return {
        xs, xExtent: [edges[0], edges[edges.length - 1]], xLog: true, xTicks: xs, xNames: xs.map(labelOf), xLabel: inWords(key),
        yLog: true, yBase: scale.base, yLabel: scale.label, yExtent, tiles,
        keys: 'Arrow keys go from cell to cell, Enter leads to the figures of a group.',
        enter: c => { location.hash = address.link(groupId(columns[c]), {}).hash; },
        heights: c => sorted[c].map(p => p.coordinate),
        readout: (c, y) => (isNumber(c) && y > 0 ? readout(say(c, y)) : ''),
        paths: lines.map((line, i) => ({ ...line, series: i + 1, points: line.values.flatMap((v, c) => (isNumber(v) ? [[xs[c], v]] : [])) })),
        marks: columns.flatMap((group, c) => (isNumber(optima[c]) && bars[c]
          ? [{ x: xs[c], y: optima[c], bar: bars[c], colour: colour('minimum'), stroke: colour('minimum'), series: 1 }] : [])),
        series: lines,
        below: shadeScale(low, high, shade === 'least' ? `${metric} over the least of its column` : metric, shade === 'least' && Math.max(...all) > high),
      };
    },
  };
}

function shadeScale(low, high, what, isCut) {
  return element('div', { class: 'ratio' }, text(low), element('span', { class: 'colours heat' }), (isCut ? '≥ ' : '') + text(high), element('span', {}, what));
}

/** Many groups have figures together; one group has its own only. */
function overview() {
  if (!hasMany || differing.length === 0) return;
  const figures = [optimumFigure(), ...(families.length > 0 ? [heatFigure()] : [])];
  document.getElementById('overview').append(element('section', { 'aria-labelledby': 'overview-title' },
    element('h2', { id: 'overview-title' }, 'All groups'), element('div', { class: 'figures' }, ...figures.map(figureNode))));
}
