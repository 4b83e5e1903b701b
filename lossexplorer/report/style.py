"""How a report looks: light and dark as the reader's system, and light on paper."""

from __future__ import annotations

from lossexplorer.base.palette import DARK, LIGHT, Tokens
from lossexplorer.base.shades import SHADES, shades
from lossexplorer.report.svg.density import LEVELS

_RULES = """
* { box-sizing: border-box; }
html { background: var(--window); color: var(--text); color-scheme: light dark; -webkit-text-size-adjust: 100%;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; }
body { max-width: 1080px; margin: 0 auto; padding: 40px 24px 48px; }
header { margin-bottom: 24px; }
.over { color: var(--muted); font-size: 12px; letter-spacing: .06em; text-transform: uppercase; }
h1 { font-size: 28px; line-height: 1.2; font-weight: 600; margin: 4px 0 4px; letter-spacing: -.01em; }
h2 { font-size: 16px; font-weight: 600; margin: 40px 0 16px; }
h3 { font-size: 13px; font-weight: 600; margin: 0; }
p { margin: 0; }
.sub, .line, .tile .n, .muted { color: var(--muted); }
.sub { overflow-wrap: anywhere; }
.card { background: var(--surface); border: 1px solid var(--border); border-radius: 8px; padding: 16px;
  break-inside: avoid; }
.hero { display: grid; grid-template-columns: minmax(200px, 1fr) 2fr; gap: 24px; align-items: center; }
.hero .value { font-size: 44px; line-height: 1.1; font-weight: 600; letter-spacing: -.02em; }
.hero .seen { margin-top: 8px; }
.num, .value, .tile .v, td { font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 16px; margin-top: 16px;
  padding-top: 16px; border-top: 1px solid var(--border); }
.tile .v { font-size: 18px; font-weight: 600; line-height: 1.3; }
.tile .n { font-size: 12px; }
.notes { margin-top: 16px; padding: 12px 16px; border-radius: 8px; background: var(--warning-ground);
  color: var(--warning); break-inside: avoid; }
.notes p + p { margin-top: 4px; }
.pictures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
.pictures figure { margin: 0; padding: 12px 16px 12px; }
.line { font-size: 12px; margin: 0 0 8px; min-height: 18px; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { fill: var(--muted); font-size: 11px; font-family: inherit; }
svg .name { font-size: 11px; }
svg .wrong.tick { fill: var(--error); }
svg .strong { fill: var(--field); }
svg .inner { fill: var(--text); }
svg .grid { stroke: var(--grid); }
svg .axis, svg .mark { stroke: var(--guide); }
svg .guide { stroke: var(--guide); stroke-dasharray: 4 4; }
svg .frame { fill: none; stroke: var(--border); }
svg .bar { fill: var(--bar); }
svg .gap { fill: var(--bar-wrong); fill-opacity: .55; }
svg .bar.meant, svg .tick.meant { fill: var(--bar-wrong); }
svg .frame.meant { stroke: var(--bar-wrong); stroke-width: 2; }
svg .dark { fill: var(--accent); }
svg .track { fill: var(--grid); }
svg .hit { stroke: var(--text); stroke-width: 1.5; }
svg .curve { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
svg .area { fill: var(--accent); fill-opacity: .12; }
svg .point { fill: var(--bar-wrong); stroke: var(--field); stroke-width: 1.5; }
svg .dot { fill: var(--accent); stroke: var(--surface); stroke-width: 2; }
svg .rail { stroke: var(--grid); stroke-width: 5; stroke-linecap: round; }
svg .rail.full { stroke: var(--accent); }
svg .cell.right { fill: var(--bar-true); }
svg .cell.wrong { fill: var(--bar-wrong); }
.scroll { overflow-x: auto; padding: 4px 16px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { color: var(--muted); font-weight: 500; text-align: right; }
td { text-align: right; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--grid); white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
th:last-child, td:last-child { padding-right: 0; }
td.name { max-width: 200px; overflow: hidden; text-overflow: ellipsis; }
.facts .each { display: block; }
td.bad { color: var(--bar-wrong); font-weight: 600; }
.facts th, .facts td { text-align: left; vertical-align: top; white-space: normal; }
.facts th { width: 1%; white-space: nowrap; padding-right: 24px; }
.facts td { overflow-wrap: anywhere; }
code, pre { font: 12px/1.6 ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 16px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--field);
  padding: 8px 12px; border: 1px solid var(--border); border-radius: 6px; tab-size: 4; }
pre.card { padding: 8px 16px; break-inside: auto; }
.causes:not(:empty) { margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--border); }
.cause { padding: 12px 0; border-bottom: 1px solid var(--grid); break-inside: avoid; }
.cause:first-child { padding-top: 0; }
.cause:last-child { border-bottom: 0; padding-bottom: 0; }
.cause h3 { display: flex; gap: 8px; justify-content: space-between; }
.badge { font-weight: 500; color: var(--muted); white-space: nowrap; }
.badge.good { color: var(--bar-true); }
.badge.error { color: var(--error); }
.badge.warning { color: var(--warning); }
.cause pre { margin-top: 8px; }
.cause svg { max-width: 340px; margin: 10px 0; }
footer { margin-top: 32px; color: var(--muted); font-size: 12px; }
@media screen and (max-width: 760px) {
  body { padding: 24px 16px; }
  .hero, .pictures { grid-template-columns: minmax(0, 1fr); }
  .tiles { grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); }
}
@page { size: A4; margin: 8mm 11mm; }
@media print {
  html { font-size: 10px; line-height: 1.35; background: none; }
  body { max-width: none; padding: 0; position: relative; }
  header { display: flex; align-items: baseline; gap: 12px; margin: 0 220px 6px 0; }
  .over, h2.plain { display: none; }
  h1 { font-size: 18px; margin: 0; white-space: nowrap; }
  h2 { font-size: 12px; margin: 7px 0 4px; break-after: avoid; }
  h3 { font-size: 11px; }
  .card { padding: 6px 10px; border-radius: 6px; }
  .first { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 16px; }
  .hero { display: contents; }
  .hero > :first-child { grid-row: 1 / 3; max-width: 180px; }
  .hero .value { font-size: 24px; }
  .hero .seen { margin-top: 0; }
  .tiles { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 6px; margin: 0; padding: 0;
    border: 0; }
  .tile .v { font-size: 12px; }
  .tile .n, .line { font-size: 10px; }
  .notes { margin-top: 6px; padding: 4px 10px; }
  .pictures { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 6px; margin-top: 6px; }
  .pictures figure { padding: 4px 8px; }
  .diagnosed .pictures svg { height: 122px; }
  .pictures svg text, .pictures svg .name { font-size: 15px; }
  .pictures svg .name[transform] { translate: -6px 0; }
  .pictures svg .inner, .pictures svg .strong { font-size: 12px; }
  .pictures svg .named { font-size: 13px; }
  .line { margin-bottom: 0; min-height: 13px; line-height: 1.2; }
  .below { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 12px; break-inside: avoid; }
  .below > section:only-child { grid-column: 1 / -1; }
  .scroll { overflow: visible; padding: 2px 8px; }
  table, code, pre { font-size: 10px; line-height: 1.25; }
  th, td { padding: 1px 5px 1px 0; }
  td.name { max-width: 84px; }
  .diagnosed .worst tbody tr:nth-child(n+11) { display: none; }
  .diagnosed .worst tbody tr:nth-child(10) > * { border-bottom: 0; }
  .diagnosed .worst .margin, .diagnosed .worst .gradient_norm { display: none; }
  .sha { font-size: 8px; letter-spacing: -.02em; }
  .facts th { padding-right: 8px; }
  .facts .each { display: inline; margin-right: 8px; }
  pre, pre.card { margin-top: 6px; padding: 3px 10px; }
  .why { margin-top: 6px; }
  .causes:not(:empty) { margin-top: 4px; padding-top: 4px; }
  .causes { display: flex; flex-wrap: wrap; gap: 0 20px; }
  .cause { flex: 1 1 45%; padding: 4px 0; border: 0; }
  .cause:has(svg), .cause:has(pre) { flex-basis: 100%; display: grid; grid-template-columns: 1fr auto; gap: 0 16px; }
  .cause:has(svg) > *, .cause:has(pre) > * { grid-column: 1; }
  .cause > h3 { grid-column: 1 / -1 !important; }
  .cause > svg { grid-column: 2 !important; grid-row: 2 / span 6; width: 312px; margin: 2px 0; }
  .cause pre { margin-top: 3px; }
  pre.card { break-inside: avoid; }
  footer { position: absolute; top: 6px; right: 0; margin: 0; font-size: 10px; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def style() -> str:
    """The style sheet, without a font, picture or address from elsewhere."""
    light, dark = _variables(LIGHT), _variables(DARK)
    return (
        f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"{_shades()}{_RULES}"
    )


def _variables(tokens: Tokens) -> str:
    names = (
        *("window", "surface", "field", "border", "text", "muted", "accent", "grid", "guide", "error"),
        *("warning", "warning_ground", "bar", "bar_true", "bar_wrong"),
    )
    colours = {name.replace("_", "-"): getattr(tokens, name) for name in names}
    table = shades(tokens)
    for level in range(LEVELS):
        place = 1 + round((level + 0.5) * (SHADES - 2) / LEVELS)
        colours[f"s{level}"] = "#" + bytes(table[place, :3]).hex()
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _shades() -> str:
    """A line around each cell, so that single ones are seen."""
    rule = "svg .s{0} {{ fill: var(--s{0}); stroke: var(--s{0}); stroke-width: .6; }}\n"
    return "".join(rule.format(level) for level in range(LEVELS))
