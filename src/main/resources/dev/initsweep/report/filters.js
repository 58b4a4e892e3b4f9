// Which groups are shown, and by what groups differ.

const groupId = group => 'group-' + group.group.slice(0, 8);
const hasMany = data.groups.length > 1;
const inWords = key => key.replaceAll('_', ' ');

/** What differs between groups, each with its values in order; of what differs alike, the first. */
const differing = (() => {
  const seen = new Set();
  const found = [];
  for (const key of new Set(data.groups.flatMap(group => Object.keys(group.setting)))) {
    const numbers = new Map();
    const alike = data.groups.map(group => {
      const value = group.setting[key];
      if (!numbers.has(value)) numbers.set(value, numbers.size);
      return numbers.get(value);
    }).join();
    if (numbers.size < 2 || seen.has(alike)) continue;
    seen.add(alike);
    const values = [...numbers.keys()];
    found.push({ key, values: values.every(isNumber) ? values.sort((a, b) => a - b) : values });
  }
  return found;
})();

const labelOf = value => (value === undefined ? none : isNumber(value) ? coordinate(value) : String(value));

const filters = (() => {
  const listeners = [];
  let rows = [];
  let shown = data.groups;
  let said = '';

  const key = setting => 'only-' + setting.key;
  const isChosen = group => differing.every(setting => {
    const wanted = address.get(key(setting));
    return wanted === '' || wanted === labelOf(group.setting[setting.key]);
  });
  const words = group => [group.title, ...differing.map(s => inWords(s.key) + ' ' + labelOf(group.setting[s.key]))].join(' ');

  function apply() {
    const wanted = address.get('find').toLowerCase().split(/\s+/).filter(Boolean);
    const has = text => wanted.every(word => text.includes(word));
    const found = new Set();
    for (const row of rows) {
      row.node.hidden = !(isChosen(row.group) && has(row.words));
      if (!row.node.hidden) found.add(row.group);
    }
    for (const group of data.groups) {
      if (group.predictions.length === 0 && isChosen(group) && has(words(group).toLowerCase())) found.add(group);
    }
    shown = data.groups.filter(group => found.has(group));
    for (const group of data.groups) {
      const section = document.getElementById(groupId(group));
      if (section) section.hidden = !found.has(group);
    }
    said = `${shown.length} of ${data.groups.length} groups, ${rows.filter(row => !row.node.hidden).length} of ${rows.length} rows`;
    listeners.forEach(listener => listener());
  }

  /** The controls; one group needs none. */
  function bar() {
    if (!hasMany) return;
    const find = element('input', { type: 'search', id: 'filter', placeholder: 'such as kl-bound DIFFERS' });
    const selects = differing.map(setting => element('select', { 'data-key': setting.key },
      element('option', { value: '' }, 'all'), ...setting.values.map(value => element('option', { value: labelOf(value) }, labelOf(value)))));
    const count = element('output', { id: 'count' });
    const all = element('button', { type: 'button', id: 'all' }, 'show all');
    const copy = element('button', { type: 'button', id: 'copy-link' }, 'copy link');
    const change = changes => { address.set(changes); update(); };
    find.addEventListener('input', () => change({ find: find.value }));
    selects.forEach((select, i) => select.addEventListener('change', () => change({ [key(differing[i])]: select.value })));
    all.addEventListener('click', () => change(Object.fromEntries([['find', ''], ...differing.map(s => [key(s), ''])])));
    copy.addEventListener('click', () => copyText(location.href, copy));
    function update() {
      if (find.value !== address.get('find')) find.value = address.get('find');
      selects.forEach((select, i) => {
        select.value = address.get(key(differing[i]));
        select.classList.toggle('set', select.value !== '');
      });
      apply();
      count.textContent = said;
      all.hidden = shown.length === data.groups.length && rows.every(row => !row.node.hidden);
    }
    address.onChange(update);
    document.getElementById('filters').append(
      element('label', {}, 'Show what contains ', find),
      ...selects.map((select, i) => element('label', {}, inWords(differing[i].key) + ' ', select)), all, copy, count);
  }

  return { bar, words, shown: () => shown, take: made => { rows = made; }, onChange: listener => listeners.push(listener) };
})();
