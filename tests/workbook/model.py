"""The scoring rule in exact fractions, written apart from the program, and sheets of random items to try it on."""

from fractions import Fraction as F
from random import Random

GRADES = [
    {"name": "优秀", "from": "90", "fail": False},
    {"name": "良好", "from": "80", "fail": False},
    {"name": "合格", "from": "60", "fail": False},
    {"name": "不合格", "from": "0", "fail": True},
]
SHORT = {"yn": "yes-no", "cpn": "compliant", "s5": "score5", "s10": "score10"}


def shown(number, decimals):
    """Rounds once, half up."""
    scale = 10**decimals
    twice = number * scale * 2 + 1
    whole = twice.numerator // twice.denominator // 2
    if decimals == 0:
        return str(whole)
    return f"{whole // scale}.{whole % scale:0{decimals}}"


def credit(item, answer):
    """The credit of one answered sample."""
    scale = item["scale"]
    kind, has = (scale, {}) if isinstance(scale, str) else next(iter(scale.items()))
    if kind == "yes-no":
        return F(answer == "yes")
    if kind == "compliant":
        return {"full": F(1), "partial": F(has.get("partial", "1/2")), "none": F(0)}[answer]
    if kind in ("score5", "score10"):
        return F(answer, int(kind[5:]))
    if kind == "deduct":
        points = F(item["points"])
        return max(F(0), 1 - F(has["per"]) * answer / points) if points else F(answer == 0)
    if kind == "measure":
        for step in has["steps"]:
            fits = "max" not in step or F(str(answer)) <= F(step["max"].rstrip("s"))
            if fits and ("min" not in step or F(str(answer)) >= F(step["min"].rstrip("s"))):
                return F(step["credit"])
        return F(0)
    return next(F(one["credit"]) for one in has["choices"] if one["id"] == answer)


def judge(item, answers):
    """State, credit and credits of the samples of one item."""
    credits = [credit(item, a) for a in answers if a not in ("na", "no-see", "")]
    if credits:
        mean = min(credits) if item["samples_rule"] == "all" else sum(credits) / len(credits)
        return "A", mean, credits
    if "" in answers:
        return "B", None, []
    return ("N" if all(a == "na" for a in answers) else "O"), None, []


def score(sheet, answers):
    """What a sheet comes to; `answers` is a list of samples for each item."""
    decimals, at = sheet["decimals"], 0
    reasons, numbers, caps, fails = [], [], [], 0
    earned = maximum = weighted = weights = all_points = na = judged = F(0)
    blanks, found = 0, {"critical": 0, "major": 0, "minor": 0}
    for section in sheet["sections"]:
        e = m = F(0)
        emptied = False
        own = []
        for item in section["items"]:
            points = F(item["points"])
            state, c, credits = judge(item, answers[at])
            at += 1
            rule = item.get("critical")
            hit = rule and any(one < F(rule["below"]) for one in credits)
            if hit:
                effect = rule["effect"].split(":")
                own.append({"fail": "critical"}.get(effect[0], effect[0]))
                fails += effect[0] == "fail"
                emptied |= effect[0] == "zero_section"
                caps += [F(effect[1])] if effect[0] == "cap" else []
                found["critical"] += 1
            elif state == "A" and c < 1:
                severity = item.get("severity") or ("minor" if c <= F(1, 2) else None)
                if severity:
                    found[severity] += 1
            if points > 0:
                all_points += points
                blanks += state == "B"
                na += points * (state == "N")
                if state == "A":
                    e, m, judged = e + points * c, m + points, judged + points
        e = F(0) if emptied else e
        number = 100 * e / m if m else None
        short = number is not None and "min" in section and F(shown(number, decimals)) < F(section["min"])
        reasons.append((own, short))
        numbers.append(None if number is None else shown(number, decimals))
        earned, maximum = earned + e, maximum + m
        if number is not None:
            weighted, weights = weighted + F(section["weight"]) * number, weights + F(section["weight"])
    if sheet["model"] == "points":
        raw = 100 * earned / maximum if maximum else None
    else:
        raw = weighted / weights if weights else None
    final = raw if raw is None or not caps else min(raw, min(caps))
    text = None if final is None else shown(final, decimals)
    by_findings = sheet["grade_by"] == "findings"
    grades = sheet["findings" if by_findings else "grades"]
    lowest = len(grades) - 1
    if not by_findings:
        lowest = max(range(len(grades)), key=lambda n: (-F(grades[n]["from"]), n))
    is_short = not fails and not blanks and raw is not None and any(short for _, short in reasons)
    codes = [code for own, short in reasons for code in own + ["section_min"] * (is_short and short)]
    place = None
    if fails or is_short:
        result, place = "fail", lowest
    elif blanks:
        result = "incomplete"
        codes.append(f"blank:{blanks}")
    elif raw is None:
        result = "none"
    else:
        for n, row in enumerate(grades):
            if by_findings:
                holds = all(row.get(k) is None or found[k] <= row[k] for k in found)
            else:
                holds = F(text) >= F(row["from"])
            if holds:
                place = n
                break
        result = "fail" if place is not None and grades[place]["fail"] else "pass"
    share = lambda part, whole: shown(100 * part / whole, decimals) if whole else None
    return {
        "score": text,
        "raw": None if raw is None else shown(raw, decimals),
        "grade": None if place is None else grades[place]["name"],
        "result": result,
        "reasons": codes,
        "sections": numbers,
        "na_share": share(na, all_points),
        "coverage": share(judged, all_points - na),
    }


