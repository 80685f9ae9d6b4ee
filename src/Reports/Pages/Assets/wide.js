// What is wider than its box says so: in words below it, and by a shadow at the side where there is more.
(() => {
  document.querySelectorAll('.wide').forEach(box => {
    const inner = box.firstElementChild;
    const hint = html('p', { className: 'more screen', textContent: 'There is more at the side: scroll →' });
    const tell = () => {
      const isWide = inner.scrollWidth > inner.clientWidth + 2;
      hint.hidden = !isWide;
      box.classList.toggle('left', isWide && inner.scrollLeft > 2);
      box.classList.toggle('right', isWide && inner.scrollLeft + inner.clientWidth < inner.scrollWidth - 2);
    };
    box.after(hint);
    inner.addEventListener('scroll', tell, { passive: true });
    new ResizeObserver(tell).observe(inner);
    tell();
  });
})();
