// Numbers and elements as the page writes them.

const data = JSON.parse(document.getElementById('data').textContent);
const root = document.documentElement;
const none = '–';

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
