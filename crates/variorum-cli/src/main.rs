//! The command `variorum`.

use variorum::{Options, annotate, compare, report_record};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let mut reports = Vec::new();
    for path in args.filter(|arg| !arg.starts_with("--") && !["json", "jsonl", "all"].contains(&arg.as_str())) {
        match variorum_read::read(&path, &std::fs::read(&path)?, &variorum_read::Limits::default()) {
            Ok(read) => reports.extend(read.into_iter().map(annotate)),
            Err(fault) => eprintln!("variorum: {fault}"),
        }
    }
    if command == "read" {
        for report in &reports {
            println!("{}", serde_json::to_string(&report_record(report))?);
        }
    } else {
        println!("{}", serde_json::to_string_pretty(&compare(reports, &Options::default()))?);
    }
    Ok(())
}
