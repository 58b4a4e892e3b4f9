// Draws figures, each when it comes into view, so that a page of many groups opens at once.

const drawn = new Map();
const waiting = new Map();
const coming = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting) draw(entry.target);
}, { rootMargin: '400px' });

function draw(place) {
  const make = waiting.get(place);
  if (!make) return;
  coming.unobserve(place);
  if (drawn.has(place)) drawn.get(place).destroy();
  drawn.set(place, make(place));
  place.dataset.drawn = 'yes';
}

const drawAll = () => waiting.forEach((make, place) => draw(place));
const redraw = () => [...drawn.keys()].forEach(draw);

// A loss can be exactly 0, which has no log and would vanish below its axis. It is drawn at 1e-12,
// an error rate of 0 at 1e-5: the floors at which the verdicts take their logs.
const leastLoss = 1e-12;
const leastOf = metric => (metric === 'test-error' ? 1e-5 : leastLoss);
const floored = (value, floor) => (isNumber(value) ? Math.max(value, floor) : null);

function extent(values, factor, isLog) {
  const known = values.filter(value => isNumber(value) && (!isLog || value > 0));
  if (known.length === 0) return [isLog ? 1 : 0, isLog ? 10 : 1];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (isLog) {
    const pad = Math.max(Math.min(factor, 1.03), Math.min(factor, (high / low) ** 0.08));
    return [low / pad, high * pad];
  }
  const pad = (high - low || 1) * 0.06;
  return [low - pad, high + pad];
}

/** Steps between ticks of what is counted, such as epochs. */
const wholeSteps = [...Array(9).keys()].flatMap(power => [1, 2, 5].map(f => f * 10 ** power));

/** Ticks of a logarithmic axis: powers of its base, with 2 and 5 between them where few. */
function logTicks(base) {
  return (u, axis, min, max) => {
    const powers = Math.log(max / min) / Math.log(base);
    const wanted = axis === 0 ? Math.max(3, u.bbox.width / devicePixelRatio / 48) : 9;
    const step = Math.max(1, Math.ceil(powers / wanted));
    const factors = base === 10 && powers < 0.4 ? [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9] : base === 10 && powers < 1.2 ? [1, 1.5, 2, 3, 4, 5, 7] : base === 10 && powers < 3 ? [1, 2, 5] : [1];
    const ticks = [];
    for (let p = Math.floor(Math.log(min) / Math.log(base)); p <= Math.ceil(Math.log(max) / Math.log(base)); p++) {
      if (p % step === 0) for (const f of factors) ticks.push(f * base ** p);
    }
    const inside = ticks.filter(tick => tick >= min && tick <= max);
    // A narrow range holds hardly a power.
    return inside.length >= 3 || (base === 2 && inside.length === 2) ? inside : evenTicks(min, max, 7);
  };
}

/** Round numbers, evenly spaced, at most so many and one. */
function evenTicks(min, max, most) {
  const raw = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(f => f * power).find(s => s >= raw);
  const ticks = [];
  for (let k = Math.ceil(min / step); k * step <= max; k++) ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

/** Names of ticks, with as many digits as it takes to tell them apart; whole numbers have all. */
function tickNames(ticks) {
  const named = digits => ticks.map(tick => {
    const value = Number.isInteger(tick) ? tick : Number(tick.toPrecision(digits));
    return value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6) ? value.toExponential().replace('e+', 'e') : String(value);
  });
  for (let digits = 3; digits < 9; digits++) {
    if (new Set(named(digits)).size === ticks.length) return named(digits);
  }
  return named(9);
}

/** Ticks of an axis that is logarithmic to both sides of zero. */
function signedTicks(u, axis, min, max) {
  const powers = [0.1, 1, 10, 100, 1e3, 1e4];
  const inside = [...powers.map(p => -p).reverse(), 0, ...powers].filter(tick => tick >= min && tick <= max);
  return inside.length >= 3 ? inside : evenTicks(min, max, 7);
}

