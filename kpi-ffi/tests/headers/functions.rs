//! `kpi.h`: the functions, by cbindgen.

use std::path::Path;

/// The conventions that all functions follow: the head of the header.
const HEAD: &str = include_str!("head.txt");

/// The structs of the Arrow C Data and Stream Interfaces.
const ARROW: &str = include_str!("arrow.txt");

pub fn header() -> Result<String, Box<dyn std::error::Error>> {
    let config = cbindgen::Config {
        language: cbindgen::Language::C,
        cpp_compat: true,
        include_guard: Some("KPI_H".to_owned()),
        header: Some(HEAD.trim_end().to_owned()),
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        includes: vec!["kpi_ids.h".to_owned()],
        after_includes: Some(ARROW.trim_end().to_owned()),
        export: cbindgen::ExportConfig {
            rename: ["ArrowSchema", "ArrowArray", "ArrowArrayStream"]
                .map(|name| (name.to_owned(), format!("struct {name}")))
                .into(),
            ..cbindgen::ExportConfig::default()
        },
        style: cbindgen::Style::Both,
        documentation_style: cbindgen::DocumentationStyle::C99,
        line_length: 120,
        usize_is_size_t: true,
        sort_by: cbindgen::SortKey::None,
        ..cbindgen::Config::default()
    };
    let mut text = Vec::new();
    cbindgen::Builder::new().with_src_in_order()?.with_config(config).generate()?.write(&mut text);
    Ok(String::from_utf8(text)?)
}

/// The sources in the order in which a reader of the header wants them.
trait InOrder: Sized {
    fn with_src_in_order(self) -> std::io::Result<Self>;
}

impl InOrder for cbindgen::Builder {
    fn with_src_in_order(self) -> std::io::Result<Self> {
        let rooms = [
            "version",
            "status",
            "text",
            "totals",
            "observe",
            "value",
            "grouped",
            "sharded",
            "distribution",
            "catalogue",
            "metrics",
            "asks",
            "query",
            "tables",
            "run",
            "card",
        ];
        let source = |room: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room).with_extension("rs");
        let all = std::fs::read_dir(source("version").with_file_name(""))?.count();
        let without_functions = ["handle", "import", "lib", "poison", "rules", "schema"].len();
        assert_eq!(
            all,
            rooms.len() + without_functions,
            "name the new file of kpi-ffi/src here: its functions are in no header"
        );
        Ok(rooms.iter().fold(self, |builder, room| builder.with_src(source(room))))
    }
}
