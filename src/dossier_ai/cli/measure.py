"""The commands that measure and make: eval, bench, synth."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from dossier_ai.cli.screen import progress_bar
from dossier_ai.core import Page
from dossier_ai.corpus.bench import describe_machine, measure_speed
from dossier_ai.corpus.bench_decisions import STORED, Pace, measure_decisions
from dossier_ai.corpus.evaluate import Accuracy, DossierAccuracy
from dossier_ai.corpus.evaluation_charts import accuracy_page
from dossier_ai.corpus.evaluation_keep import KeptPages
from dossier_ai.corpus.evaluation_run import evaluate_dossier
from dossier_ai.corpus.evaluation_seals import measure_seals
from dossier_ai.corpus.evaluation_signals import measure_signals
from dossier_ai.corpus.evaluation_tables import accuracy_tables, licence_table, miss_table, speed_table
from dossier_ai.corpus.evaluation_truth import find_dossiers
from dossier_ai.corpus.licences import LicenceAccuracy, ReadPage, measure_licences
from dossier_ai.corpus.synthesis import synthesise
from dossier_ai.corpus.truth_run import run_truth
from dossier_ai.corpus.truth_tables import truth_tables
from dossier_ai.errors import DossierError, UsageError
from dossier_ai.reading.files import list_files
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.ocr.engines import NAMES
from dossier_ai.reading.pages import read_file
from dossier_ai.reading.scan import read_picture
from dossier_ai.settings import Settings, bundled
from dossier_ai.store.blobs import write_together
from dossier_ai.workshop import Workshop, open_workshop

_WIDTH = 180


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command("eval")(evaluate)
    app.command("bench")(bench)
    app.command("synth")(synth)


def evaluate(
    truth: Annotated[
        Path | None, typer.Argument(help="A dossier folder with truth.json, or a folder of many.")
    ] = None,
    licences: Annotated[
        Path | None,
        typer.Option(help="Folder of photographed licences, each with a .json of its true fields beside it."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="List every wrong value with truth, ours and where.")
    ] = False,
    values: Annotated[
        bool, typer.Option("--values", help="Add every judged value to the JSON, to fit confidence on.")
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option(help="Folder that keeps the pages read; the next run takes them from there."),
    ] = None,
    charts: Annotated[
        Path | None, typer.Option(help="Write a page of charts (HTML that needs nothing else).")
    ] = None,
    count: Annotated[
        int | None,
        typer.Option("--truth", min=1, help="Try so many dossiers from truth alone: nothing drawn or read."),
    ] = None,
    signals: Annotated[
        int | None,
        typer.Option(min=1, help="Alter files and pages of so many seeds; measure what is noticed."),
    ] = None,
    seals: Annotated[
        int | None,
        typer.Option(min=1, help="Press seals on sheets of so many seeds; measure them and the print below."),
    ] = None,
    seed: Annotated[int, typer.Option(help="The first seed of --truth, --signals and --seals.")] = 1,
) -> None:
    """Measure accuracy against ground truth: documents, fields, rows, evidence, findings, verdicts.

    A value is accepted when its confidence reaches the floor of its field; an accepted value that is wrong is
    a silent error. With --keep only what comes after reading is done again: OCR takes most of the time.

    What counts as equal is written down in `corpus/evaluation_normal.py` and, for licences, in
    `corpus/licence_normal.py`. No value of a licence is ever printed.

    Examples: `dossier-ai eval corpus_samples --misses` · `dossier-ai eval --licences licences/ --json` ·
    `dossier-ai eval dossiers/ --keep pages/ --charts accuracy.html --json --values > eval.json` ·
    `dossier-ai eval --truth 2000` · `dossier-ai eval --seals 20` · `dossier-ai eval --signals 30`
    """
    if count is not None:
        _measure_truth(count, seed, as_json)
        return
    if signals is not None or seals is not None:
        _measure_marks(signals, seals, seed)
        return
    if truth is None and licences is None:
        raise UsageError("Nothing to measure.", "Give a folder with truth.json, --licences DIR or --truth N.")
    dossiers = find_dossiers(truth) if truth is not None else []
    if licences is not None and not licences.is_dir():
        raise UsageError(f"There is no folder {licences}.", "Check --licences.")
    if charts is not None and not dossiers:
        raise UsageError("There is nothing to draw.", "Give a folder with truth.json with --charts.")
    accuracy = _evaluate_dossiers(dossiers, keep) if dossiers else None
    read = _measure_licences(licences) if licences is not None else None
    if charts is not None and accuracy is not None:
        write_together({charts: accuracy_page(accuracy).encode("utf-8")})
    if as_json:
        out: dict[str, Any] = accuracy.as_json(misses=misses, values=values) if accuracy else {}
        print(json.dumps(out | ({"licences": read.as_json()} if read else {}), ensure_ascii=False, indent=1))
        return
    console = _console()
    if accuracy is not None:
        for table in accuracy_tables(accuracy):
            console.print(table)
        if misses:
            console.print(miss_table(accuracy.misses))
        for dossier, clause in accuracy.wrong_pass:
            console.print(f"[bold white on red] 误判通过 WRONG PASS [/] {dossier} {clause}")
    if read is not None:
        console.print(licence_table(read))


def _measure_truth(count: int, seed: int, as_json: bool) -> None:
    """Facts, checks and clauses alone, over dossiers as a reading without a slip would give them."""
    with progress_bar("truth") as report:
        run = run_truth(count, seed, progress=lambda done, total: report("dossiers", done, total))
    if as_json:
        print(json.dumps(run.as_json(), ensure_ascii=False, indent=1))
        return
    console = _console()
    for table in truth_tables(run):
        console.print(table)


def _measure_marks(signals: int | None, seals: int | None, seed: int) -> None:
    """Signals of altered files, and seals with the print under them, as JSON."""
    out: dict[str, Any] = {}
    if signals is not None:
        with progress_bar("signals") as report:
            out["signals"] = measure_signals(
                range(seed, seed + signals), lambda at: report("seeds", at - seed + 1, signals)
            ).as_json()
    if seals is not None:
        with open_workshop(Settings()) as workshop, progress_bar("seals") as report:
            engine, store = workshop.engine, workshop.tools.pictures
            out["seals"] = measure_seals(
                range(seed, seed + seals),
                lambda picture: read_picture(picture, engine, store, "sheet.png", 1),
                lambda at: report("seeds", at - seed + 1, seals),
            ).as_json()
    print(json.dumps(out, ensure_ascii=False, indent=1))


def _evaluate_dossiers(folders: Sequence[Path], keep: Path | None) -> Accuracy:
    """Each dossier through the whole pipeline, compared with its truth."""
    kept = KeptPages(keep) if keep is not None else None
    found: list[DossierAccuracy] = []
    for number, folder in enumerate(folders, start=1):
        with progress_bar(f"{folder.name} {number}/{len(folders)}") as report:
            found.append(evaluate_dossier(folder, kept, report))
    return Accuracy(tuple(found))


def _measure_licences(folder: Path) -> LicenceAccuracy:
    """The licence measurement through the real reading room: the default engine reads, the second one is
    asked about misses and contested values."""
    with open_workshop(Settings()) as workshop, progress_bar("licences") as report:
        return measure_licences(
            folder,
            _page_reader(workshop, workshop.engine),
            reread=workshop.tools.reread,
            second=_page_reader(workshop, workshop.second),
            each=lambda done, total: report("reading", done, total),
        )


def _page_reader(workshop: Workshop, engine: OcrEngine) -> ReadPage:
    """Reads the first page of a picture; DossierError when it cannot be read."""

    def read(picture: Path) -> Page:
        files, refused = list_files(picture, workshop.workdir)
        pages, problems = read_file(files[0], engine, workshop.workdir / "pictures") if files else ([], [])
        if not pages or not pages[0].read:
            reasons = [problem.message for problem in (*refused, *problems)]
            raise DossierError(f"{picture} cannot be read. {' '.join(reasons)}".strip())
        return pages[0]

    return read


def bench(
    path: Annotated[
        Path | None, typer.Argument(help="Scanned pages to read; default: the sample dossiers.")
    ] = None,
    repeats: Annotated[int, typer.Option(min=1, help="Times each page is read; the best counts.")] = 1,
    pages: Annotated[int, typer.Option(min=1, help="At most so many scanned pages.")] = 12,
    engine: Annotated[
        list[str] | None, typer.Option(help=f"Engines to compare: {', '.join(NAMES)}; default: all.")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of each engine.")] = 2,
    decisions: Annotated[
        bool,
        typer.Option(
            "--decisions", help="Measure deciding a record and comparing a dossier instead: no OCR."
        ),
    ] = False,
    stored: Annotated[
        int, typer.Option(min=1, help="Stored dossiers that a new one is compared with.")
    ] = STORED,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
) -> None:
    """Measure seconds per scanned page by stage and the peak of memory, engine by engine.

    The engines take turns page by page, each in a process of its own.

    Examples: `dossier-ai bench --repeats 3` · `dossier-ai bench 申报材料.pdf --engine rapidocr --json` ·
    `dossier-ai bench --decisions`
    """
    if decisions:
        _print_paces(measure_decisions(stored), as_json)
        return
    settings = Settings()
    place = path or bundled("corpus_samples")
    if not place.exists():
        raise UsageError(f"There is no file or folder {place}.", "Give a path with scanned pages.")
    wanted = tuple(dict.fromkeys(engine or NAMES))
    for name in wanted:
        if name not in NAMES:
            raise UsageError(f"There is no OCR engine {name}.", f"Choose from {', '.join(NAMES)}.")
    with progress_bar("bench") as report:
        measured = measure_speed(
            place, settings.models, settings.cache,
            engines=wanted, most_pages=pages, repeats=repeats, threads=threads, each=report,
        )  # fmt: skip
    if as_json:
        print(json.dumps(measured.as_json(), ensure_ascii=False, indent=1))
    else:
        _console().print(speed_table(measured))


def _print_paces(paces: Sequence[Pace], as_json: bool) -> None:
    if as_json:
        rows = {"machine": describe_machine(), "rows": [pace.as_json() for pace in paces]}
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table(
        title="判断与比对 Deciding and comparing", title_justify="left", caption=describe_machine(),
        caption_justify="left",
    )  # fmt: skip
    for column in ("项目 What", "次数 Runs", "中位 Median ms", "最短 Least ms", "处理器 Processor ms"):
        table.add_column(column, overflow="fold")
    for pace in paces:
        row = (pace.median_s, pace.least_s, pace.processor_s)
        table.add_row(f"{pace.zh} {pace.name}", str(pace.runs), *(f"{s * 1000:.1f}" for s in row))
    _console().print(table)


def synth(
    out: Annotated[Path, typer.Argument(help="The folder that receives one folder for each dossier.")],
    seed: Annotated[int, typer.Option(help="The first dossier's seed; the next ones count on from it.")],
    count: Annotated[int, typer.Option(min=1, help="How many dossiers.")] = 1,
    scheme: Annotated[
        str | None, typer.Option(help="A scheme's id, as `schemes` lists them; drawn when not given.")
    ] = None,
    procedure: Annotated[str, typer.Option(help="initial or renewal.")] = "initial",
    style: Annotated[
        str | None, typer.Option(help="folder, volume, photos or zip; drawn when not given.")
    ] = None,
    plant: Annotated[
        list[str] | None,
        typer.Option(
            help="A discrepancy to plant (P19; repeatable or comma-separated), or how many to draw."
        ),
    ] = None,
    degradation: Annotated[
        str | None, typer.Option(help="none, light, medium or heavy; drawn when not given.")
    ] = None,
    part: Annotated[
        str, typer.Option(help="all; held_out: only layouts and the font kept back for measuring; seen.")
    ] = "all",
    words: Annotated[
        bool, typer.Option("--words", help="Add every printed word with its box to truth.json.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; default: one for each processor.")
    ] = None,
) -> None:
    """Make synthetic dossiers of invented organisations, each with its `truth.json`; same seed, same bytes.

    A discrepancy between two dossiers (P64-P67) writes the other one beside it, as `…-companion`.

    Examples: `dossier-ai synth /tmp/dossiers --seed 1 --count 3 --scheme guangdong-platform` ·
    `dossier-ai synth /tmp/one --seed 7 --count 1 --style volume --plant P19 --plant P54 --degradation medium`
    """
    with progress_bar("synth") as report:
        folders = synthesise(
            out, seed, count,
            scheme=scheme, procedure=procedure, style=style, plant=_planting(plant), degradation=degradation,
            part=part, words=words, workers=workers,
            progress=lambda done, total: report("dossiers", done, total),
        )  # fmt: skip
    for folder in folders:
        print(folder)


def _planting(given: Sequence[str] | None) -> Sequence[str] | int | None:
    """The ids of discrepancies, or one number; None when none is given."""
    words = [word.strip() for item in given or () for word in item.split(",") if word.strip()]
    if not words:
        return None
    if len(words) == 1 and words[0].isdigit():
        return int(words[0])
    return words


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else _WIDTH)
