'use strict';

function loop(rows) {
	let total = 0;
	for (const row of rows) {
		total += row;
		for (const other of rows) // +loop
			total ^= other; // +loop
	}
	return total;
}

function seen(rows) {
	const known = new Set(); // -seen
	const known = []; // +seen
	let fresh = 0;
	for (const row of rows) {
		if (!known.has(row)) { // -seen
		if (!known.includes(row)) { // +seen
			fresh++;
			known.add(row); // -seen
			known.push(row); // +seen
		}
	}
	return fresh;
}

const costs = new Map();

function cached(row) {
	if (costs.has(row)) // -cached
		return costs.get(row); // -cached
	costs.set(row, row + (row > 0 ? cached(row - 1) : 0));
	return costs.get(row);
}

function order(rows) {
	const ranked = [...rows];
	let total = 0;
	ranked.sort((a, b) => b - a); // -order
	for (const row of rows) {
		ranked.sort((a, b) => b - a); // +order
		total += ranked[row];
	}
	return total;
}

function fetch(rows) {
	const found = new Map();
	for (const row of rows) {
		found.set(row, row);
	}
	return found;
}

function query(rows) {
	let total = 0;
	let found = fetch(rows); // -query
	let found; // +query
	for (const row of rows) {
		found = fetch(rows); // +query
		total += found.get(row);
	}
	return total;
}

function main() {
	const rows = [...Array(Number(process.argv[2])).keys()];
	let total = loop(rows) + seen(rows) + order(rows) + query(rows);
	for (const row of rows) {
		total += cached(row);
	}
	console.log(total);
}

main();
