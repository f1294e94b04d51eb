//! The surface as text: every type, field, method and what it throws, in the order of their names. Documentation is left
//! out: it may change freely.

use std::{collections::BTreeMap, fmt::Write};

use anyhow::Result;
use camino::Utf8PathBuf;
use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{DefaultValueMetadata, FieldMetadata, FnParamMetadata, LiteralMetadata, Metadata, Type};

/// What shells can call of this library.
pub(crate) fn surface(library: Utf8PathBuf) -> Result<String> {
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in extract_from_library(&library)? {
        match item {
            Metadata::Func(f) => {
                let line = call(&f.name, f.is_async, &f.inputs, f.return_type.as_ref(), f.throws.as_ref());
                parts.entry(format!("fn {line}")).or_default();
            }
            Metadata::Object(object) => {
                let kind = if object.imp.is_trait_interface() { "trait" } else { "object" };
                parts.entry(format!("{kind} {}", object.name)).or_default();
            }
            Metadata::Record(record) => {
                let fields = record.fields.iter().map(field).collect();
                parts.insert(format!("record {}", record.name), fields);
            }
            Metadata::Enum(each) => {
                let kind = if each.shape.is_error() { "error" } else { "enum" };
                let variants = each.variants.iter().map(|variant| {
                    let fields: Vec<String> = variant.fields.iter().map(field).collect();
                    if fields.is_empty() {
                        variant.name.clone()
                    } else {
                        format!("{} {{ {} }}", variant.name, fields.join(", "))
                    }
                });
                parts.insert(format!("{kind} {}", each.name), variants.collect());
            }
            Metadata::Constructor(c) => {
                let line = call(&c.name, c.is_async, &c.inputs, None, c.throws.as_ref());
                parts.entry(format!("object {}", c.self_name)).or_default().push(format!("new {line}"));
            }
            Metadata::Method(m) => {
                let line = call(&m.name, m.is_async, &m.inputs, m.return_type.as_ref(), m.throws.as_ref());
                parts.entry(format!("object {}", m.self_name)).or_default().push(line);
            }
            Metadata::TraitMethod(m) => {
                let line = call(&m.name, m.is_async, &m.inputs, m.return_type.as_ref(), m.throws.as_ref());
                parts.entry(format!("trait {}", m.trait_name)).or_default().push(line);
            }
            other => {
                parts.entry(format!("other {other:?}")).or_default();
            }
        }
    }
    let mut text = String::new();
    for (head, mut lines) in parts {
        if head.starts_with("other Namespace") {
            continue;
        }
        // Fields and variants keep their order, which crosses; methods don't.
        if head.starts_with("object") || head.starts_with("trait") {
            lines.sort();
        }
        writeln!(text, "{head}")?;
        for line in lines {
            writeln!(text, "    {line}")?;
        }
    }
    Ok(text)
}

fn call(
    name: &str,
    is_async: bool,
    inputs: &[FnParamMetadata],
    gives: Option<&Type>,
    throws: Option<&Type>,
) -> String {
    let inputs: Vec<String> =
        inputs.iter().map(|input| format!("{}: {}", input.name, word(&input.ty))).collect();
    let mut line = format!("{}{name}({})", if is_async { "async " } else { "" }, inputs.join(", "));
    if let Some(gives) = gives {
        line.push_str(&format!(" -> {}", word(gives)));
    }
    if let Some(throws) = throws {
        line.push_str(&format!(" throws {}", word(throws)));
    }
    line
}

fn field(field: &FieldMetadata) -> String {
    let default = match &field.default {
        None => String::new(),
        Some(DefaultValueMetadata::Default) => " = default".to_owned(),
        Some(DefaultValueMetadata::Literal(literal)) => format!(" = {}", value(literal)),
    };
    format!("{}: {}{default}", field.name, word(&field.ty))
}

fn value(literal: &LiteralMetadata) -> String {
    match literal {
        LiteralMetadata::Boolean(value) => value.to_string(),
        LiteralMetadata::String(value) => format!("{value:?}"),
        LiteralMetadata::UInt(value, ..) => value.to_string(),
        LiteralMetadata::Int(value, ..) => value.to_string(),
        LiteralMetadata::Float(value, _) => value.clone(),
        LiteralMetadata::Enum(value, _) => value.clone(),
        LiteralMetadata::None => "none".to_owned(),
        other => format!("{other:?}"),
    }
}

fn word(ty: &Type) -> String {
    match ty {
        Type::Optional { inner_type } => format!("{}?", word(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", word(inner_type)),
        Type::Map { key_type, value_type } => format!("{{{}: {}}}", word(key_type), word(value_type)),
        Type::Object { name, .. }
        | Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::Custom { name, .. } => name.clone(),
        other => format!("{other:?}").to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shells are built apart from the core, and a field that moved is a crash or, worse, another field's value. So the
    /// surface changes on purpose: `cargo xtask bindings --record`, and the shells with it.
    #[test]
    fn the_surface_is_the_recorded_one() {
        let here = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let deps = Utf8PathBuf::from_path_buf(std::env::current_exe().unwrap()).unwrap();
        let name = format!("{}oogst_bindings{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
        let now = surface(deps.parent().unwrap().join(name)).unwrap();
        let recorded = std::fs::read_to_string(here.join("../surface.txt")).unwrap();
        let (old, new): (Vec<_>, Vec<_>) = (recorded.lines().collect(), now.lines().collect());
        let gone: Vec<_> = old.iter().filter(|line| !new.contains(line)).collect();
        let come: Vec<_> = new.iter().filter(|line| !old.contains(line)).collect();
        assert!(
            recorded == now,
            "what shells can call has changed; when that is meant: cargo xtask bindings --record\n\
             gone: {gone:#?}\ncome: {come:#?}"
        );
    }

    #[test]
    fn types_are_written_as_one_says_them() {
        let text =
            Type::Optional { inner_type: Box::new(Type::Sequence { inner_type: Box::new(Type::String) }) };
        assert_eq!(word(&text), "[string]?");
        let input = FnParamMetadata::simple("after", text);
        assert_eq!(
            call("list", true, &[input], Some(&Type::Boolean), None),
            "async list(after: [string]?) -> boolean"
        );
    }
}
