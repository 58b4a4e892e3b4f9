// The whole page, made of the data that the program wrote into it.

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
filters.bar();
document.getElementById('groups').append(...data.groups.map(groupNode));
overview();
origin();
address.start();
