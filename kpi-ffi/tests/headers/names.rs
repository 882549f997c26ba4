//! Names as C and C++ can have them, and comments.

/// Words that name nothing else in C++; C's are among them.
const TAKEN: &[&str] = &[
    "and",
    "auto",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "delete",
    "do",
    "double",
    "else",
    "enum",
    "explicit",
    "export",
    "extern",
    "false",
    "float",
    "for",
    "friend",
    "goto",
    "if",
    "inline",
    "int",
    "long",
    "module",
    "mutable",
    "namespace",
    "new",
    "not",
    "operator",
    "or",
    "private",
    "protected",
    "public",
    "register",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "struct",
    "switch",
    "template",
    "this",
    "throw",
    "true",
    "try",
    "typedef",
    "union",
    "unsigned",
    "using",
    "virtual",
    "void",
    "volatile",
    "while",
    "xor",
];

/// The name, with an underscore where the language has taken it.
pub fn plain(name: &str) -> String {
    let name = name.replace("..", "_to_").replace(['-', '.'], "_");
    let starts_badly = name.starts_with(|first: char| first.is_ascii_digit());
    if TAKEN.contains(&name.as_str()) {
        format!("{name}_")
    } else if starts_badly {
        format!("n{name}")
    } else {
        name
    }
}

/// The name of a constant.
pub fn upper(name: &str) -> String {
    name.replace("..", "_to_").replace(['-', '.'], "_").to_uppercase()
}

/// A comment of one line.
pub fn comment(text: &str) -> String {
    format!("/** {} */", text.replace("*/", "* /"))
}
