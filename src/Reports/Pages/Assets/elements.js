'use strict';
// What all scripts of the page make things with: elements of drawings and of the page, axes, sliders.
const make = (name, attributes = {}, ...content) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...content);
  return element;
};
const html = (name, properties = {}, ...content) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
};
// Round places of an axis, no more than so many.
const steps = (from, to, most) => {
  const raw = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find(factor => factor * power >= raw) * power;
  const places = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) places.push(Number((k * step).toPrecision(12)));
  return places;
};
// A slider over things of which one is seen, with the name of that.
const slider = (id, label, count, nameOf, show) => {
  const name = html('output', { id: `${id}-name`, htmlFor: `${id}-slider` });
  const input = html('input', { type: 'range', id: `${id}-slider`, min: 0, max: count - 1, value: 0, step: 1, ariaLabel: label });
  const tell = () => { name.textContent = nameOf(Number(input.value)); };
  input.addEventListener('input', () => { tell(); show(Number(input.value)); });
  tell();
  return [...(count > 1 ? [html('label', {}, label, input)] : []), name];
};
