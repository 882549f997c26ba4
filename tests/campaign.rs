//! Two campaigns of a bank (UCI Bank Marketing) as their files have them: a row is a client.

#![allow(dead_code, reason = "each test file uses a part of it")]

use crate::shared::shared;
use flate2::read::DeflateDecoder;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::Read as _;

/// A client of a campaign, by the columns of the file.
pub struct Client(BTreeMap<String, String>);

impl Client {
    pub fn cell(&self, column: &str) -> &str {
        self.0.get(column).unwrap_or_else(|| panic!("no column {column}"))
    }

    pub fn number(&self, column: &str) -> i64 {
        self.cell(column).parse().unwrap_or_else(|_| panic!("{column} is no number"))
    }

    pub fn bought(&self) -> bool {
        self.cell("y") == "yes"
    }

    /// How the number of calls to the client is grouped by the other program.
    pub fn nth(&self) -> String {
        match self.number("campaign") {
            few @ ..=5 => few.to_string(),
            _ => "6+".to_owned(),
        }
    }
}

/// The entries of an archive whose headers hold their sizes.
fn entries(archive: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, bytes: usize| {
        archive[at..at + bytes].iter().rev().fold(0_usize, |number, byte| number << 8 | usize::from(*byte))
    };
    let (mut entries, mut at) = (BTreeMap::new(), 0);
    while number(at, 4) == 0x0403_4b50 {
        let (method, size) = (number(at + 8, 2), number(at + 18, 4));
        let name = at + 30;
        let data = name + number(at + 26, 2) + number(at + 28, 2);
        let path = String::from_utf8_lossy(&archive[name..name + number(at + 26, 2)]).into_owned();
        let mut text = String::new();
        if method == 8 {
            DeflateDecoder::new(&archive[data..data + size]).read_to_string(&mut text).expect("text");
        }
        entries.insert(path, text);
        at = data + size;
    }
    entries
}

/// The name of a file, what the other program found in it, and its clients.
pub type Campaign = (&'static str, Json, Vec<Client>);

/// The campaigns, or nothing where the files are absent.
pub fn campaigns() -> Vec<Campaign> {
    let folder = "data/bank_marketing_uci";
    let found = (shared(&format!("{folder}/bank-additional.zip")), shared(&format!("{folder}/expected.json")));
    let (Some(archive), Some(expected)) = found else { return Vec::new() };
    let files = entries(&std::fs::read(archive).expect("readable"));
    let expected: Json = serde_json::from_str(&std::fs::read_to_string(expected).expect("readable")).expect("json");
    let campaign = |name: &'static str| {
        let text = &files[&format!("bank-additional/{name}.csv")];
        let cells = |line: &str| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect::<Vec<_>>();
        let head = cells(text.lines().next().expect("a head"));
        let client = |line: &str| Client(head.iter().cloned().zip(cells(line)).collect());
        (name, expected[name].clone(), text.lines().skip(1).map(client).collect())
    };
    ["bank-additional-full", "bank-full"].map(campaign).into()
}

/// A published ratio.
pub fn parts(of: &Json) -> Option<(i64, i64)> {
    Some((of["num"].as_i64()?, of["den"].as_i64()?))
}
