//! The table.

use crate::measurements::Measurement;

/// The same for one server after the other, with nothing to compare.
pub fn print_alone(results: &[Measurement]) {
    head();
    for measured in results {
        row(measured, None);
    }
}

fn head() {
    println!(
        "| workload | connections | server | requests/s | p50 ms | p99 ms | CPU µs/request | ratio | statements | RSS MB |"
    );
    println!("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|");
}

pub fn print(results: &[Measurement], idle_kib: u64) {
    head();
    for (own, other) in pairs(results) {
        row(own, Some(own.cpu_per_request() / other.cpu_per_request()));
        row(other, None);
    }
    println!("\nTessera idle: {:.0} MB resident.\n", mebibytes(idle_kib));
    for (own, other) in pairs(results) {
        let ratio = own.cpu_per_request() / other.cpu_per_request();
        let verdict = if ratio <= own.limit { "within" } else { "BEYOND" };
        println!(
            "{} ({}), {} connections: {ratio:.1} × the reference, {verdict} {:.0} ×",
            own.workload, own.title, own.connections, own.limit
        );
    }
}

fn pairs(results: &[Measurement]) -> impl Iterator<Item = (&Measurement, &Measurement)> {
    results.chunks_exact(2).filter_map(|pair| Some((pair.first()?, pair.last()?)))
}

fn row(measured: &Measurement, ratio: Option<f64>) {
    println!(
        "| {} | {} | {} | {:.0} | {:.2} | {:.2} | {:.0} | {} | {:.2} | {:.0} |",
        measured.workload,
        measured.connections,
        measured.server,
        measured.per_second(),
        measured.percentile(50),
        measured.percentile(99),
        measured.cpu_per_request(),
        ratio.map(|ratio| format!("{ratio:.1}")).unwrap_or_default(),
        measured.statements_per_request(),
        mebibytes(measured.resident_kib),
    );
}

#[allow(clippy::cast_precision_loss, reason = "numbers for people")]
pub fn mebibytes(kib: u64) -> f64 {
    kib as f64 / 1_024.0
}
