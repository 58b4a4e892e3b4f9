'use strict';
// The page of a sweep. Reads the data that the program wrote into it; draws a figure when it comes
// into view, so that a page of many groups opens at once.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const none = '–';

  // --- Numbers and elements ---------------------------------------------------------------------

  const isNumber = value => typeof value === 'number' && Number.isFinite(value);

  function text(value) {
    if (!isNumber(value)) return none;
    const size = Math.abs(value);
    const shown = value !== 0 && (size < 1e-4 || size >= 1e6) ? value.toExponential(2) : String(Number(value.toPrecision(3)));
    return shown.replace(/^-/, '−');
  }

  /** A coordinate: powers of two keep their last digit. */
  const coordinate = value => (isNumber(value) ? String(Number(value.toPrecision(4))) : none);

  // On the axis global, s0 is the standard deviation of all initial weights, whose variance is σ².
  const isGlobal = group => group.axis === 'global';
  const s0 = variance => coordinate(Math.sqrt(variance));

  /** A point in the words of its axis: g = 16, or σ² = 0.0225 (s0 = 0.15). */
  const named = (group, x) =>
    `${group.symbol} = ${coordinate(x)}` + (isGlobal(group) ? ` (s0 = ${s0(x)})` : '');

  /** The same where there is little room: g = 16, or s0 = 0.15. */
  const brief = (group, x) => (isGlobal(group) ? `s0 = ${s0(x)}` : `${group.symbol} = ${coordinate(x)}`);

  const signed = (value, digits) => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(digits);

  function percent(log) {
    if (!isNumber(log)) return none;
    const change = 100 * Math.expm1(log);
    return Math.abs(change) >= 1000 ? '×' + text(Math.exp(log)) : signed(change, Math.abs(change) < 10 ? 1 : 0) + ' %';
  }

  const counted = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

  const points = share => (isNumber(share) ? signed(100 * share, 2) + ' pp' : none);

  function range(interval, show) {
    if (!interval) return '';
    if (!isNumber(interval.low) && !isNumber(interval.high)) return 'not bounded';
    if (!isNumber(interval.low)) return 'below ' + show(interval.high);
    if (!isNumber(interval.high)) return 'above ' + show(interval.low);
    return show(interval.low) + ' to ' + show(interval.high);
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children.filter(child => child !== ''));
    return made;
  }

  const colour = name => getComputedStyle(root).getPropertyValue('--' + name).trim();

  // --- Verdicts ---------------------------------------------------------------------------------

  const marks = {
    COINCIDES: ['✔', 'yes'], HOLDS: ['✔', 'yes'],
    DIFFERS: ['✘', 'no'], CONTRADICTED: ['✘', 'no'],
    INCONCLUSIVE: ['?', 'open'], UNDECIDED: ['?', 'open'],
    WIDEN_GRID: ['⇔', 'open'], INCOMPLETE: ['…', 'open'],
    NO_PREDICTION: ['∅', 'open'], NOT_ON_AXIS: ['⊥', 'open'],
  };
  const claims = {
    'coincidence': 'at the minimum? (claim 1)',
    'near-least-loss': 'near the least loss?',
    'lower-loss': 'lower loss than He? (claim 2)',
    'higher-accuracy': 'higher accuracy? (claim 3)',
  };
  const show = {
    'coincidence': value => text(value) + ' oct',
    'near-least-loss': percent, 'lower-loss': percent, 'higher-accuracy': points,
  };

  function verdictCell(verdict) {
    if (!verdict) return { sort: '', node: none, plain: '' };
    const [mark, kind] = marks[verdict.conclusion] || ['', 'open'];
    const node = element('span', { title: [verdict.method, verdict.caveat].filter(Boolean).join('\n') },
      element('span', { class: 'word ' + kind }, mark + ' ' + verdict.conclusion));
    if (verdict.estimate) {
      node.append(element('br'), show[verdict.claim](verdict.estimate.value),
        element('span', { class: 'soft' }, ' (' + range(verdict.estimate.interval, show[verdict.claim]) + ')'));
    }
    if (verdict.seeds_to_decide) node.append(element('br'), counted(verdict.seeds_to_decide, 'more seed'));
    const value = verdict.estimate ? verdict.estimate.value : NaN;
    return { sort: verdict.conclusion + ' ' + String(1e6 + value), node, plain: verdict.conclusion };
  }

  // Claims 2 and 3 may be judged against several schemes; He's needs no name.
  function verdictCells(verdicts) {
    const cells = verdicts.map(verdictCell);
    if (cells.length < 2) return cells[0] || verdictCell();
    const node = element('div', {}, ...verdicts.map((verdict, k) =>
      element('div', {}, element('span', { class: 'soft' }, 'against ' + verdict.reference), element('br'), cells[k].node)));
    return { sort: cells[0].sort, node, plain: cells.map(cell => cell.plain).join(' ') };
  }

  function rows() {
    const all = [];
    data.groups.forEach((group, index) => group.predictions.forEach(prediction => {
      const of = claim => group.verdicts.filter(v => v.predictor === prediction.predictor && v.claim === claim);
      const regret = (of('coincidence')[0] || {}).regret;
      const link = element('a', { href: '#group-' + index }, group.title);
      all.push([
        { sort: group.title, node: link, plain: group.title },
        { sort: prediction.predictor, node: prediction.predictor, plain: prediction.predictor },
        {
          sort: isNumber(prediction.coordinate) ? prediction.coordinate : Infinity,
          node: element('span', { title: prediction.reason || prediction.note },
            isNumber(prediction.coordinate) ? named(group, prediction.coordinate).replaceAll(' = ', '\u00a0=\u00a0') : prediction.scales ? 'off the axis' : 'none'),
          plain: '',
        },
        ...Object.keys(claims).map(claim => verdictCells(of(claim))),
        {
          sort: regret && isNumber(regret.value) ? regret.value : Infinity,
          node: regret ? element('span', {}, percent(regret.value),
            element('span', { class: 'soft' }, ' (' + range(regret.interval, percent) + ')')) : none,
          plain: '',
        },
      ]);
    }));
    return all;
  }

  function verdictTable() {
    const heads = ['group', 'predictor', 'predicts', ...Object.values(claims), 'cost of trusting it (loss)'];
    const table = document.getElementById('verdicts');
    const body = element('tbody');
    const made = rows().map(cells => ({
      cells,
      words: cells.map(cell => cell.plain).join(' ').toLowerCase(),
      node: element('tr', {}, ...cells.map(cell => element('td', {}, cell.node))),
    }));
    const buttons = heads.map((head, column) => {
      const button = element('button', { type: 'button' }, head);
      button.addEventListener('click', () => sort(column));
      return element('th', { scope: 'col', 'aria-sort': 'none' }, button);
    });
    function sort(column) {
      const up = buttons[column].getAttribute('aria-sort') !== 'ascending';
      buttons.forEach((head, c) => head.setAttribute('aria-sort', c !== column ? 'none' : up ? 'ascending' : 'descending'));
      made.sort((a, b) => {
        const [x, y] = [a.cells[column].sort, b.cells[column].sort];
        return (up ? 1 : -1) * (x < y ? -1 : x > y ? 1 : 0);
      });
      body.append(...made.map(row => row.node));
    }
    table.append(element('thead', {}, element('tr', {}, ...buttons)), body);
    body.append(...made.map(row => row.node));
    document.getElementById('filter').addEventListener('input', event => {
      const wanted = event.target.value.toLowerCase();
      made.forEach(row => { row.node.hidden = !row.words.includes(wanted); });
    });
  }

  function claimTable() {
    const place = document.getElementById('claims');
    if (data.groups.length < 2) return;
    const head = ['predictor', 'claim', 'holds', 'contradicted', 'undecided', 'no prediction', 'always?'];
    place.append(element('details', {}, element('summary', {}, 'Each claim over all ' + data.groups.length + ' groups'),
      element('div', { class: 'wide' }, element('table', {},
        element('thead', {}, element('tr', {}, ...head.map(h => element('th', { scope: 'col' }, h)))),
        element('tbody', {}, ...data.head.claims.map(c => {
          const [mark, kind] = marks[c.always] || ['', 'open'];
          return element('tr', {}, element('td', {}, c.predictor), element('td', {}, claims[c.claim] + (c.reference && c.reference !== 'he' ? ', against ' + c.reference : '')),
            ...[c.holds, c.contradicted, c.undecided, c.none].map(n => element('td', { class: 'number' }, n + ' of ' + c.groups)),
            element('td', { class: 'word ' + kind }, mark + ' ' + c.always));
        }))))));
  }

  // What a point's state is called where a reader sees it.
  const states = { accepted: 'may be best', rejected: 'rejected', diverged: 'diverged', unread: none };

  // --- Figures ----------------------------------------------------------------------------------

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
      return ticks.filter(tick => tick >= min && tick <= max);
    };
  }

  /** Ticks of an axis that is logarithmic to both sides of zero. */
  function signedTicks(u, axis, min, max) {
    const powers = [0.1, 1, 10, 100, 1e3, 1e4];
    return [...powers.map(p => -p).reverse(), 0, ...powers].filter(tick => tick >= min && tick <= max);
  }

  function axes(figure) {
    const common = { stroke: () => colour('soft'), grid: { stroke: () => colour('rule'), width: 1 }, ticks: { stroke: () => colour('rule'), width: 1 }, font: '12px system-ui, sans-serif', labelFont: '12px system-ui, sans-serif', labelGap: 0 };
    const short = tick => (tick !== 0 && Math.abs(tick) < 1e-4 ? tick.toExponential() : String(tick));
    const values = (u, ticks) => ticks.map(tick => short(Number(tick.toPrecision(4))));
    // uPlot would leave out the labels of what it takes for minor ticks.
    const filter = (u, ticks) => ticks;
    return [
      { ...common, label: figure.xLabel, labelSize: 20, size: 34, values, filter, ...(figure.xLog ? { splits: logTicks(figure.xBase || 2) } : {}) },
      { ...common, label: figure.yLabel, labelSize: 18, size: 58, values, filter, ...(figure.yLog ? { splits: logTicks(10) } : figure.yAsinh ? { splits: signedTicks } : {}) },
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

  /** Points that each have a colour, with a bar of their interval; named where there is room. */
  function drawMarks(u, figure) {
    if (!figure.marks) return;
    const context = u.ctx;
    const scale = devicePixelRatio;
    const { left, top, width, height } = u.bbox;
    const marks = figure.marks.map(mark => ({
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
      if (mark.bar) {
        context.moveTo(mark.at, u.valToPos(mark.bar.low, 'y', true));
        context.lineTo(mark.at, u.valToPos(mark.bar.high, 'y', true));
        context.stroke();
        context.beginPath();
      }
      context.arc(mark.at, mark.up, mark.radius, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
    nameMarks(context, marks, u.bbox);
    context.restore();
  }

  /** Names that would cover a mark or another name are left out; those of small marks first. */
  function nameMarks(context, marks, bbox) {
    const scale = devicePixelRatio;
    const taken = marks.map(m => [m.at - m.radius, m.up - m.radius, m.at + m.radius, m.up + m.radius]);
    context.font = 11 * scale + 'px system-ui, sans-serif';
    context.textAlign = 'left';
    context.fillStyle = colour('soft');
    for (const mark of [...marks].sort((a, b) => Boolean(a.small) - Boolean(b.small))) {
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
    const width = Math.max(280, place.clientWidth);
    const yValues = figure.series.flatMap(s => s.values).concat((figure.levels || []).map(l => l.y));
    // Room for the bar at the foot, below the least value.
    const extents = { x: figure.xExtent, y: extent(yValues, 3, figure.yLog) };
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
        draw: [v => drawMarks(v, figure)],
        setCursor: [v => { if (figure.readout) figure.readout(v.cursor.idx); }],
      },
    }, [figure.xs, ...figure.series.map(s => s.values)], place);
    keyboard(place, u, figure);
    return u;
  }

  function keyboard(place, u, figure) {
    place.tabIndex = 0;
    place.setAttribute('role', 'application');
    place.setAttribute('aria-label', figure.title + '. Arrow keys move along the curve, plus and minus zoom, Escape shows all.');
    let at = -1;
    place.onkeydown = event => {
      const last = figure.xs.length - 1;
      if (event.key === 'ArrowRight') at = Math.min(last, at + 1);
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
        const first = figure.series[0].values[at];
        u.setCursor({ left: u.valToPos(figure.xs[at], 'x'), top: isNumber(first) ? u.valToPos(first, 'y') : 10 });
        if (figure.readout) document.getElementById('spoken').textContent = figure.readout(at);
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
    return all;
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
          title: `${f.metric} against V, the mean square of all weights and biases`, note, of: p => p.v, ofHe: 'v', full: f.full_colour,
        }),
        byMeanSquare(group, known, {
          title: `${f.metric} against V of the output layer`, note, of: p => p.output, ofHe: 'output_v', full: f.full_colour_output,
        }));
    }
    const courses = known.filter(p => p.course);
    if (courses.length > 0) {
      all.push(byCheckpoint(group, 'V by epoch', [0, ...f.checkpoints], courses, p => p.course, { yLog: true, yLabel: 'mean over seeds' }));
    }
    const trained = f.points.filter(p => p.accuracies);
    if (trained.length > 0) {
      all.push(byCheckpoint(group, 'test accuracy by epoch', f.checkpoints, trained,
        p => p.accuracies.map(a => (isNumber(a) ? 100 * a : null)), { yLabel: 'mean over seeds, %', unit: ' %' }));
    }
    return all;
  }

  /** The metric against V at the budget; the colour of a point is V over the variance of its start. */
  function byMeanSquare(group, known, { title, note, of, ofHe, full }) {
    const f = group.figures;
    const shown = known.filter(p => isNumber(p.loss) && isNumber(of(p)[0])).sort((a, b) => of(a)[0] - of(b)[0]);
    const drawable = value => floored(value, leastOf(f.metric));
    const losses = shown.map(p => drawable(p.loss));
    const he = f.he && isNumber(f.he[ofHe]) ? [{ x: f.he[ofHe], y: drawable(f.he.loss), label: 'He' }] : [];
    const xs = shown.map(p => of(p)[0]);
    const bounded = p => p.band && isNumber(p.band.low) && isNumber(p.band.high);
    const ends = end => shown.map(p => (bounded(p) ? drawable(p.band[end]) : null));
    return {
      title,
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
  function byCheckpoint(group, title, xs, points, values, { yLog, yLabel, unit }) {
    const planned = points.filter(p => !p.added);
    const shown = thinned(planned.length > 0 ? planned : points, 12);
    return {
      title,
      note: shown.length < points.length ? `${shown.length} of ${points.length} points` : '',
      make: readout => ({
        xs, xExtent: extent(xs, 1, false), xLabel: 'epoch', yLog, yLabel,
        readout: i => readout(isNumber(i)
          ? `epoch ${xs[i]}: ` + shown.map(p => `${brief(group, p.x)}: ${coordinate(values(p)[i])}${unit || ''}`).join('; ') : null),
        series: curves(group, shown, values, xs),
      }),
    };
  }

  /** Evenly spaced ones of many points, with the last. */
  function thinned(points, most) {
    const step = Math.max(1, Math.ceil(points.length / most));
    return points.filter((p, i) => (points.length - 1 - i) % step === 0);
  }

  const curves = (group, shown, values, xs) => shown.map((p, i) => ({
    label: brief(group, p.x), values: values(p), colour: along(i / Math.max(1, shown.length - 1)),
    dash: i % 2 ? [6, 3] : undefined, points: xs.length === 1,
  }));

  function epochCurves(group, trained) {
    const f = group.figures;
    return {
      title: 'running training loss by epoch',
      make: () => ({
        xs: f.epochs, xExtent: extent(f.epochs, 1, false), xLabel: 'epoch', yLog: true, yLabel: 'geometric mean over seeds, nats',
        series: curves(group, thinned(trained, 9), p => p.running.map(v => floored(v, leastLoss)), f.epochs),
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
      title: 'mean squares by layer over the training',
      choices: trained.map(p => named(group, p.x)), chosen: nearest,
      make: (readout, choice) => {
        const point = trained[choice];
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
    const say = line => { readout.textContent = line || ''; return line || ''; };
    const caption = element('figcaption', {}, figure.title, figure.note ? element('span', { class: 'soft' }, figure.note) : '');
    let choice = figure.chosen || 0;
    if (figure.choices) {
      const select = element('select', { 'aria-label': 'at which variance' }, ...figure.choices.map((c, i) => element('option', { value: i }, c)));
      select.value = choice;
      select.addEventListener('change', () => { choice = Number(select.value); draw(place); });
      caption.append(select);
    }
    waiting.set(place, target => plot(target, { title: figure.title, ...figure.make(say, choice) }));
    coming.observe(place);
    return element('figure', {}, caption, place, figure.scale ? ratioScale(figure.scale) : '', readout);
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

  function groupNode(group, index) {
    const f = group.figures;
    const section = element('section', { id: 'group-' + index }, element('h2', {}, group.title));
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
      + ` The look has ${counted(group.seeds, 'seed')}` + (group.over ? '.' : '; more is to come.')));
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

  // --- The whole --------------------------------------------------------------------------------

  function origin() {
    const { head } = data;
    const s = head.sources;
    const folder = head.location.replace(/^file:/, '');
    const list = element('dl');
    const add = (name, ...value) => list.append(element('dt', {}, name), element('dd', {}, ...value));
    add('plan', `${head.name}, hash ${head.plan}`);
    add('results', head.location);
    for (const lines of head.data) add('data', ...lines.flatMap(line => [line.trim().replace(/^data /, ''), element('br')]));
    add('page made', head.made);
    if (s.cells) {
      add('cells', `${s.cells}, trained between ${s.from} and ${s.to} on ${s.hosts} ${s.hosts === 1 ? 'machine' : 'machines'}, ${s.seconds} s of one core`);
      add('initsweep', s.builds.join('; '));
      add('libraries', s.libraries.join('; '));
      add('kernel', s.kernels.join('; '));
      add('engine', s.engines.join('; '));
    }
    add('train it again', element('code', {}, `jobs/initsweep run ${folder}/plans/${head.plan}.json --output results/again`));
    add('one cell again', element('code', {}, `jobs/initsweep replay ${folder} CELL`), ', with an id that a figure shows in brackets');
    document.getElementById('origin').replaceWith(list);
    list.id = 'origin';
  }

  function setTheme(name) {
    root.dataset.theme = name;
    redraw();
  }

  const preferred = matchMedia('(prefers-color-scheme: dark)');
  setTheme(preferred.matches ? 'dark' : 'light');
  preferred.addEventListener('change', () => setTheme(preferred.matches ? 'dark' : 'light'));
  document.getElementById('theme').addEventListener('click', () => setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark'));
  let before;
  addEventListener('beforeprint', () => { before = root.dataset.theme; root.dataset.theme = 'light'; drawAll(); redraw(); });
  addEventListener('afterprint', () => setTheme(before));
  let resizing;
  addEventListener('resize', () => { clearTimeout(resizing); resizing = setTimeout(redraw, 150); });

  const planned = data.groups.reduce((n, g) => n + g.planned, 0);
  const done = data.groups.reduce((n, g) => n + g.done, 0);
  document.getElementById('intro').textContent =
    `${data.groups.length} ${data.groups.length === 1 ? 'group' : 'groups'}, ${done} of ${planned} cells done`
    + (done < planned || data.groups.some(g => !g.over) ? ': verdicts may change as more cells finish.' : '.');
  claimTable();
  verdictTable();
  document.getElementById('groups').append(...data.groups.map(groupNode));
  origin();
})();
