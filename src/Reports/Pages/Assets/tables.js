// Tables are sorted by a click on a heading, which is a button and so has the keyboard too. Numbers go by their keys; what has none is last.
(() => {
  const compare = (a, b, isNumber) => {
    if (!isNumber) return a.localeCompare(b, 'en', { numeric: true });
    return a === b ? 0 : a < b ? -1 : 1;
  };

  const keyOf = (cell, isNumber) => {
    if (!isNumber) return cell.textContent.trim() === '–' ? '' : cell.textContent.trim();
    const key = cell.dataset.key;
    if (key === undefined || key === '') return null;
    return key === 'Infinity' ? Infinity : key === '-Infinity' ? -Infinity : Number(key);
  };

  const sort = (table, header) => {
    const column = header.cellIndex;
    const isNumber = header.classList.contains('number');
    const down = header.getAttribute('aria-sort') === 'ascending';
    const rows = [...table.tBodies[0].rows].map((row, place) => ({ row, place, key: keyOf(row.cells[column], isNumber) }));
    const isLast = key => key === null || key === '' || key === Infinity || Number.isNaN(key);
    rows.sort((a, b) => {
      const [last, other] = [isLast(a.key), isLast(b.key)];
      if (last || other) {
        // ∞ before what is not there at all, both after every number whichever way.
        return last - other || (a.key !== Infinity) - (b.key !== Infinity) || a.place - b.place;
      }
      return (down ? -1 : 1) * compare(a.key, b.key, isNumber) || a.place - b.place;
    });
    [...header.parentNode.cells].forEach(cell => cell.setAttribute('aria-sort', 'none'));
    header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    table.tBodies[0].append(...rows.map(item => item.row));
  };

  document.querySelectorAll('table.sortable').forEach(table =>
    table.querySelectorAll('th').forEach(header => header.querySelector('button').addEventListener('click', () => sort(table, header))));
})();
