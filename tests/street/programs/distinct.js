// Those of many texts that differ.
function texts(n) {
  return Array.from({length: n}, (_, i) => `text ${i}`);
}

function distinct(items) {
  const seen = [];
  for (const item of items) {
    if (!seen.some((other) => other === item)) seen.push(item);
  }
  return seen;
}

console.log(distinct(texts(Number(process.argv[2]))).length);