def item_of(n, points, scale, **more):
    """A line of a sheet as the list of items holds it."""
    return {
        "id": f"item-{n}",
        "number": f"L{n}",
        "text": f"第 {n} 项",
        "ban": False,
        "points": str(points),
        "scale": scale,
        "na": "reason",
        "samples": 1,
        "samples_rule": "mean",
        "covers": [],
        **more,
    }


def sheet_of(sections, **more):
    """A list of items."""
    return {
        "schema": "punctilio/score-sheet",
        "shape": 2,
        "sheet": "trial/full",
        "hash": "0" * 64,
        "version": "1.0.0",
        "title": "试评分表",
        "assessor": "supervisor",
        "model": "points",
        "decimals": 1,
        "na_limit": 20,
        "grade_by": "score",
        "grades": GRADES,
        "findings": [],
        "sections": [
            {"id": f"s{n}", "letter": chr(65 + n), "title": f"部分 {n}", "weight": "1", **section}
            for n, section in enumerate(sections)
        ],
        **more,
    }


def of_vector(vector):
    """The list of items and the answers of a vector."""
    words = {"y": "yes", "n": "no", "na": "na", "no": "no-see", "": ""}
    three = {"c": "full", "p": "partial", "n": "none", "na": "na", "no": "no-see", "": ""}
    sections, answers, count = [], [], 0
    for section in vector["sections"]:
        items = []
        for one in section["items"]:
            for _ in range(one.get("n", 1)):
                count += 1
                scale, kind = SHORT.get(one["scale"], one["scale"]), one["scale"]
                if kind == "cpn":
                    scale = {"compliant": {"partial": "1/2"}}
                elif kind in ("s5", "s10"):
                    scale = {SHORT[kind]: {"anchors": []}}
                elif kind == "deduct":
                    scale = {"deduct": {"per": str(one["per"])}}
                elif kind == "measure":
                    steps = [{"max": f"{most}s", "credit": share} for most, share in one["steps"]]
                    scale = {"measure": {"steps": steps}}
                given = one["a"] if isinstance(one["a"], list) else [one["a"]]
                table = three if kind == "cpn" else words
                answers.append([table.get(a, a) if isinstance(a, str) else a for a in given])
                more = {"samples": len(given)}
                if "critical" in one:
                    more["critical"] = {"effect": one["critical"], "below": str(one.get("critical_below", 1))}
                items.append(item_of(count, one["w"], scale, **more))
        keys = {key: str(section[key]) for key in ("weight", "min") if key in section}
        sections.append({"items": items, **keys})
    more = {key: vector[key] for key in ("model", "decimals", "na_limit") if key in vector}
    return sheet_of(sections, **more), answers


