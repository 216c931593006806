"""Fills workbooks in, lets LibreOffice calculate them, and compares with the vectors and with exact fractions.

Usage: check.py WRITER [COUNT [SEED]]: the program that writes workbooks (`cargo build --example workbook`), how many random sheets.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from random import Random

import openpyxl

from model import of_vector, random_sheet, score

HERE = Path(__file__).parent
SHEETS = 100
WORDS = {"yes": "符合", "no": "不符合", "full": "符合", "partial": "部分符合", "none": "不符合", "na": "不适用", "no-see": "未看到"}
VALUES = ["score", "raw", "grade", "result", "reasons", "na_share", "coverage"]
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

passed = failed = 0


def check(name, good, told=""):
    """Counts one comparison and tells of it when it fails."""
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good and failed < 40:
        print(f"FAILED {name}: {told}")


def written(writer, books):
    """Writes workbooks: (file, language, lists of items)."""
    order = [{"file": str(file), "lang": lang, "sheets": sheets} for file, lang, sheets in books]
    subprocess.run([writer], input=json.dumps(order), text=True, check=True)


def scored(writer, cases):
    """What the program makes of sheets and answers."""
    word = lambda answer: {"no-see": "not-observed"}.get(answer, str(answer))
    order = [[sheet, [[word(one) for one in given] for given in answers]] for sheet, answers in cases]
    done = subprocess.run([writer, "score"], input=json.dumps(order), text=True, check=True, capture_output=True)
    return json.loads(done.stdout)


def calculated(folder, files):
    """Lets LibreOffice calculate every formula anew; returns where the results lie."""
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE)
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx", "--outdir", out, *files],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return [out / Path(file).name for file in files]


def columns(sheet):
    """Where the hidden columns begin, and how many answers an item has."""
    heads = [cell.value for cell in sheet[3]]
    samples = heads.index("得分") - 4
    return samples, 7 + samples


def fill(sheet, items, answers):
    """Fills in the answers of a sheet."""
    _, id_column = columns(sheet)
    rows = {sheet.cell(row, id_column).value: row for row in range(1, sheet.max_row + 1)}
    for item, given in zip(items, answers):
        labels = {}
        if isinstance(item["scale"], dict) and "choice" in item["scale"]:
            choices = item["scale"]["choice"]["choices"]
            labels = {one["id"]: f"{n + 1} {one['text']}" for n, one in enumerate(choices)}
        for n, answer in enumerate(given):
            if answer != "":
                sheet.cell(rows[item["id"]], 5 + n).value = labels.get(answer) or WORDS.get(answer, answer)


def read(sheet, decimals):
    """Reads what a sheet comes to."""
    samples, id_column = columns(sheet)
    found, section = {}, 9 + 2 * samples
    sections = []
    for row in range(4, sheet.max_row + 1):
        name, value = sheet.cell(row, id_column).value, sheet.cell(row, id_column + 1).value
        name = str(name or "").removeprefix("value:")
        if name in VALUES:
            found[name] = None if value in (None, "") else value
        if sheet.cell(row, section + 11).value not in (None, ""):
            sections.append(sheet.cell(row, section + 13).value)
    number = lambda value: None if value in (None, "") else f"{value:.{decimals}f}"
    for name in ("score", "raw", "na_share", "coverage"):
        found[name] = number(found[name])
    found["reasons"] = (found["reasons"] or "").split(",") if found["reasons"] else []
    found["sections"] = [number(one) for one in sections]
    return found


def all_items(sheet):
    """Lists the items of a sheet."""
    return [item for section in sheet["sections"] for item in section["items"]]


def vectors(writer, folder):
    """Every vector, each in a whole workbook."""
    cases = [(vector, *of_vector(vector)) for vector in json.loads((HERE.parent / "score" / "vectors.json").read_text())]
    files = [folder / f"{vector['id']}.xlsx" for vector, _, _ in cases]
    written(writer, [(file, "zh", [sheet]) for file, (_, sheet, _) in zip(files, cases)])
    for file, (_, sheet, answers) in zip(files, cases):
        book = openpyxl.load_workbook(file)
        fill(book.worksheets[0], all_items(sheet), answers)
        book.save(file)
    for file, (vector, sheet, answers) in zip(calculated(folder, files), cases):
        found = read(openpyxl.load_workbook(file, data_only=True).worksheets[0], sheet["decimals"])
        wanted = score(sheet, answers)
        expect = vector["expect"]
        told = {key: expect[key] for key in expect if key in found and key != "raw"}
        check(vector["id"], all(found[key] == told[key] for key in told), f"{found} for {told}")
        check(f"{vector['id']} by the model", found == wanted, f"{found} for {wanted}")


def randoms(writer, folder, count, seed):
    """Random sheets, many to a workbook."""
    random = Random(seed)
    for start in range(0, count, SHEETS * 8):
        books = []
        for first in range(start, min(count, start + SHEETS * 8), SHEETS):
            cases = [random_sheet(random) for _ in range(min(SHEETS, count - first))]
            books.append((folder / f"random-{first}.xlsx", cases))
        written(writer, [(file, "zh", [sheet for sheet, _ in cases]) for file, cases in books])
        for file, cases in books:
            book = openpyxl.load_workbook(file)
            for sheet, (listed, answers) in zip(book.worksheets, cases):
                fill(sheet, all_items(listed), answers)
            book.save(file)
        for file, (_, cases) in zip(calculated(folder, [file for file, _ in books]), books):
            book = openpyxl.load_workbook(file, data_only=True)
            said = scored(writer, cases)
            for n, (sheet, (listed, answers)) in enumerate(zip(book.worksheets, cases)):
                found, wanted = read(sheet, listed["decimals"]), score(listed, answers)
                check(f"{file.stem}/{n} by the program", said[n] == wanted, f"\n  {said[n]}\n  {wanted}")
                case = json.dumps([listed, answers], ensure_ascii=False) if failed < 3 else ""
                check(f"{file.stem}/{n}", found == wanted, f"\n  {found}\n  {wanted}\n  {case}")
            file.unlink()


def blank(writer, folder):
    """What stands in the cells of a blank workbook is what a calculation of it gives, in every language."""
    for lang in ("zh", "en"):
        random = Random(7)
        cases = [random_sheet(random)[0] for _ in range(6)]
        files = [folder / f"blank-{lang}-{n}.xlsx" for n in range(len(cases))]
        written(writer, [(file, lang, [sheet]) for file, sheet in zip(files, cases)])
        for file, result in zip(files, calculated(folder, files)):
            stored = openpyxl.load_workbook(file, data_only=True)
            fresh = openpyxl.load_workbook(result, data_only=True)
            formulas = openpyxl.load_workbook(file)
            wrong = []
            for sheet in formulas.worksheets:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.data_type != "f":
                            continue
                        kept = stored[sheet.title][cell.coordinate].value
                        made = fresh[sheet.title][cell.coordinate].value
                        if (kept if kept not in ("", None) else None) != (made if made not in ("", None) else None):
                            wrong.append((sheet.title, cell.coordinate, cell.value, kept, made))
            check(f"{file.stem}: as stored", not wrong, wrong[:5])


def shape(writer, folder):
    """What can be filled in, what stays text, what is hidden, and how it prints."""
    listed = random_sheet(Random(3))[0]
    listed["title"] = "@SUM(A1)"
    dangers = ["=1+1", "+1", "-1", "@a", '=HYPERLINK("http://x","y")']
    for item, text in zip(all_items(listed), dangers):
        item["text"] = text
    listed["sections"][0]["title"] = "=2*3"
    file = folder / "shape.xlsx"
    for lang in ("zh", "en"):
        written(writer, [(file, lang, [listed])])
        book = openpyxl.load_workbook(file)
        sheet = book.worksheets[0]
        meta = {}
        for key, value in book["_meta"].iter_rows(values_only=True):
            meta[key] = meta.get(key, "") + value
        columns_of = json.loads(meta["columns"])
        rows = json.loads(meta["rows"])
        carried = [item["id"] for item in all_items(json.loads(meta["sheet_items"]))]
        known = (meta["schema"], meta["sheet"], meta["hash"]) == ("punctilio/workbook", listed["sheet"], listed["hash"])
        check(f"{lang}: identity", known and carried == [item["id"] for item in all_items(listed)] == list(rows))
        check(f"{lang}: very hidden", book["_meta"].sheet_state == "veryHidden")
        for item, text in zip(all_items(listed), dangers):
            cell = sheet[f"{columns_of['text']}{rows[item['id']]}"]
            check(f"{lang}: {text} stays text", (cell.data_type, cell.value) == ("s", text), cell.value)
        texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
        check(f"{lang}: heads stay text", "@SUM(A1)" in texts and "=2*3" in texts)
        unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        answers = {f"{col}{rows[item['id']]}" for item in all_items(listed) for col in columns_of["answers"][: item["samples"]]}
        notes = {f"{columns_of['note']}{row}" for row in rows.values()}
        heads = {f"{columns_of['field']}{row}" for row in json.loads(meta["fields"]).values()}
        check(f"{lang}: answers are open", answers | notes | heads <= unlocked, (answers | notes | heads) - unlocked)
        formulas = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        check(f"{lang}: formulas are locked", not formulas & unlocked and all(one.protection.sheet for one in book.worksheets))
        lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
        areas = [area for rule in lists for area in rule.sqref.ranges]
        offered = {sheet.cell(*at).coordinate for area in areas for row in area.rows for at in row}
        check(f"{lang}: every answer has a drop-down", answers - offered == set() or all_numbers(listed, answers - offered, rows))
        check(f"{lang}: print", sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0 and sheet.print_title_rows == "$2:$3" and sheet.freeze_panes == "A4")
        with zipfile.ZipFile(file) as parts:
            check(f"{lang}: no macro", not any("vba" in name.lower() for name in parts.namelist()))
        first = file.read_bytes()
        written(writer, [(file, lang, [listed])])
        check(f"{lang}: equal bytes", file.read_bytes() == first)


def all_numbers(listed, cells, rows):
    """Whether cells belong to measured items that offer no word: they must apply and be seen."""
    measured = {str(rows[item["id"]]) for item in all_items(listed) if "measure" in item["scale"]}
    return all(cell.lstrip("ABCDEFGHIJ") in measured for cell in cells)


def main():
    writer, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vectors(writer, folder)
        blank(writer, folder)
        shape(writer, folder)
        randoms(writer, folder, count, seed)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
