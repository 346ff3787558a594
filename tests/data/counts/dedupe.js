function same(a, b) {
  return a === b;
}

function dedupe(rows) {
  const out = [];
  for (const row of rows) {
    let found = false;
    for (const other of out) { // grows: 0.5n^2 - 0.5n
      found = found || same(row, other);
    }
    if (!found) out.push(row);
  }
  return out;
}

const rows = [];
for (let i = 0; i < Number(process.argv[2]); i++) rows.push(i);
console.log(dedupe(rows).length);