function axes(figure) {
  const common = { stroke: () => colour('soft'), grid: { stroke: () => colour('rule'), width: 1 }, ticks: { stroke: () => colour('rule'), width: 1 }, font: '12px system-ui, sans-serif', labelFont: '12px system-ui, sans-serif', labelGap: 0 };
  const values = (u, ticks) => tickNames(ticks);
  // Values of a setting have their ticks; where they are many, every second, and so on.
  const atValues = figure.xTicks && {
    splits: u => {
      const step = Math.ceil(figure.xTicks.length / Math.max(2, u.bbox.width / devicePixelRatio / 56));
      return figure.xTicks.filter((tick, i) => i % step === 0 && tick >= u.scales.x.min && tick <= u.scales.x.max);
    },
    values: (u, ticks) => ticks.map(tick => figure.xNames[figure.xTicks.indexOf(tick)]),
  };
  // uPlot would leave out the labels of what it takes for minor ticks.
  const filter = (u, ticks) => ticks;
  return [
    { ...common, label: figure.xLabel, labelSize: 20, size: 34, values, filter, ...(figure.xs.every(Number.isInteger) ? { incrs: wholeSteps } : {}), ...(figure.xLog ? { splits: logTicks(figure.xBase || 2) } : {}), ...atValues },
    { ...common, label: figure.yLabel, labelSize: 18, size: 58, values, filter, ...(figure.yLog ? { splits: logTicks(figure.yBase || 10) } : figure.yAsinh ? { splits: signedTicks } : {}) },
  ];
}

/** Vertical lines with labels above the plot, in as many rows as they need. */
function rowsOfLabels(u, lines) {
  const context = u.ctx;
  const ends = [];
  return lines.map(line => {
    const width = context.measureText(line.label).width;
    const at = u.valToPos(line.x, 'x', true);
    const right = at + width + 8 * devicePixelRatio > u.bbox.left + u.bbox.width;
    const [from, to] = right ? [at - width - 8, at] : [at, at + width + 8];
    let row = ends.findIndex(taken => taken.every(([a, b]) => to < a || from > b));
    if (row < 0) { ends.push([]); row = ends.length - 1; }
    ends[row].push([from, to]);
    return { ...line, at, right, row };
  });
}

function decorate(u, figure) {
  const context = u.ctx;
  const scale = devicePixelRatio;
  const { left, top, width, height } = u.bbox;
  const inside = x => Math.min(left + width, Math.max(left, x));
  context.save();
  context.font = 12 * scale + 'px system-ui, sans-serif';
  for (const box of figure.boxes || []) {
    const from = inside(isNumber(box.low) ? u.valToPos(box.low, 'x', true) : left);
    const to = inside(isNumber(box.high) ? u.valToPos(box.high, 'x', true) : left + width);
    context.globalAlpha = box.alpha;
    context.fillStyle = colour(box.colour);
    // A pixel less than their width, so that boxes that meet at a point stay two.
    context.fillRect(from, box.foot ? top + height - 7 * scale : top, Math.max(scale, to - from - scale), box.foot ? 7 * scale : height);
  }
  context.globalAlpha = 1;
  drawTiles(u, figure);
  const lines = (figure.lines || []).filter(line => line.x >= u.scales.x.min && line.x <= u.scales.x.max);
  const labelled = rowsOfLabels(u, lines);
  for (const line of labelled) {
    const y = top - 6 * scale - line.row * 14 * scale;
    context.strokeStyle = context.fillStyle = colour(line.colour);
    context.lineWidth = (line.solid ? 2 : 1.5) * scale;
    context.setLineDash(line.solid ? [] : [5 * scale, 3 * scale]);
    context.beginPath();
    context.moveTo(line.at, y + 2 * scale);
    context.lineTo(line.at, top + height);
    context.stroke();
  }
  context.setLineDash([]);
  for (const line of labelled) {
    const y = top - 6 * scale - line.row * 14 * scale;
    context.textAlign = line.right ? 'right' : 'left';
    // The paper behind the words hides what crosses them.
    context.strokeStyle = colour('paper');
    context.fillStyle = colour(line.colour);
    context.lineWidth = 4 * scale;
    context.strokeText(line.label, line.at + (line.right ? -4 : 4) * scale, y);
    context.fillText(line.label, line.at + (line.right ? -4 : 4) * scale, y);
  }
  for (const level of figure.levels || []) {
    const y = u.valToPos(level.y, 'y', true);
    if (y < top || y > top + height) continue;
    context.strokeStyle = context.fillStyle = colour('he');
    context.lineWidth = scale;
    context.setLineDash([2 * scale, 3 * scale]);
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + width, y);
    context.stroke();
    context.textAlign = 'left';
    context.fillText(level.label, left + 4 * scale, y - 4 * scale);
  }
  context.setLineDash([]);
  context.textAlign = 'center';
  context.fillStyle = colour('prediction');
  for (const cross of figure.crosses || []) {
    context.fillText('✕' + cross.label, inside(u.valToPos(cross.x, 'x', true)), top + 26 * scale);
  }
  context.restore();
}

