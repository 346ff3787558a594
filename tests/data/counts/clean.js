function merge(a, b) {
  const out = [];
  let i = 0, k = 0;
  while (i < a.length || k < b.length) {
    if (k >= b.length || (i < a.length && a[i] <= b[k])) out.push(a[i++]);
    else out.push(b[k++]);
  }
  return out;
}

function sort(rows) {
  if (rows.length < 2) return rows;
  const half = rows.length >> 1;
  return merge(sort(rows.slice(0, half)), sort(rows.slice(half)));
}

const rows = [];
for (let i = Number(process.argv[2]); i > 0; i--) rows.push((i * 7919) % 10007);
console.log(sort(rows)[0]);
