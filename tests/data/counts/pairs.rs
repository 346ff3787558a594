fn pairs(rows: &[i64]) -> usize {
    rows.iter()
        .map(|a| {
            rows.iter()
                .filter(|b| a - *b == 1) // grows: n^2
                .count()
        })
        .sum()
}

fn main() {
    let size: i64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let rows: Vec<i64> = (0..size).collect();
    println!("{}", pairs(&rows));
}