/** Rectangles that each have a colour; a cross where there is none. */
function drawTiles(u, figure) {
  if (!figure.tiles) return;
  const context = u.ctx;
  const { left, top, width, height } = u.bbox;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const tile of figure.tiles) {
    const [from, to] = tile.x.map(x => u.valToPos(x, 'x', true));
    const [low, high] = tile.y.map(y => u.valToPos(y, 'y', true));
    if (tile.colour) {
      context.fillStyle = tile.colour;
      // Edges on whole pixels leave no seams.
      context.fillRect(Math.round(from), Math.round(high), Math.round(to) - Math.round(from), Math.round(low) - Math.round(high));
    } else {
      context.fillStyle = colour('soft');
      context.fillText('✕', (from + to) / 2, (low + high) / 2);
    }
  }
  context.restore();
}

/** Lines over tiles: the paper behind them tells them from any colour. */
function drawPaths(u, figure) {
  if (!figure.paths) return;
  const context = u.ctx;
  const scale = devicePixelRatio;
  const { left, top, width, height } = u.bbox;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.lineJoin = 'round';
  for (const path of figure.paths.filter(p => u.series[p.series].show)) {
    const trace = (thick, stroke, dash) => {
      context.lineWidth = thick * scale;
      context.strokeStyle = stroke;
      context.setLineDash((dash || []).map(d => d * scale));
      context.beginPath();
      path.points.forEach(([x, y], i) => context[i ? 'lineTo' : 'moveTo'](u.valToPos(x, 'x', true), u.valToPos(y, 'y', true)));
      context.stroke();
    };
    trace(5.5, colour('paper'));
    trace(2.5, path.colour, path.dash);
    context.setLineDash([]);
    for (const [x, y] of path.points) {
      context.beginPath();
      context.arc(u.valToPos(x, 'x', true), u.valToPos(y, 'y', true), 3.5 * scale, 0, 2 * Math.PI);
      context.fillStyle = path.colour;
      context.strokeStyle = colour('paper');
      context.lineWidth = 1.5 * scale;
      context.stroke();
      context.fill();
    }
  }
  context.restore();
}

/** Points that each have a colour, with a bar of their interval; named where there is room. */
function drawMarks(u, figure) {
  if (!figure.marks) return;
  const context = u.ctx;
  const scale = devicePixelRatio;
  const { left, top, width, height } = u.bbox;
  const isShown = mark => mark.series === undefined || u.series[mark.series].show;
  const marks = figure.marks.filter(isShown).map(mark => ({
    ...mark, at: u.valToPos(mark.x, 'x', true), up: u.valToPos(mark.y, 'y', true), radius: (mark.small ? 3.5 : 5) * scale,
  }));
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.setLineDash([]);
  context.strokeStyle = colour('ink');
  context.lineWidth = scale;
  for (const mark of marks) {
    context.fillStyle = mark.colour;
    context.beginPath();
    if (mark.bar && figure.tiles) {
      context.strokeStyle = colour('paper');
      context.lineWidth = 5 * scale;
      drawBar(u, mark);
    }
    context.strokeStyle = mark.stroke || colour('ink');
    context.lineWidth = (mark.stroke ? 2 : 1) * scale;
    if (mark.bar) drawBar(u, mark);
    context.beginPath();
    if (mark.diamond) {
      for (const [right, down] of [[0, -1], [1, 0], [0, 1], [-1, 0]]) context.lineTo(mark.at + right * mark.radius, mark.up + down * mark.radius);
      context.closePath();
    } else {
      context.arc(mark.at, mark.up, mark.radius, 0, 2 * Math.PI);
    }
    context.fill();
    context.stroke();
  }
  nameMarks(context, marks, u.bbox);
  context.restore();
}

/** An end that is not bounded has an arrow at the edge of the plot. */
function drawBar(u, mark) {
  const context = u.ctx;
  const { top, height } = u.bbox;
  const ends = [[mark.bar.low, top + height, -1], [mark.bar.high, top, 1]].map(([end, edge, down]) => (isNumber(end) ? [u.valToPos(end, 'y', true), 0] : [edge, down]));
  context.beginPath();
  context.moveTo(mark.at, ends[0][0]);
  context.lineTo(mark.at, ends[1][0]);
  for (const [y, down] of ends.filter(end => end[1] !== 0)) {
    const size = 5 * devicePixelRatio;
    context.moveTo(mark.at - size, y + down * size);
    context.lineTo(mark.at, y);
    context.lineTo(mark.at + size, y + down * size);
  }
  context.stroke();
}

