// The views of one graph: a tab for each, and what they share. A module in views/ registers one:
// views.register({ id, label, show(container, shared), hide() }). `label` is a key of the words.

const VIEW_ORDER = ['network', 'organisation', 'time', 'map', 'table'];

/** What the views share; tells "change" when any of it has changed. To change something, call go(). */
class Shared extends EventTarget {
  /** What is chosen: { kind: 'thing', a }, { kind: 'link', a, b }, { kind: 'way', a, b }, { kind: 'article', a } or null. */
  get selection() { return state.chosen; }

  /** The filters: hidden types, first and last year (0 for none). */
  get filters() { return { hidden: state.hidden, from: state.from, to: state.to }; }

  /** The day that the reader looks at, as 2024-07-04, or "". */
  get day() { return state.day; }

  /** The numbers of all things that the filters let through, in the order of their rank. */
  get visible() { return graph.byRank.filter(passes); }

  tell() { this.dispatchEvent(new Event('change')); }
}

const views = {
  all: new Map(),
  shared: new Shared(),
  shown: 'network',

  /** Offer a view. `show` is called with its empty container each time it comes up, `hide` when it goes. */
  register(view) { this.all.set(view.id, view); },

  listed() { return VIEW_ORDER.filter((id) => id === 'network' || this.all.has(id)); },

  container: (id) => byId(id === 'network' ? 'network' : `view-${id}`),

  /** Make the tabs and the containers: once, when all have registered. */
  start() {
    for (const id of this.listed()) {
      if (id !== 'network') byId('network').after(make('div', { id: `view-${id}`, class: 'other', role: 'tabpanel', 'aria-labelledby': `tab-${id}`, tabindex: '0', hidden: true }));
      byId('tabs').append(make('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': this.container(id).id,
        on: { click: () => { if (state.view !== id) go(state.chosen, { view: id }); }, keydown: (event) => this.keys(event, id) } }));
    }
    byId('tabs').hidden = this.all.size === 0;
  },

  keys(event, id) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], listed = this.listed();
    if (!step) return;
    event.preventDefault();
    const next = listed[(listed.indexOf(id) + step + listed.length) % listed.length];
    go(state.chosen, { view: next });
    byId(`tab-${next}`).focus();
  },

  say() {
    byId('tabs').setAttribute('aria-label', say('views'));
    for (const id of this.listed()) byId(`tab-${id}`).textContent = say(id === 'network' ? 'view.network' : this.all.get(id).label);
  },

  /** Show the view that the state asks for, and tell all that the state has changed. */
  apply() {
    const wanted = this.listed().includes(state.view) ? state.view : 'network';
    for (const id of this.listed()) {
      byId(`tab-${id}`).setAttribute('aria-selected', String(id === wanted));
      byId(`tab-${id}`).tabIndex = id === wanted ? 0 : -1;
      this.container(id).hidden = id !== wanted;
    }
    document.documentElement.dataset.view = wanted;
    if (wanted !== this.shown) {
      if (this.shown !== 'network') {
        this.all.get(this.shown).hide();
        this.container(this.shown).replaceChildren();
      }
      this.shown = wanted;
      this.all.get(wanted)?.show(this.container(wanted), this.shared);
    }
    this.shared.tell();
  },
};
