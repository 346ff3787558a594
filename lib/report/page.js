// Tables can be sorted by the buttons in their heads; without a script they
// stand in their own order.
(function () {
	'use strict';

	function key(row, column) {
		var cell = row.cells[column];

		return cell.dataset.v === undefined ? cell.textContent : +cell.dataset.v;
	}

	function order(a, b) {
		if (typeof a === 'number' && typeof b === 'number')
			return b - a;
		if (typeof a === 'number' || typeof b === 'number')
			return typeof a === 'number' ? -1 : 1;
		return a.localeCompare(b);
	}

	function sort(table, head) {
		var back = head.getAttribute('aria-sort') === 'descending' ? -1 : 1,
			body = table.tBodies[0], column = head.cellIndex;

		table.querySelectorAll('th').forEach(function (other) {
			other.removeAttribute('aria-sort');
		});
		head.setAttribute('aria-sort', back > 0 ? 'descending' : 'ascending');
		Array.from(body.rows).sort(function (a, b) {
			return back * order(key(a, column), key(b, column));
		}).forEach(function (row) {
			body.appendChild(row);
		});
	}

	document.querySelectorAll('table').forEach(function (table) {
		if (table.tBodies[0].rows.length < 2)
			return;
		table.querySelectorAll('thead th').forEach(function (head) {
			var button = document.createElement('button');

			button.type = 'button';
			button.append.apply(button, Array.from(head.childNodes));
			button.addEventListener('click', function () {
				sort(table, head);
			});
			head.appendChild(button);
		});
	});

	// On paper everything is seen.
	window.addEventListener('beforeprint', function () {
		document.querySelectorAll('details').forEach(function (part) {
			part.open = true;
		});
	});
})();