/** Names that would cover a mark or another name are left out; those of small marks first. */
function nameMarks(context, marks, bbox) {
  const scale = devicePixelRatio;
  const taken = marks.map(m => [m.at - m.radius, m.up - m.radius, m.at + m.radius, m.up + m.radius]);
  context.font = 11 * scale + 'px system-ui, sans-serif';
  context.textAlign = 'left';
  context.fillStyle = colour('soft');
  for (const mark of marks.filter(m => m.label).sort((a, b) => Boolean(a.small) - Boolean(b.small))) {
    const width = context.measureText(mark.label).width;
    const size = 9 * scale;
    const gap = mark.radius + 2 * scale;
    const places = [[gap, -gap], [gap, gap + size], [-gap - width, -gap], [-gap - width, gap + size]];
    for (const [right, down] of places) {
      const box = [mark.at + right, mark.up + down - size, mark.at + right + width, mark.up + down];
      const isInside = box[0] >= bbox.left && box[1] >= bbox.top && box[2] <= bbox.left + bbox.width && box[3] <= bbox.top + bbox.height;
      if (isInside && taken.every(t => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3])) {
        context.fillText(mark.label, box[0], box[3]);
        taken.push(box);
        break;
      }
    }
  }
}

/** How many rows of labels the lines of a figure need, before there is a canvas to measure on. */
function labelRows(figure, width) {
  const [low, high] = figure.xExtent;
  const span = figure.xLog ? Math.log(high / low) : high - low;
  const ends = [];
  for (const line of figure.lines || []) {
    const at = (figure.xLog ? Math.log(line.x / low) : line.x - low) / span * (width - 80);
    const size = 7 * line.label.length + 12;
    const [from, to] = at + size > width - 80 ? [at - size, at] : [at, at + size];
    let row = ends.findIndex(taken => taken.every(([a, b]) => to < a || from > b));
    if (row < 0) { ends.push([]); row = ends.length - 1; }
    ends[row].push([from, to]);
  }
  return ends.length;
}

function plot(place, figure) {
  if (figure.xs.length === 0) return nothing(place, figure.nothing);
  const width = Math.max(280, place.clientWidth);
  const yValues = figure.series.flatMap(s => s.values).concat((figure.levels || []).map(l => l.y));
  // Room for the bar at the foot, below the least value.
  const extents = { x: figure.xExtent, y: figure.yExtent || extent(yValues, 3, figure.yLog) };
  const scales = {
    x: { time: false, distr: figure.xLog ? 3 : 1, log: figure.xBase || 2, range: (u, min, max) => (isWhole(min, max) ? extents.x : [min, max]) },
    y: { distr: figure.yLog ? 3 : figure.yAsinh ? 4 : 1, log: 10, asinh: figure.yAsinh, range: () => extents.y },
  };
  function isWhole(min, max) {
    const xs = figure.xs;
    return min === null || (min <= xs[0] && max >= xs[xs.length - 1]);
  }
  const u = new uPlot({
    width, height: 300 + 14 * labelRows(figure, width),
    padding: [12 + 14 * labelRows(figure, width), 12, 0, 0],
    scales, axes: axes(figure),
    legend: { show: figure.legend !== false, live: false },
    cursor: { drag: { x: true, y: false }, points: { size: 8 } },
    series: [{}, ...figure.series.map(s => ({
      label: s.label, stroke: s.colour, width: s.width === undefined ? 2 : s.width, dash: s.dash,
      points: { show: s.points !== false, size: s.size || 6, fill: s.colour, stroke: s.colour, ...(s.fill ? { fill: s.fill, width: 1.5 } : {}) }, spanGaps: true,
    }))],
    bands: figure.bands ? figure.bands.map(b => ({ series: b, fill: figure.bandFill })) : [],
    hooks: {
      drawAxes: [v => decorate(v, figure)],
      draw: [v => { drawPaths(v, figure); drawMarks(v, figure); }],
      setCursor: [v => { if (figure.readout) figure.readout(v.cursor.idx, v.posToVal(v.cursor.top, 'y')); }],
    },
  }, [figure.xs, ...figure.series.map(s => s.values)], place);
  keyboard(place, u, figure);
  legendByKeys(u);
  return u;
}

