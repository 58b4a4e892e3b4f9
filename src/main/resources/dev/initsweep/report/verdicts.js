// The table of verdicts.

const marks = {
  COINCIDES: ['✔', 'yes'], HOLDS: ['✔', 'yes'],
  DIFFERS: ['✘', 'no'], CONTRADICTED: ['✘', 'no'],
  INCONCLUSIVE: ['?', 'open'], UNDECIDED: ['?', 'open'],
  WIDEN_GRID: ['⇔', 'open'], INCOMPLETE: ['…', 'open'],
  NO_PREDICTION: ['∅', 'open'], NOT_ON_AXIS: ['⊥', 'open'],
};
const octaves = margin => text(margin) + (margin === 1 ? ' octave' : ' octaves');
const margins = [...new Set(data.groups.map(group => group.margin))];
const claims = {
  'coincidence': (margins.length === 1 ? `within ${octaves(margins[0])} of the minimum?` : 'at the minimum?') + ' (claim 1)',
  'near-least-loss': 'near the least loss?',
  'lower-loss': 'lower loss than He? (claim 2)',
  'higher-accuracy': 'higher accuracy? (claim 3)',
};
const show = {
  'coincidence': value => text(value) + ' oct',
  'near-least-loss': percent, 'lower-loss': percent, 'higher-accuracy': points,
};
// The unit stands beside the value.
const ends = { 'coincidence': text };

function verdictCell(verdict) {
  if (!verdict) return { sort: '', node: none, plain: '' };
  const [mark, kind] = marks[verdict.conclusion] || ['', 'open'];
  const node = element('span', { title: [verdict.method, verdict.caveat].filter(Boolean).join('\n') },
    element('span', { class: 'word ' + kind }, mark + ' ' + verdict.conclusion));
  if (verdict.estimate) {
    node.append(element('br'), show[verdict.claim](verdict.estimate.value),
      element('span', { class: 'soft' }, ' (' + range(verdict.estimate.interval, ends[verdict.claim] || show[verdict.claim]) + ')'));
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
  data.groups.forEach(group => group.predictions.forEach(prediction => {
    const of = claim => group.verdicts.filter(v => v.predictor === prediction.predictor && v.claim === claim);
    const regret = (of('coincidence')[0] || {}).regret;
    const link = address.link(groupId(group), {}, group.title);
    all.push({ group, cells: [
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
    ] });
  }));
  return all;
}

function verdictTable() {
  const heads = ['group', 'predictor', 'predicts', ...Object.values(claims), 'cost of trusting it (loss)'];
  const table = document.getElementById('verdicts');
  const body = element('tbody');
  const made = rows().map(({ group, cells }) => ({
    group, cells,
    words: [filters.words(group), ...cells.map(cell => cell.plain)].join(' ').toLowerCase(),
    node: element('tr', {}, ...cells.map(cell => element('td', {}, cell.node))),
  }));
  const buttons = heads.map((head, column) => {
    const button = element('button', { type: 'button' }, head);
    button.addEventListener('click', () => {
      const up = buttons[column].getAttribute('aria-sort') !== 'ascending';
      address.set({ sort: (up ? '' : '-') + (column + 1) });
      sort();
    });
    return element('th', { scope: 'col', 'aria-sort': 'none' }, button);
  });
  const inOrder = [...made];
  /** By the column that the address names, counted from 1 and negative where descending. */
  function sort() {
    const wanted = Number(address.get('sort'));
    const [column, up] = [Math.abs(wanted) - 1, wanted > 0];
    buttons.forEach((head, c) => head.setAttribute('aria-sort', c !== column ? 'none' : up ? 'ascending' : 'descending'));
    const sorted = !buttons[column] ? inOrder : [...made].sort((a, b) => {
      const [x, y] = [a.cells[column].sort, b.cells[column].sort];
      return (up ? 1 : -1) * (x < y ? -1 : x > y ? 1 : 0);
    });
    body.append(...sorted.map(row => row.node));
  }
  table.append(element('thead', {}, element('tr', {}, ...buttons)), body);
  body.append(...made.map(row => row.node));
  address.onChange(sort);
  filters.take(made);
  // A long table scrolls by itself, so that what comes after it is not far.
  const place = table.parentElement;
  if (made.length > 24) {
    for (const [name, value] of [['class', 'wide long'], ['tabindex', '0'], ['role', 'region'], ['aria-labelledby', 'verdicts-title']]) place.setAttribute(name, value);
  }
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
