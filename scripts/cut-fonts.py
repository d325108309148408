#!/usr/bin/env python3
"""Cuts the bundled fonts out of Inter and Pretendard; the same sources and fontTools give the same bytes.

Sources are the npm packages inter-ui 4.1.1 and pretendard 1.3.9. Without a folder the script fetches them itself:

    pip install fonttools==4.68.0 brotli
    python3 scripts/cut-fonts.py [FOLDER WITH THE TWO .tgz FILES]

What it writes, and why, is told in docs/fonts.md.
"""

import hashlib
import io
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unicodedata

from fontTools.otlLib.builder import buildCoverage
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TARGET = pathlib.Path(__file__).resolve().parent.parent / "src" / "text" / "fonts"

PACKAGES = {
    "inter-ui-4.1.1.tgz": "e392e4d71f18a7c1f23dfecd833d68fa05eeab41862686584e80fd2b5d87e9c0",
    "pretendard-1.3.9.tgz": "0ffc240cee83be02520fb4ac1b2a0a51052b9d13506ade0ba90c591dbbb3bd53",
}

LATIN = "Journeymap Sans"
KOREAN = "Journeymap Sans KR"

# Cut font, source package, file in it, family, style name, weight.
FACES = [
    ("sans-regular", "inter-ui-4.1.1.tgz", "package/web/Inter-Regular.woff2", LATIN, "Regular", 400),
    ("sans-semibold", "inter-ui-4.1.1.tgz", "package/web/Inter-SemiBold.woff2", LATIN, "SemiBold", 600),
    ("sans-bold", "inter-ui-4.1.1.tgz", "package/web/Inter-Bold.woff2", LATIN, "Bold", 700),
    ("sans-italic", "inter-ui-4.1.1.tgz", "package/web/Inter-Italic.woff2", LATIN, "Italic", 400),
    (
        "sans-kr-regular",
        "pretendard-1.3.9.tgz",
        "package/dist/public/static/alternative/Pretendard-Regular.ttf",
        KOREAN,
        "Regular",
        400,
    ),
    (
        "sans-kr-semibold",
        "pretendard-1.3.9.tgz",
        "package/dist/public/static/alternative/Pretendard-SemiBold.ttf",
        KOREAN,
        "SemiBold",
        600,
    ),
]

# First and last character of the blocks that are kept of Inter, as far as it has them.
LATIN_BLOCKS = [
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x02B0, 0x02FF),  # modifier letters: apostrophes of many orthographies
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional, with all of Vietnamese
    (0x1F00, 0x1FFF),  # Greek Extended
    (0x2000, 0x218F),  # punctuation, super- and subscripts, currency, letterlike, fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),  # circled figures
    (0x2500, 0x27BF),  # shapes and dingbats
    (0x27C0, 0x2BFF),
]

# Shaped by rule, never by glyph; or drawn in colour by the system.
LEFT_OUT = {0x00AD} | set(range(0x200B, 0x2010)) | set(range(0x2028, 0x202F)) | set(range(0x2060, 0x2070))
EMOJI = {
    0x231A, 0x231B, 0x23E9, 0x23EA, 0x23EB, 0x23EC, 0x23F0, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x267F, 0x2693,
    0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26FA,
    0x26FD, 0x2705, 0x270A, 0x270B, 0x2728, 0x274C, 0x274E, 0x2753, 0x2754, 0x2755, 0x2757, 0x2795, 0x2796, 0x2797,
    0x27B0, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55, *range(0x2648, 0x2654),
}  # fmt: skip


def ksx1001():
    """The characters of the Korean standard set that are not Han: 2350 syllables, jamo, symbols."""
    found = set()
    for row in range(0xA1, 0xC9):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("euc_kr")))
            except UnicodeDecodeError:
                pass
    return found


def latin_characters(available):
    kept = {c for first, last in LATIN_BLOCKS for c in range(first, last + 1)}
    # Neither marks that need placing, nor second codes of a letter, which a text in normal form (NFC) never has.
    kept = {c for c in kept if not unicodedata.combining(chr(c)) and unicodedata.normalize("NFC", chr(c)) == chr(c)}
    return (kept & available) - LEFT_OUT - EMOJI