/** What a figure without data says. */
function nothing(place, reason) {
  const note = element('p', { class: 'soft' }, reason || 'Nothing to show.');
  place.append(note);
  return { destroy: () => note.remove() };
}

/** Names in a legend hide and show their curves, for keys as for the mouse. */
function legendByKeys(u) {
  u.root.querySelectorAll('.u-series > th').forEach((name, i) => {
    const series = name.parentElement;
    if (series.style.display === 'none' || name.textContent === 'Value') return;
    name.tabIndex = 0;
    name.setAttribute('role', 'switch');
    name.setAttribute('aria-checked', String(u.series[i].show));
    name.addEventListener('click', () => name.setAttribute('aria-checked', String(!series.classList.contains('u-off'))));
    name.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      name.click();
    });
  });
}

function keyboard(place, u, figure) {
  place.tabIndex = 0;
  place.setAttribute('role', 'application');
  place.setAttribute('aria-label', figure.title + '. ' + (figure.keys || 'Arrow keys move along the curve, plus and minus zoom, Escape shows all.'));
  let at = -1;
  let up = 0;
  place.onkeydown = event => {
    const last = figure.xs.length - 1;
    const heights = figure.heights && at >= 0 ? figure.heights(at) : [];
    if (event.key === 'Enter' && figure.enter && at >= 0) figure.enter(at);
    else if (event.key === 'ArrowUp' && heights.length) up = Math.min(heights.length - 1, up + 1);
    else if (event.key === 'ArrowDown' && heights.length) up = Math.max(0, Math.min(heights.length - 1, up) - 1);
    else if (event.key === 'ArrowRight') at = Math.min(last, at + 1);
    else if (event.key === 'ArrowLeft') at = Math.max(0, at < 0 ? last : at - 1);
    else if (event.key === 'Escape') u.setScale('x', { min: figure.xs[0], max: figure.xs[last] });
    else if (event.key === '+' || event.key === '-') {
      const centre = figure.xs[Math.max(0, at)];
      const [a, b] = [u.scales.x.min, u.scales.x.max];
      const f = event.key === '+' ? 0.5 : 2;
      u.setScale('x', figure.xLog
        ? { min: centre * (a / centre) ** f, max: centre * (b / centre) ** f }
        : { min: centre + (a - centre) * f, max: centre + (b - centre) * f });
    } else return;
    event.preventDefault();
    if (at >= 0) {
      const reached = figure.heights ? figure.heights(at) : [];
      const first = reached.length ? reached[Math.min(up, reached.length - 1)] : figure.series[0].values[at];
      u.setCursor({ left: u.valToPos(figure.xs[at], 'x'), top: isNumber(first) ? u.valToPos(first, 'y') : 10 });
      if (figure.readout) document.getElementById('spoken').textContent = figure.readout(at, first);
    }
  };
}

// Cividis, cut to what stands out from the paper; made for colour-blind readers.
function along(share) {
  const stops = ['00224e', '2a3f6d', '575d6d', '7d7c78', 'a59c74', 'd2c060', 'fee838'];
  const dark = root.dataset.theme === 'dark';
  const x = (dark ? 0.3 + 0.7 * share : 0.82 * share) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(x));
  const channel = k => {
    const [a, b] = [stops[i], stops[i + 1]].map(s => parseInt(s.slice(2 * k, 2 * k + 2), 16));
    return Math.round(a + (b - a) * (x - i));
  };
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`;
}

const channels = hex => [1, 3, 5].map(k => parseInt(hex.slice(k, k + 2), 16));

/** Grey at 1; to the colour of less, or of more, at the full ratio and beyond. */
function byRatio(ratio, full) {
  const share = Math.max(-1, Math.min(1, Math.log(ratio) / Math.log(full)));
  const from = channels(colour('one'));
  const to = channels(colour(share < 0 ? 'less' : 'more'));
  return `rgb(${from.map((one, k) => Math.round(one + Math.abs(share) * (to[k] - one))).join(', ')})`;
}

const layerColours = ['curve', 'prediction', 'minimum', 'he'];
const layerDashes = [undefined, [8, 4], [3, 3], [10, 3, 2, 3], [1, 4]];
const withAlpha = (hex, alpha) => hex + Math.round(255 * alpha).toString(16).padStart(2, '0');