def random_sheet(random: Random):
    """A sheet of random items with random answers; every part of the rule occurs."""
    points = lambda: random.choice(["1", "1", "2", "3", "5", "10", "0", "2.5", "0.5", "1/3", "4.25", "1.75"])
    fractions = ["1/2", "1/3", "2/3", "0.25", "0.4", "0.7", "3/4", "0.125"]
    count, sections, answers = 0, [], []
    finished, good = random.random() < 0.75, random.choice([0.5, 0.8, 0.9, 0.97])
    for _ in range(random.randint(1, 4)):
        items = []
        for _ in range(random.randint(1, 7)):
            count += 1
            worth = points()
            kind = random.choice(["yn", "yn", "cpn", "s5", "s10", "deduct", "measure", "choice"])
            kind = "yn" if kind == "deduct" and worth == "0" else kind
            if kind == "yn":
                scale, best, rest = "yes-no", ["yes"], ["no"]
            elif kind == "cpn":
                scale = {"compliant": {"partial": random.choice(fractions)}}
                best, rest = ["full"], ["partial", "none"]
            elif kind in ("s5", "s10"):
                most = int(kind[1:])
                scale, best, rest = {SHORT[kind]: {"anchors": []}}, [most], list(range(most))
            elif kind == "deduct":
                scale = {"deduct": {"per": random.choice(["1", "0.5", "2", "1/3", "0.3"])}}
                best, rest = [0], [1, 2, 3, 7, 40]
            elif kind == "measure":
                a = random.randint(5, 20)
                if random.random() < 0.7:
                    steps = [{"max": f"{a}s", "credit": "1"}, {"max": f"{a + 5}s", "credit": random.choice(fractions)}]
                else:
                    steps = [{"min": f"{a + 5}s", "credit": "1"}, {"min": f"{a}s", "credit": random.choice(fractions)}]
                scale = {"measure": {"steps": steps}}
                best, rest = [a + 2.5], [0, a, a + 5, a + 5.5, 90]
            else:
                choices = [{"id": f"c{n}", "text": f"=状态 {n}?*", "credit": c} for n, c in enumerate(["1", *random.sample(fractions, 2), "0"])]
                scale, best, rest = {"choice": {"choices": choices}}, ["c0"], ["c1", "c2", "c3"]
            more = {"samples": random.choice([1, 1, 1, 1, 2, 3, 4])}
            more["samples_rule"] = random.choice(["mean", "mean", "all"])
            more["na"] = random.choice(["no", "reason", "yes", "yes"])
            if random.random() < 0.12:
                effect = random.choice(["fail", f"cap:{random.randint(30, 90)}", "zero_section"])
                more["critical"] = {"effect": effect, "below": random.choice(["1", "1", "1/2", "0.3"])}
            if random.random() < 0.4:
                more["severity"] = random.choice(["minor", "major"])
            items.append(item_of(count, worth, scale, **more))
            given = []
            for sample in range(more["samples"]):
                draw = random.random()
                if draw < 0.08 and more["na"] != "no":
                    given.append("na")
                elif draw < 0.13:
                    given.append("no-see")
                elif (draw < 0.16 and not finished) or (draw < 0.3 and sample > 0):
                    given.append("")
                else:
                    given.append(random.choice(best if random.random() < good else rest))
            answers.append(given)
        section = {"items": items, "weight": random.choice(["1", "50", "20", "2.5", "33.3", "0"])}
        if random.random() < 0.3:
            section["min"] = random.choice(["60", "75.5", "80", "95"])
        sections.append(section)
    more = {"model": random.choice(["points", "points", "sections"]), "decimals": random.choice([1, 1, 0, 2, 3])}
    if random.random() < 0.3:
        rows = [("A", 0, 0, 2), ("B", 0, 1, 5), ("C", 0, 3, None)]
        rows = [{"name": n, "critical": c, "major": a, "minor": i, "fail": False} for n, c, a, i in rows]
        more |= {"grade_by": "findings", "findings": [*rows, {"name": "D", "fail": True}]}
    return sheet_of(sections, **more), answers
