fn same(a: usize, b: usize) -> bool {
    a == b
}

fn dedupe(rows: &[usize]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for &row in rows {
        let mut found = false;
        for &other in &out { // grows: 0.5n^2 - 0.5n
            found |= same(row, other);
        }
        if !found {
            out.push(row);
        }
    }
    out
}

fn main() {
    let size: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let rows: Vec<usize> = (0..size).collect();
    println!("{}", dedupe(&rows).len());
}
