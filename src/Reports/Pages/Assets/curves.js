// The convergence chart: lines over virtual time or macro-iterations, heights as decimal logarithms of distances. Of a sweep one cell is
// seen at a time, and all cells have the same axes.
(() => {
  const box = document.getElementById('curves-box');
  if (!box) return;
  const data = JSON.parse(document.getElementById('curves-data').textContent);
  const pad = { left: 62, right: 14, top: 12, bottom: 44 };

  // Numbers as the tables write them.
  const raised = text => [...String(text)].map(sign => sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[sign]).join('');
  const three = value => String(Number(value.toPrecision(3)));
  const write = log => {
    if (log >= -3 && log < 5) return three(10 ** log);
    const power = Math.floor(log + 1e-9);
    const digits = three(10 ** (log - power));
    return digits === '1' ? `10${raised(power)}` : `${digits}×10${raised(power)}`;
  };

  const state = { axis: 0, group: 0, hidden: new Set(), replicates: true, band: true, x: [0, 1], y: [-1, 0], size: [900, 430] };
  const group = () => data.groups[state.group];
  const seen = lines => lines.filter(line => !state.hidden.has(line.model));
  const series = () => seen(group().lines[state.axis]).filter(line => state.replicates || line.kind !== 'replicate');

  // What is certified and rises above all that was measured leaves through the top.
  const whole = () => {
    const lines = data.groups.flatMap(item => seen(item.lines[state.axis]));
    const measured = lines.filter(line => line.kind !== 'certified');
    const least = (values, start) => values.reduce((a, b) => Math.min(a, b), start);
    const most = (values, start) => values.reduce((a, b) => Math.max(a, b), start);
    const low = least(measured.map(line => least(line.y, Infinity)), least(data.groups.map(item => item.tolerance), Infinity));
    const starts = most(lines.map(line => line.y[0]), -Infinity);
    const high = Math.min(starts + 3, most(measured.map(line => most(line.y, -Infinity)), starts));
    state.x = [least(measured.map(line => line.x[0]), Infinity), most(measured.map(line => line.x[line.x.length - 1]), -Infinity)];
    if (state.x[0] > state.x[1]) state.x = [0, 1];
    if (state.x[0] === state.x[1]) state.x[1] += 1;
    state.y = Number.isFinite(high) ? [low - 0.4, Math.max(high, low + 1) + 0.4] : [-1, 0.4];
  };

  const svg = make('svg', { id: 'curves-svg', tabindex: '0', role: 'img', 'aria-label': 'Distance to the fixed point, over virtual time or macro-iterations' });
  const grid = make('g'), lines = make('g', { 'clip-path': 'url(#curves-clip)' }), marks = make('g');
  const clip = make('rect');
  svg.append(make('defs', {}, make('clipPath', { id: 'curves-clip' }, clip)), grid, lines, marks);
  const tip = html('div', { className: 'tip', hidden: true, id: 'curves-tip', ariaLive: 'polite' });
  const chart = html('div', { className: 'chart' }, svg, tip);

  const across = x => pad.left + (x - state.x[0]) / (state.x[1] - state.x[0]) * (state.size[0] - pad.left - pad.right);
  const down = y => pad.top + (state.y[1] - y) / (state.y[1] - state.y[0]) * (state.size[1] - pad.top - pad.bottom);
  const unacross = px => state.x[0] + (px - pad.left) / (state.size[0] - pad.left - pad.right) * (state.x[1] - state.x[0]);
  const undown = py => state.y[1] - (py - pad.top) / (state.size[1] - pad.top - pad.bottom) * (state.y[1] - state.y[0]);

  const heights = () => {
    const span = state.y[1] - state.y[0];
    if (span < 1.2) return steps(state.y[0], state.y[1], 6);
    const every = Math.max(1, Math.ceil(span / 8));
    const places = [];
    for (let k = Math.ceil(state.y[0] / every) * every; k <= state.y[1]; k += every) places.push(k);
    return places;
  };

  const drawGrid = () => {
    const [width, height] = state.size;
    const axis = data.axes[state.axis];
    grid.replaceChildren();
    for (const x of steps(...state.x, Math.max(3, width / 110))) {
      grid.append(
        make('line', { class: 'grid', x1: across(x), x2: across(x), y1: pad.top, y2: height - pad.bottom }),
        make('text', { x: across(x), y: height - pad.bottom + 17, 'text-anchor': 'middle' }, String(x)));
    }
    for (const y of heights()) {
      grid.append(
        make('line', { class: 'grid', x1: pad.left, x2: width - pad.right, y1: down(y), y2: down(y) }),
        make('text', { x: pad.left - 7, y: down(y) + 4, 'text-anchor': 'end' }, Number.isInteger(y) ? `10${raised(y)}` : write(y)));
    }
    grid.append(
      make('rect', { class: 'axis', x: pad.left, y: pad.top, width: width - pad.left - pad.right, height: height - pad.top - pad.bottom, fill: 'none' }),
      make('text', { x: (pad.left + width - pad.right) / 2, y: height - 8, 'text-anchor': 'middle' }, axis.unit ? `${axis.name} (${axis.unit})` : axis.name),
      make('text', { transform: `translate(14 ${(pad.top + height - pad.bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle' }, 'distance'));
  };

  const through = (xs, ys) => xs.map((x, k) => `${k ? 'L' : 'M'}${across(x).toFixed(1)} ${down(ys[k]).toFixed(1)}`).join('');
  const look = kind => ({ 'stroke-width': data.kinds[kind].width, 'stroke-dasharray': data.kinds[kind].dashes || 'none', 'data-kind': kind });
  const shapes = {
    FilledCircle: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z', FilledSquare: 'M-3.5 -3.5h7v7h-7Z', FilledTriangleUp: 'M0 -4.5L4.5 3.5H-4.5Z',
    FilledDiamond: 'M0 -5L4.5 0L0 5L-4.5 0Z', FilledTriangleDown: 'M0 4.5L4.5 -3.5H-4.5Z', Eks: 'M-4 -4L4 4M-4 4L4 -4',
  };
  // As in figures each curve has its markers at places of its own.
  const drawMarkers = (line, turn, count) => {
    const model = data.models[line.model];
    for (let k = 0; k < 7; k++) {
      const x = state.x[0] + (k + (turn + 0.5) / count) / 7 * (state.x[1] - state.x[0]);
      const at = line.x.findIndex(place => place >= x);
      if (at < 0 || line.x[at] > state.x[1]) continue;
      lines.append(make('path', {
        d: shapes[model.marker] ?? shapes.FilledCircle, transform: `translate(${across(line.x[at]).toFixed(1)} ${down(line.y[at]).toFixed(1)})`,
        stroke: model.colour, 'stroke-width': 1.6, class: 'marker', 'data-marker': model.marker,
      }));
      lines.lastChild.style.fill = model.marker === 'Eks' ? 'none' : model.colour;
    }
  };
  const draw = () => {
    const [width, height] = state.size;
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    Object.entries({ x: pad.left, y: pad.top, width: width - pad.left - pad.right, height: height - pad.top - pad.bottom })
      .forEach(([key, value]) => clip.setAttribute(key, value));
    drawGrid();
    const tolerance = down(group().tolerance);
    const [floor, bottom] = [down(group().floor ?? state.y[0]), height - pad.bottom];
    lines.replaceChildren(...(floor < bottom ? [make('rect', { class: 'floor', x: pad.left, width, y: floor, height: bottom - floor })] : []),
      make('line', { class: 'tolerance', x1: pad.left, x2: width, y1: tolerance, y2: tolerance, ...look('tolerance') }));
    for (const line of series()) {
      const stroke = data.models[line.model].colour;
      if (line.low && state.band) {
        const [xs, ys] = [[...line.x, ...[...line.x].reverse()], [...line.high, ...[...line.low].reverse()]];
        lines.append(make('path', { d: `${through(xs, ys)}Z`, class: 'band' }));
        Object.assign(lines.lastChild.style, { fill: stroke, fillOpacity: 0.16 });
      }
      const pale = line.kind === 'replicate' ? { 'stroke-opacity': 0.45 } : {};
      lines.append(make('path', { d: through(line.x, line.y), stroke, ...look(line.kind), ...pale }));
    }
    const medians = series().filter(line => line.kind === 'median');
    medians.forEach((line, turn) => drawMarkers(line, turn, medians.length));
    marks.replaceChildren();
    tip.hidden = true;
    [svg.dataset.from, svg.dataset.to, svg.dataset.low, svg.dataset.high] = [...state.x, ...state.y];
  };

  const named = line => {
    const schedules = group().schedules;
    if (line.kind === 'replicate') return `schedule ${line.replicate}`;
    if (line.kind === 'median') return schedules > 1 ? `median of ${schedules} schedules` : 'the one schedule';
    return line.kind;
  };

  // The point nearest to a place, medians a little before the crowd.
  const nearest = (px, py) => {
    let found = null;
    for (const line of series()) {
      let [low, high] = [0, line.x.length - 1];
      const x = unacross(px);
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (line.x[middle] <= x) low = middle; else high = middle;
      }
      for (const k of [low, high]) {
        const apart = Math.hypot(across(line.x[k]) - px, down(line.y[k]) - py) + (line.kind === 'replicate' ? 5 : 0);
        if (!found || apart < found.apart) found = { line, k, apart };
      }
    }
    return found;
  };
  const hover = (px, py) => {
    marks.querySelectorAll('.hover').forEach(mark => mark.remove());
    const found = nearest(px, py);
    tip.hidden = !found || found.apart > 60;
    if (tip.hidden) return;
    tell(found.line, found.k);
  };
  const tell = (line, k) => {
    state.told = { line, k };
    marks.replaceChildren();
    tip.hidden = false;
    const axis = data.axes[state.axis];
    const model = data.models[line.model];
    const [x, y] = [across(line.x[k]), down(line.y[k])];
    marks.append(
      make('line', { class: 'cursor hover', x1: x, x2: x, y1: pad.top, y2: state.size[1] - pad.bottom }),
      make('circle', { class: 'hover', cx: x, cy: y, r: 4, fill: model.colour }));
    const rows = [html('strong', {}, model.name), `${named(line)}`, `${axis.name}: ${line.x[k]}${axis.unit && ` ${axis.unit}`}`, `distance: ${write(line.y[k])}`];
    if (line.low) rows.push(`10–90 %: ${write(line.low[k])} to ${write(line.high[k])}`);
    tip.replaceChildren(...rows.map(row => html('div', {}, row)));
    const scale = chart.clientWidth / state.size[0];
    const left = x * scale + 14 + tip.offsetWidth > chart.clientWidth ? x * scale - tip.offsetWidth - 14 : x * scale + 14;
    tip.style.left = `${Math.max(2, left)}px`;
    tip.style.top = `${Math.max(2, Math.min(y * scale - 20, chart.clientHeight - tip.offsetHeight - 4))}px`;
  };

  // By keys the point that is told goes along its line, or over to another one.
  const placeOf = (line, x) => {
    const k = line.x.findIndex(place => place >= x);
    return k < 0 ? line.x.length - 1 : k;
  };
  const step = (along, over) => {
    const all = series();
    if (!all.length) return;
    const now = all.indexOf(state.told?.line);
    const line = now < 0 ? all.find(item => item.kind === 'median') ?? all[0] : all[(now + over + all.length) % all.length];
    const k = now < 0 ? placeOf(line, state.x[0]) : over ? placeOf(line, state.told.line.x[state.told.k]) : state.told.k + along;
    tell(line, Math.min(Math.max(k, 0), line.x.length - 1));
  };

  const zoom = (factor, px = state.size[0] / 2) => {
    const middle = unacross(px);
    state.x = state.x.map(x => middle + (x - middle) * factor);
    draw();
  };
  const move = (dx, dy) => {
    const [width, height] = [state.x[1] - state.x[0], state.y[1] - state.y[0]];
    state.x = state.x.map(x => x + dx * width);
    state.y = state.y.map(y => y + dy * height);
    draw();
  };
  const reset = () => { whole(); draw(); };

  // Dragging selects what is shown larger: a box, or only a stretch where it is flat.
  let start = null;
  const place = event => {
    const area = svg.getBoundingClientRect();
    return [(event.clientX - area.left) * state.size[0] / area.width, (event.clientY - area.top) * state.size[1] / area.height];
  };
  const selected = (from, to) => {
    const wide = Math.abs(from[0] - to[0]) > 12, high = Math.abs(from[1] - to[1]) > 24;
    return {
      x: wide ? [from[0], to[0]].sort((a, b) => a - b) : [pad.left, state.size[0] - pad.right],
      y: high ? [from[1], to[1]].sort((a, b) => a - b) : [pad.top, state.size[1] - pad.bottom],
      isOne: wide || high,
    };
  };
  svg.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    start = place(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    const at = place(event);
    if (!start) { hover(...at); return; }
    const area = selected(start, at);
    marks.replaceChildren(...(area.isOne ? [make('rect', {
      class: 'selection', x: area.x[0], width: area.x[1] - area.x[0], y: area.y[0], height: area.y[1] - area.y[0],
    })] : []));
    tip.hidden = true;
  });
  svg.addEventListener('pointerup', event => {
    if (!start) return;
    const at = place(event);
    const area = selected(start, at);
    start = null;
    if (!area.isOne) { hover(...at); return; }
    const limited = (value, low, high) => Math.min(Math.max(value, low), high);
    const x = area.x.map(px => unacross(limited(px, pad.left, state.size[0] - pad.right)));
    const y = area.y.map(py => undown(limited(py, pad.top, state.size[1] - pad.bottom)));
    [state.x, state.y] = [x, [y[1], y[0]]];
    draw();
  });
  svg.addEventListener('pointercancel', () => { start = null; marks.replaceChildren(); });
  svg.addEventListener('pointerleave', () => { if (!start) { tip.hidden = true; marks.replaceChildren(); } });
  svg.addEventListener('dblclick', reset);
  svg.addEventListener('wheel', event => {
    // Without the chart being selected the wheel belongs to the page.
    if (document.activeElement !== svg && !event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, place(event)[0]);
  }, { passive: false });
  svg.addEventListener('keydown', event => {
    const points = event.shiftKey && { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const act = points ? () => step(...points) : {
      '+': () => zoom(0.8), '=': () => zoom(0.8), '-': () => zoom(1.25), Escape: reset, ArrowLeft: () => move(-0.1, 0),
      ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, 0.1), ArrowDown: () => move(0, -0.1),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    start = null;
    act();
  });

  const check = (text, key) => {
    const input = html('input', { type: 'checkbox', checked: state[key], id: `curves-${key}` });
    input.addEventListener('change', () => { state[key] = input.checked; draw(); });
    return html('label', {}, input, text);
  };
  const choice = html('select', { id: 'curves-view', ariaLabel: 'Horizontal axis' }, ...data.axes.map((axis, k) => html('option', { value: k }, `over ${axis.name}`)));
  choice.addEventListener('change', () => { state.axis = Number(choice.value); reset(); });
  const again = html('button', { type: 'button', id: 'curves-reset' }, 'Show all');
  again.addEventListener('click', reset);
  const models = data.models.map((model, number) => {
    const swatch = make('svg', { class: 'swatch', viewBox: '-14 -6 28 12', 'aria-hidden': 'true' },
      make('line', { x1: -14, x2: 14, y1: 0, y2: 0, stroke: model.colour, 'stroke-width': 2.4 }),
      make('path', { d: shapes[model.marker] ?? shapes.FilledCircle, fill: model.colour, stroke: model.colour, 'stroke-width': 1.6 }));
    const button = html('button', { type: 'button', className: 'model', ariaPressed: 'true' }, swatch, model.name);
    button.addEventListener('click', () => {
      if (!state.hidden.delete(number)) state.hidden.add(number);
      button.ariaPressed = String(!state.hidden.has(number));
      draw();
    });
    return button;
  });
  const all = data.groups.flatMap(item => item.lines.flat());
  const has = kind => all.some(line => line.kind === kind);
  const several = data.groups.some(item => item.schedules > 1);
  const tools = html('div', { className: 'tools' }, ...models, choice, ...(has('replicate') ? [check('every schedule', 'replicates')] : []),
    ...(several ? [check('10–90 % band', 'band')] : []), again);
  const cells = data.groups.length < 2 && !data.groups[0].name ? [] : [html('div', { className: 'tools' }, ...slider('curves', 'cell', data.groups.length,
    number => `${data.groups[number].name}${data.groups[number].lines[0].length ? '' : ': failed'}`, number => { state.group = number; draw(); }))];
  const meanings = { median: several ? 'the median over schedules, with its band' : 'the one schedule', replicate: 'single schedules',
    synchronous: 'the synchronous computation', certified: 'what is certified' };
  const words = kind => data.kinds[kind].words.replace(/^./, letter => letter.toUpperCase());
  const tolerances = [...new Set(data.groups.map(item => write(item.tolerance)))];
  const key = html('p', { className: 'note' }, Object.entries(meanings).filter(([kind]) => has(kind))
    .map(([kind, meaning]) => `${words(kind)}: ${meaning}. `).join(''), `${words('tolerance')} across: the tolerance`
    + `${tolerances.length > 1 ? ' of the cell' : `, ${tolerances[0]}`}.`);
  box.replaceChildren(tools, ...cells, chart, key);

  const fit = () => {
    const width = Math.max(280, chart.clientWidth);
    state.size = [width, Math.round(Math.min(470, Math.max(300, width * 0.48)))];
    draw();
  };
  whole();
  new ResizeObserver(fit).observe(chart);
  fit();
})();
