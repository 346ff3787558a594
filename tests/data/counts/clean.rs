fn merge(a: Vec<usize>, b: Vec<usize>) -> Vec<usize> {
    let (mut i, mut k, mut out) = (0, 0, Vec::new());
    while i < a.len() || k < b.len() {
        if k == b.len() || (i < a.len() && a[i] <= b[k]) {
            out.push(a[i]);
            i += 1;
        } else {
            out.push(b[k]);
            k += 1;
        }
    }
    out
}

fn sort(rows: &[usize]) -> Vec<usize> {
    if rows.len() < 2 {
        return rows.to_vec();
    }
    let (a, b) = rows.split_at(rows.len() / 2);
    merge(sort(a), sort(b))
}

fn main() {
    let size: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let rows: Vec<usize> = (0..size).map(|i| (size - i) * 7919 % 10007).collect();
    println!("{}", sort(&rows)[0]);
}