def korean_characters(available, latin):
    blocks = set(range(0x3000, 0x3040)) | set(range(0x3131, 0x318F)) | set(range(0xFF01, 0xFFEF))
    # Japanese is left to the system whole, so that its syllables and its Han come from one font.
    kana = set(range(0x3040, 0x3100)) | set(range(0xFF61, 0xFFA0))
    kept = {c for c in (ksx1001() | blocks) & available if unicodedata.normalize("NFC", chr(c)) == chr(c)}
    return kept - kana - latin - LEFT_OUT - EMOJI


def sources(folder):
    """The bytes of the source packages, whose digests must be the known ones."""
    if folder is None:
        folder = pathlib.Path(tempfile.mkdtemp())
        for package in PACKAGES:
            name, version = package.removesuffix(".tgz").rsplit("-", 1)
            subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)
    found = {}
    for package, digest in PACKAGES.items():
        data = (folder / package).read_bytes()
        actual = hashlib.sha256(data).hexdigest()
        if actual != digest:
            sys.exit(f"{package}: sha256 is {actual}, not {digest}")
        found[package] = tarfile.open(fileobj=io.BytesIO(data))
    return found


def pair_kerning(font):
    """All kerning of the source: (left glyph, right glyph) to font units, by the rule "first subtable that covers"."""
    table = font["GPOS"].table
    lookups = []
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            lookups += [i for i in record.Feature.LookupListIndex if i not in lookups]
    order = font.getGlyphOrder()
    kept = set(order)
    pairs = {}
    for index in sorted(lookups):
        done = {}
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            covered = [g for g in subtable.Coverage.glyphs if g in kept]
            if subtable.Format == 1:
                by_name = dict(zip(subtable.Coverage.glyphs, subtable.PairSet))
                for left in covered:
                    for record in by_name[left].PairValueRecord:
                        if (left, record.SecondGlyph) not in done:
                            done[left, record.SecondGlyph] = getattr(record.Value1, "XAdvance", 0) or 0
            else:
                for left in covered:
                    row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)].Class2Record
                    for right in order:
                        value = row[subtable.ClassDef2.classDefs.get(right, 0)].Value1
                        if (left, right) not in done:
                            done[left, right] = getattr(value, "XAdvance", 0) or 0
        for pair, value in done.items():
            pairs[pair] = pairs.get(pair, 0) + value
    return pairs


def plain_kerning(font, pairs):
    """One pair lookup by classes that holds `pairs` exactly: what the library reads and every shaper knows."""
    cmap = font.getBestCmap()
    # Blanks are never kerned: browsers disagree on whether a word is shaped together with its blank.
    blank = {name for code, name in cmap.items() if unicodedata.category(chr(code)) == "Zs"}
    glyphs = [g for g in font.getGlyphOrder() if g in set(cmap.values()) - blank]
    value = lambda left, right: pairs.get((left, right), 0)
    rows, columns = {}, {}
    for glyph in glyphs:
        rows.setdefault(tuple(value(glyph, other) for other in glyphs), []).append(glyph)
        columns.setdefault(tuple(value(other, glyph) for other in glyphs), []).append(glyph)
    nothing = tuple([0] * len(glyphs))
    rows.pop(nothing, None)
    columns.pop(nothing, None)
    left, right = list(rows.values()), list(columns.values())
    if not left:
        return None

    subtable = otTables.PairPos()
    subtable.Format = 2
    subtable.Coverage = buildCoverage({g for group in left for g in group}, font.getReverseGlyphMap())
    subtable.ValueFormat1, subtable.ValueFormat2 = 4, 0
    # Class 0 of the left glyphs must exist; here it is empty.
    subtable.ClassDef1 = otTables.ClassDef()
    subtable.ClassDef1.classDefs = {g: i for i, group in enumerate(left, 1) for g in group}
    subtable.ClassDef2 = otTables.ClassDef()
    subtable.ClassDef2.classDefs = {g: i for i, group in enumerate(right, 1) for g in group}
    subtable.Class1Count, subtable.Class2Count = len(left) + 1, len(right) + 1
    subtable.Class1Record = []
    for group in [None, *left]:
        row = otTables.Class1Record()
        row.Class2Record = []
        for other in [None, *right]:
            cell = otTables.Class2Record()
            cell.Value1 = ValueRecord()
            cell.Value1.XAdvance = value(group[0], other[0]) if group and other else 0
            row.Class2Record.append(cell)
        subtable.Class1Record.append(row)

    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 2, 0, [subtable], 1
    return one_feature_table(lookup)


