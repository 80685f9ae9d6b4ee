// Space–time diagrams of several schedules: nodes as lanes, activations as strokes, messages as slanted lines; a slider goes through schedules.
(() => {
  const box = document.getElementById('timeline-box');
  if (!box) return;
  const data = JSON.parse(document.getElementById('timeline-data').textContent);
  const all = data.timelines;
  const looks = [
    { stroke: '#0072B2', 'stroke-opacity': 0.8, 'stroke-width': 1.2 },
    { stroke: '#7F7F7F', 'stroke-opacity': 0.7, 'stroke-dasharray': data.unused },
    { stroke: '#D55E00', 'stroke-width': 1.2, 'stroke-dasharray': data.lost },
  ];
  const pad = { left: 46, right: 14, top: 8, bottom: 40 };
  const [width, lane] = [1100, 34];

  const draw = timeline => {
    const height = pad.top + pad.bottom + lane * timeline.nodes.length;
    const unit = timeline.to < 1e-3 ? ['µs', 1e6] : timeline.to < 1 ? ['ms', 1e3] : ['s', 1];
    const across = time => pad.left + (time - timeline.from) / (timeline.to - timeline.from) * (width - pad.left - pad.right);
    const laneOf = new Map(timeline.nodes.map((node, k) => [node, pad.top + lane * (k + 0.5)]));
    const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': timeline.title });
    const told = (element, text) => { element.append(make('title', {}, text)); return element; };
    const time = seconds => `${Number((seconds * unit[1]).toPrecision(6))} ${unit[0]}`;
    for (const [node, y] of laneOf) {
      svg.append(make('line', { class: 'lane', x1: pad.left, x2: width - pad.right, y1: y, y2: y }), make('text', { x: pad.left - 8, y: y + 4, 'text-anchor': 'end' }, String(node)));
    }
    // Between the lanes of its ends an arc that is cut or held is shaded, all arcs that cross the same place as one.
    const gaps = new Map();
    for (const [source, target, isHold, from, to] of timeline.arcs) {
      const [top, bottom] = [laneOf.get(source), laneOf.get(target)].sort((a, b) => a - b);
      for (let y = top; y < bottom; y += lane) gaps.set([y, isHold, from, to].join(), [y, isHold, from, to]);
    }
    for (const [y, isHold, from, to] of gaps.values()) {
      svg.append(told(make('rect', {
        class: isHold ? 'held' : 'cut', x: across(from), width: Math.max(1, across(to) - across(from)), y: y + 3, height: lane - 6,
        fill: isHold ? '#56B4E9' : '#E69F00', 'fill-opacity': 0.3,
      }), isHold ? `hold: what arrives from ${time(from)} waits for ${time(to)}` : `partition from ${time(from)}: what is sent is lost`));
    }
    for (const [node, from, to] of timeline.faults) {
      const [left, right] = [across(Math.max(from, timeline.from)), across(to)];
      svg.append(told(make('rect', { x: left, width: Math.max(1, right - left), y: laneOf.get(node) - 12, height: 24, fill: '#CC79A7', 'fill-opacity': 0.35 }), `node ${node} is down from ${time(from)}`));
    }
    // What arrives after the window leaves through its edge.
    const inside = make('g', { 'clip-path': 'url(#timeline-clip)' });
    svg.append(make('defs', {}, make('clipPath', { id: 'timeline-clip' }, make('rect', { x: pad.left, y: 0, width: width - pad.left - pad.right, height }))), inside);
    for (const [source, target, sent, end, fate] of timeline.messages) {
      const [x, y, y2] = [across(sent), laneOf.get(source), laneOf.get(target)];
      const isLost = fate === 2;
      const [ex, ey] = isLost ? [x + 14, y + Math.sign(y2 - y) * 14] : [across(end), y2];
      const what = isLost ? 'is lost' : fate === 1 ? 'is not read' : `is there at ${time(end)}`;
      inside.append(told(make('line', { x1: x, y1: y, x2: ex, y2: ey, ...looks[fate] }), `${source} → ${target}, sent at ${time(sent)}, ${what}`));
      if (isLost) inside.append(make('path', { d: `M${ex - 4} ${ey - 4}l8 8m0 -8l-8 8`, stroke: '#D55E00', fill: 'none', 'stroke-width': 1.6 }));
    }
    for (const [node, at] of timeline.activations) {
      const [x, y] = [across(at), laneOf.get(node)];
      svg.append(told(make('line', { class: 'act', x1: x, x2: x, y1: y - 8, y2: y + 8 }), `node ${node} acts at ${time(at)}`));
    }
    if (timeline.shown < timeline.to) {
      const x = across(timeline.shown);
      svg.append(told(make('rect', { class: 'rest', x, width: width - pad.right - x, y: pad.top, height: height - pad.top - pad.bottom }), 'not shown'),
        make('text', { x: x + 6, y: pad.top + 14 }, `not shown after ${time(timeline.shown)}`));
    }
    for (const at of steps(timeline.from * unit[1], timeline.to * unit[1], 8)) {
      svg.append(make('text', { x: across(at / unit[1]), y: height - 22, 'text-anchor': 'middle' }, String(at)));
    }
    svg.append(make('text', { x: width / 2, y: height - 5, 'text-anchor': 'middle' }, `virtual time (${unit[0]})`));
    return svg;
  };

  const lanes = html('div', { className: 'lanes', tabIndex: 0 });
  const show = number => lanes.replaceChildren(draw(all[number]));
  const tools = html('div', { className: 'tools' }, ...slider('timeline', 'schedule', all.length,
    number => `schedule ${number}: ${all[number].acts} activations, ${all[number].sends} messages`, show));
  const has = test => all.some(test);
  const meanings = [
    'Upright strokes: activations.', 'Blue: a message that is read.',
    has(item => item.messages.some(message => message[4] === 1)) && 'Grey, dashed: one that is not read.',
    has(item => item.messages.some(message => message[4] === 2)) && 'Orange, dotted, with ×: one that is lost.',
    has(item => item.faults.length) && 'Shaded on a lane: the node is down.',
    has(item => item.arcs.some(arc => !arc[2])) && 'Shaded orange between lanes: a partition, what is sent is lost.',
    has(item => item.arcs.some(arc => arc[2])) && 'Shaded blue between lanes: a hold, what arrives waits.',
    all[0].of > all[0].nodes.length && `${all[0].nodes.length} of ${all[0].of} nodes are shown.`,
    'Pointing at any of them says what it is.',
  ];
  const key = html('p', { className: 'note' }, meanings.filter(Boolean).join(' '));
  box.replaceChildren(tools, html('div', { className: 'wide' }, lanes), key);
  show(0);
})();
