"""Writes the workbook FILE again COUNT times with XlsxWriter and prints the milliseconds of one."""

import io
import sys
import time

import openpyxl
import xlsxwriter

book = openpyxl.load_workbook(sys.argv[1])
kept = openpyxl.load_workbook(sys.argv[1], data_only=True)
count = int(sys.argv[2])


def look(cell):
    """What a format needs to look the same."""
    sides = {side: getattr(cell.border, side).style for side in ("top", "bottom", "left", "right")}
    widths = {None: 0, "thin": 1, "medium": 2, "thick": 5}
    look = {side: widths[style] for side, style in sides.items()}
    look |= {"font_name": cell.font.name, "font_size": cell.font.sz, "bold": bool(cell.font.b)}
    look |= {"text_wrap": bool(cell.alignment.wrap_text), "locked": cell.protection.locked, "num_format": cell.number_format}
    if cell.fill.fill_type:
        look["bg_color"] = "#" + cell.fill.fgColor.rgb[-6:]
    return tuple(sorted(look.items()))


sheets = []
for sheet in book.worksheets:
    merged = [(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in sheet.merged_cells.ranges]
    covered = {(r, c) for a, b, x, y in merged for r in range(a, x + 1) for c in range(b, y + 1)}
    cells = []
    for row in sheet.iter_rows():
        for cell in row:
            at = (cell.row - 1, cell.column - 1)
            if cell.has_style or cell.value is not None:
                cells.append((*at, cell.data_type, cell.value, kept[sheet.title][cell.coordinate].value, look(cell), at in covered))
    sheets.append(
        {
            "name": sheet.title,
            "cells": cells,
            "merged": merged,
            "notes": [(cell.row - 1, cell.column - 1, cell.comment.text) for row in sheet.iter_rows() for cell in row if cell.comment],
            "heights": [(row - 1, has.height) for row, has in sheet.row_dimensions.items() if has.height],
            "offers": [
                (one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1, rule.formula1)
                for rule in sheet.data_validations.dataValidation
                if rule.type == "list"
                for one in rule.sqref.ranges
            ],
            "colours": [(str(area.sqref), rule.formula[0]) for area in sheet.conditional_formatting for rule in area.rules],
        }
    )


def write():
    """Writes it once."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    formats = {}
    red = made.add_format({"bg_color": "#F8CBAD"})
    for sheet in sheets:
        page = made.add_worksheet(sheet["name"])
        for area in sheet["merged"]:
            page.merge_range(*area, "")
        for row, col, kind, value, result, how, _ in sheet["cells"]:
            style = formats.get(how)
            if style is None:
                style = formats[how] = made.add_format(dict(how))
            if value is None:
                page.write_blank(row, col, None, style)
            elif kind == "f":
                page.write_formula(row, col, value, style, "" if result is None else result)
            elif kind == "n":
                page.write_number(row, col, value, style)
            else:
                page.write_string(row, col, str(value), style)
        for row, col, text in sheet["notes"]:
            page.write_comment(row, col, text)
        for row, height in sheet["heights"]:
            page.set_row(row, height)
        for a, b, c, d, source in sheet["offers"]:
            values = source.strip('"').split(",") if source.startswith('"') else "=" + source
            page.data_validation(a, b, c, d, {"validate": "list", "source": values})
        for area, rule in sheet["colours"]:
            page.conditional_format(area, {"type": "formula", "criteria": "=" + rule, "format": red})
        page.protect()
    made.close()
    return out.getvalue()


write()
start = time.perf_counter()
for _ in range(count):
    write()
print((time.perf_counter() - start) * 1000 / count)
