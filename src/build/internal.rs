//! Keeps what is internal out of a public site, also what an earlier build left there.

use crate::artifact::ArtifactPath;
use crate::model::Catalog;
use crate::write::Writer;

/// Lists the files of internal standards and audits that an output folder still holds and that no build removes.
pub(super) fn left_over(
    catalog: &Catalog,
    writer: &Writer,
    kept: fn(&ArtifactPath) -> bool,
) -> Vec<String> {
    let internal: Vec<String> = catalog
        .standards
        .iter()
        .flat_map(|standard| {
            let whole = standard.doc.internal.get() == Some(&true);
            standard
                .audits
                .iter()
                .filter(move |audit| whole || audit.internal)
                .map(|audit| format!("{}/score-sheets/{}.", standard.id, audit.id))
        })
        .collect();
    writer
        .files()
        .filter(|path| kept(path))
        .map(ArtifactPath::as_str)
        .filter(|path| internal.iter().any(|start| path.starts_with(start)))
        .map(str::to_owned)
        .collect()
}
