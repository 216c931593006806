//! `check --fix`: what is safe is mended, all else stays byte for byte.

use super::{SOUND, project, punctilio};
use crate::support::Folder;
use std::fs;

/// Every kind of fault with a safe cure; each of these lines once.
const FAULTY: &str = r#"# 头部注释

[standard] # 表头
id = “shop” # 全角引号
tilte = "店"
version = "1.0.0"
kind： "作业程序"
stauts = "unspecifed"

[[roles]] # 岗位
id = "clerk"
name = "店员"

[[phases]]   # 阶段
title = "迎接" # 标题
exceptions = [{ when = "没有人"， do = "按铃" }]

  [[phases.steps]] # 步骤
    name = "开门"   # 名称
    role = "clerk"
    time = "30s"
    do = ["拉开"门"", "微笑", "问好"]
    customer = "在 场"
    channel = "on site"
    numbers = [{ value = 3, unit = "m", label = "距离", card = "true" }]

[[rules]]
area = "hiar" # 部位
must = "整齐"
item = { points = ２ } # 全角数字
"#;

const MENDED: &str = r#"format = 1

# 头部注释

[standard] # 表头
id = "shop" # 全角引号
title = "店"
version = "1.0.0"
kind= "作业程序"
status = "unspecified"

[[roles]] # 岗位
id = "clerk"
name = "店员"

[[phases]]   # 阶段
id = "ying-jie"
title = "迎接" # 标题
exceptions = [{ when = "没有人", do = "按铃" }]

  [[phases.steps]] # 步骤
    id = "kai-men"
    title = "开门"   # 名称
    role = "clerk"
    time = { within = "30s" }
    do = ["拉开“门”", "微笑", "问好"]
    customer = "在场"
    channel = "on-site"
    numbers = [{ value = 3, unit = "m", label = "距离", card = true }]

[[rules]]
id = "zheng-qi"
area = "hair" # 部位
must = "整齐"
item = { points = 2 } # 全角数字
"#;

fn read(folder: &Folder) -> String {
    fs::read_to_string(folder.at("standards/shop.toml")).unwrap()
}

#[test]
fn every_safe_fault_is_mended_and_nothing_else_is_touched() {
    let folder = project(FAULTY);
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(read(&folder), MENDED);
    assert_eq!(run.status, 0, "{}", run.out);
    for said in [
        "改好了 18 处：",
        "\n  standards/shop.toml:1  + format = 1  (F116)",
        "\n  standards/shop.toml:6  “shop” → \"shop\"  (F102)",
        "\n  standards/shop.toml:7  tilte → title  (F105)",
        "\n  standards/shop.toml:19  ， → ,  (F102)",
        "\n  standards/shop.toml:22  + id = \"kai-men\"  (L209)",
    ] {
        assert!(run.out.contains(said), "{said} in\n{}", run.out);
    }
    assert!(run.out.ends_with("没有发现问题\n"), "{}", run.out);

    let again = punctilio(folder.path(), &["check", "--fix", "--messages", "en"]);
    assert_eq!(again.status, 0);
    assert!(again.out.starts_with("nothing to mend"), "{}", again.out);
    assert_eq!(read(&folder), MENDED);
}

#[test]
fn byte_order_mark_and_line_ends_stay() {
    let folder = project(&format!("\u{feff}{}", FAULTY.replace('\n', "\r\n")));
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert_eq!(
        read(&folder),
        format!("\u{feff}{}", MENDED.replace('\n', "\r\n"))
    );
}

#[test]
fn an_id_waits_until_its_standard_is_in_order() {
    let text = SOUND.replace(
        "id = \"door\"\ntitle = \"开门\"\n",
        "titel = \"开门\"\nrole2 = 1\n",
    );
    let folder = project(&text);
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(run.status, 1);
    assert_eq!(read(&folder), text.replace("titel", "title"));
    assert!(run.out.contains("role2"), "what remains is shown");
}

#[test]
fn a_cure_that_makes_it_worse_is_left_alone() {
    // Under its right name the key has three faults in the place of one; the other cure is made all the same.
    let time = "tiem = { within = \"soon\", hold = \"long\", after = \"it\" }\n";
    let text = SOUND.replace("role = \"clerk\"\n", &format!("rloe = \"clerk\"\n{time}"));
    let folder = project(&text);
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(run.status, 1);
    assert_eq!(read(&folder), text.replace("rloe", "role"));
    let (mended, left) = run.out.split_once("没有改的 1 处").expect(&run.out);
    assert!(mended.contains("rloe → role") && !mended.contains("tiem → time"));
    let reason = "tiem → time  (F105)：改了反而会多出错误，请自己看着改\n";
    assert!(left.contains(reason), "{left}");
}

#[test]
fn a_cure_is_promised_only_where_it_can_be_made() {
    // The phase has no header of its own, so there is no place for its id.
    let text = SOUND.replace("[[phases]]\nid = \"welcome\"\ntitle = \"迎接\"\n", "");
    let folder = project(&text);
    let run = punctilio(folder.path(), &["check", "--hints"]);
    assert!(run.out.contains("L209"), "{}", run.out);
    assert!(!run.out.contains("会代为修改"), "{}", run.out);
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert!(run.out.starts_with("没有能放心代改的地方\n"), "{}", run.out);
    assert_eq!(read(&folder), text);
}

#[test]
fn a_text_in_another_encoding_is_left_alone() {
    let text = FAULTY.replace("standard] # 表头", "standard]");
    let (bytes, ..) = encoding_rs::GBK.encode(&text);
    let folder = Folder::new();
    folder.write("standards/shop.toml", &bytes);
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("S002"), "{}", run.out);
    assert_eq!(
        fs::read(folder.at("standards/shop.toml")).unwrap(),
        bytes.as_ref()
    );
}

#[test]
fn parts_of_a_standard_are_mended_each_in_its_file() {
    let (head, phases) = SOUND.split_at(SOUND.find("[[phases]]").unwrap());
    let phases = format!("format = 1\n[part]\n{phases}");
    let folder = Folder::with(&[
        ("standards/shop/1.toml", &head.replace("title", "titel")),
        (
            "standards/shop/2.toml",
            &phases.replace("id = \"door\"\n", ""),
        ),
    ]);
    let run = punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let read = |path| fs::read_to_string(folder.at(path)).unwrap();
    assert_eq!(read("standards/shop/1.toml"), head);
    assert_eq!(
        read("standards/shop/2.toml"),
        phases.replace("id = \"door\"", "id = \"kai-men\"")
    );
}

#[cfg(unix)]
#[test]
fn rights_of_a_mended_file_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project(FAULTY);
    let file = folder.at("standards/shop.toml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    punctilio(folder.path(), &["check", "--fix"]);
    assert_eq!(read(&folder), MENDED);
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
}
