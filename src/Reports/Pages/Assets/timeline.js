// Space–time diagrams of several schedules: nodes as lanes, activations as ticks, messages as slanted lines; a slider goes through schedules.
(() => {
  const box = document.getElementById('timeline-box');
  if (!box) return;
  const all = JSON.parse(document.getElementById('timeline-data').textContent);
  const looks = [
    { stroke: '#0072B2', 'stroke-opacity': 0.8, 'stroke-width': 1.2 },
    { stroke: '#7F7F7F', 'stroke-opacity': 0.7, 'stroke-dasharray': '4 3' },
    { stroke: '#D55E00', 'stroke-width': 1.2 },
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
    for (let k = 0; k <= 5; k++) {
      const at = timeline.from + k * (timeline.to - timeline.from) / 5;
      svg.append(make('text', { x: across(at), y: height - 22, 'text-anchor': k === 5 ? 'end' : 'middle' }, String(Number((at * unit[1]).toPrecision(4)))));
    }
    svg.append(make('text', { x: width / 2, y: height - 5, 'text-anchor': 'middle' }, `virtual time (${unit[0]})`));
    return svg;
  };

  const lanes = html('div', { className: 'lanes', tabIndex: 0 });
  const show = number => lanes.replaceChildren(draw(all[number]));
  const tools = html('div', { className: 'tools' }, ...slider('timeline', 'schedule', all.length,
    number => `schedule ${number}: ${all[number].activations.length} activations, ${all[number].messages.length} messages`, show));
  const key = html('p', { className: 'note' }, 'Ticks: activations. Blue: a message that is read; grey, dashed: one that is not; orange with ×: one that is lost. Shaded: down. '
    + 'Pointing at any of them says what it is.');
  box.replaceChildren(tools, html('div', { className: 'wide' }, lanes), key);
  show(0);
})();
