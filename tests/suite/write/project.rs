//! Single files of the author's project: beginnings that overwrite nothing, and mended files.

use std::fs;

use punctilio::write::{ConflictKind, create, replace};

use super::*;

#[test]
fn a_beginning_is_laid_down_whole() {
    let (_guard, project) = output();
    let files = artifacts(&[("standards/punctilio.toml", "P"), (".gitignore", "G")]);
    let written = create(&project, &files).unwrap();
    assert_eq!(written[0], project.join("standards/punctilio.toml"));
    assert_eq!(
        tree(&project),
        [".gitignore", "standards", "standards/punctilio.toml"]
    );
}

#[test]
fn a_beginning_overwrites_nothing_and_names_all_that_is_there() {
    let (_guard, project) = output();
    fs::create_dir_all(project.join("a.toml")).unwrap();
    fs::write(project.join("b.toml"), "mine").unwrap();
    fs::write(project.join("c"), "mine").unwrap();
    let files = [
        ("a.toml", ""),
        ("b.toml", ""),
        ("c/x.toml", ""),
        ("d/x.toml", ""),
    ];
    let refused = create(&project, &artifacts(&files)).map(|_| Summary::default());
    let expected = ["a.toml", "b.toml", "c"].map(|name| (ConflictKind::Foreign, name.to_owned()));
    assert_eq!(conflicts(&project, refused), expected);
    assert_eq!(tree(&project), ["a.toml", "b.toml", "c"]);
}

#[test]
fn a_replaced_file_is_whole_and_leaves_nothing_beside_it() {
    let (_guard, project) = output();
    fs::create_dir(&project).unwrap();
    let file = project.join("a.toml");
    replace(&file, b"one").unwrap();
    replace(&file, b"two").unwrap();
    assert_eq!(read(&project, "a.toml"), "two");
    assert_eq!(tree(&project), ["a.toml"]);
    let refused = replace(&project.join("none/a.toml"), b"").unwrap_err();
    assert!(matches!(refused, WriteError::Failed(_)));
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_rights_and_the_link_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (_guard, project) = output();
    fs::create_dir_all(project.join("shared")).unwrap();
    let (file, link) = (project.join("shared/a.toml"), project.join("a.toml"));
    fs::write(&file, "one").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    replace(&link, b"two").unwrap();
    assert_eq!(read(&project, "shared/a.toml"), "two");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );

    // A new file gets the rights every new file gets here.
    replace(&project.join("new.toml"), b"").unwrap();
    fs::write(project.join("plain.toml"), "").unwrap();
    let mode = |name: &str| {
        fs::metadata(project.join(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("new.toml"), mode("plain.toml"));
}