def one_feature_table(lookup):
    gpos = otTables.GPOS()
    gpos.Version = 0x00010000
    gpos.LookupList = otTables.LookupList()
    gpos.LookupList.Lookup = [lookup]
    record = otTables.FeatureRecord()
    record.FeatureTag = "kern"
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [0]
    gpos.FeatureList = otTables.FeatureList()
    gpos.FeatureList.FeatureRecord = [record]
    system = otTables.DefaultLangSys()
    system.ReqFeatureIndex, system.FeatureIndex, system.FeatureCount = 0xFFFF, [0], 1
    script = otTables.ScriptRecord()
    script.ScriptTag = "DFLT"
    script.Script = otTables.Script()
    script.Script.DefaultLangSys, script.Script.LangSysRecord = system, []
    gpos.ScriptList = otTables.ScriptList()
    gpos.ScriptList.ScriptRecord = [script]
    table = newTable("GPOS")
    table.table = gpos
    return table


def rename(font, family, style, weight):
    """Takes the reserved names off; copyright, licence and version stay."""
    names = font["name"]
    kept = {r.nameID: r.toUnicode() for r in names.names if r.platformID == 3 and r.langID == 0x409 and r.nameID in (0, 5, 13, 14)}
    names.names = []
    italic = style == "Italic"
    basic = weight in (400, 700)
    kept |= {
        1: family if basic else f"{family} {style}",
        2: style if basic else "Regular",
        3: f"1.0;{family} {style}",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
    }
    if not basic:
        kept |= {16: family, 17: style}
    for identifier, text in sorted(kept.items()):
        names.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x80 | (0x01 if italic else 0x20 if weight == 700 else 0x40)
    font["head"].macStyle = (1 if weight == 700 else 0) | (2 if italic else 0)
    font["OS/2"].achVendID = "    "


def simple_cmap(font):
    """One full table, format 12, beside the one of the basic plane that old programs want."""
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = []
    for number, platform, encoding in ((4, 3, 1), (12, 3, 10)):
        subtable = CmapSubtable.newSubtable(number)
        subtable.platformID, subtable.platEncID, subtable.language = platform, encoding, 0
        subtable.cmap = dict(font.getBestCmap())
        table.tables.append(subtable)
    font["cmap"] = table


def cut(data, family, style, weight, characters):
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["DSIG", "GSUB", "GDEF", "STAT", "MVAR"]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    kerning = plain_kerning(font, pair_kerning(font)) if family == LATIN and "GPOS" in font else None
    if "GPOS" in font:
        del font["GPOS"]
    if kerning is not None:
        font["GPOS"] = kerning
    # Both families share one line box, so that a mixed line has one.
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 1984, -494, 0
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 1984, -494, 0
    os2.usWinAscent, os2.usWinDescent = max(1984, font["head"].yMax), max(494, -font["head"].yMin)
    rename(font, family, style, weight)
    simple_cmap(font)
    return font


def write(font, path):
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    path.write_bytes(buffer.getvalue())
    bounds = font["head"]
    print(f"{path.name}: {len(buffer.getvalue())} bytes, {len(font.getBestCmap())} characters, {len(font.getGlyphOrder())} glyphs, y {bounds.yMin}..{bounds.yMax}")


def main():
    packages = sources(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    TARGET.mkdir(parents=True, exist_ok=True)
    latin = set()
    for name, package, member, family, style, weight in FACES:
        data = packages[package].extractfile(member).read()
        available = set(TTFont(io.BytesIO(data)).getBestCmap())
        if family == LATIN:
            characters = latin_characters(available)
            latin |= characters
        else:
            characters = korean_characters(available, latin)
        write(cut(data, family, style, weight, characters), TARGET / f"{name}.ttf")
    for package, member, name in (
        ("inter-ui-4.1.1.tgz", "package/LICENSE.txt", "OFL-Inter.txt"),
        ("pretendard-1.3.9.tgz", "package/dist/LICENSE.txt", "OFL-Pretendard.txt"),
    ):
        (TARGET / name).write_bytes(packages[package].extractfile(member).read().replace(b"\r\n", b"\n"))


if __name__ == "__main__":
    main()
