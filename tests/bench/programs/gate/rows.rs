use std::collections::{HashMap, HashSet};

fn repeat(rows: &[usize]) -> usize {
    let mut total = 0;
    for row in rows {
        total += row;
        for other in rows { // +loop
            total ^= other; // +loop
        } // +loop
    }
    total
}

fn seen(rows: &[usize]) -> usize {
    let mut known = HashSet::new(); // -seen
    let mut known: Vec<usize> = Vec::new(); // +seen
    let mut fresh = 0;
    for row in rows {
        let is_known = known.contains(row); // -seen
        let mut is_known = false; // +seen
        for other in &known { // +seen
            is_known = is_known || other == row; // +seen
        } // +seen
        if !is_known {
            fresh += 1;
            known.insert(*row); // -seen
            known.push(*row); // +seen
        }
    }
    fresh
}

fn cached(costs: &mut HashMap<usize, usize>, row: usize) -> usize {
    if let Some(cost) = costs.get(&row) { // -cached
        return *cost; // -cached
    } // -cached
    let below = if row > 0 { cached(costs, row - 1) } else { 0 };
    costs.insert(row, row + below);
    row + below
}

fn order(rows: &[usize]) -> usize {
    let mut ranked = rows.to_vec();
    let mut total = 0;
    ranked.sort_by(|a, b| b.cmp(a)); // -order
    for row in rows {
        ranked.sort_by(|a, b| b.cmp(a)); // +order
        total += ranked[*row];
    }
    total
}

fn fetch(rows: &[usize]) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    for row in rows {
        found.insert(*row, *row);
    }
    found
}

fn query(rows: &[usize]) -> usize {
    let mut total = 0;
    let found = fetch(rows); // -query
    for row in rows {
        let found = fetch(rows); // +query
        total += found[row];
    }
    total
}

fn main() {
    let count: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let rows: Vec<usize> = (0..count).collect();
    let mut costs = HashMap::new();
    let mut total = repeat(&rows) + seen(&rows) + order(&rows) + query(&rows);
    for row in &rows {
        total += cached(&mut costs, *row);
    }
    println!("{}", total);
}
