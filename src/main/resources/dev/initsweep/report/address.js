// What the page shows stands in its address behind the #, so that a link shows the same: filters,
// sorting, the choices of figures, and the place. A bare #id leads to a place too.

const address = (() => {
  const listeners = [];
  let state = read();

  function read() {
    const raw = location.hash.slice(1);
    return new URLSearchParams(raw === '' || raw.includes('=') ? raw : 'at=' + raw);
  }

  const get = key => state.get(key) || '';

  /** The address with some values changed; an empty one is left out. */
  function hash(changes) {
    const next = new URLSearchParams(state);
    for (const [key, value] of Object.entries(changes)) {
      if (value === '') next.delete(key);
      else next.set(key, value);
    }
    return '#' + next;
  }

  /** Who changes what is shown has left the place that a link led to. */
  function set(changes) {
    const next = hash({ at: '', ...changes });
    state = new URLSearchParams(next.slice(1));
    history.replaceState(null, '', next);
    refreshLinks();
  }

  const refreshLink = link => link.setAttribute('href', hash({ at: link.dataset.at }));
  const refreshLinks = () => document.querySelectorAll('a[data-at]').forEach(refreshLink);

  /** A link to a place of this page, which keeps what is shown. */
  function link(id, attributes, ...children) {
    const made = element('a', { 'data-at': id, ...attributes }, ...children);
    made.addEventListener('click', () => { if (made.hash === location.hash) go(); });
    refreshLink(made);
    return made;
  }

  function go() {
    const place = document.getElementById(get('at'));
    if (!place) return;
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  }

  /** Calls what shows the address, now and when it changes. */
  function start() {
    listeners.forEach(listener => listener());
    go();
    addEventListener('hashchange', () => {
      state = read();
      refreshLinks();
      listeners.forEach(listener => listener());
      go();
    });
  }

  return { get, set, link, start, onChange: listener => listeners.push(listener) };
})();
