"""Runs programs one after the other in one process, because importing torch takes seconds. Each argument is a program;
prints one JSON list of [program, how it ended, what it printed]."""
import contextlib
import io
import json
import os
import runpy
import sys
import warnings

warnings.simplefilter("error")  # a warning in an exported program is a fault
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    with contextlib.suppress(ImportError):
        import torch


def run(words):
    """Returns None or how a program ended, and what it printed."""
    path, *options = words.split()
    printed = io.StringIO()
    os.chdir(os.path.dirname(path))
    sys.argv = [path, *options]
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(path, run_name="__main__")
        return [None, printed.getvalue()]
    except SystemExit as end:
        return [str(end.code), printed.getvalue()]
    except BaseException as error:
        return [f"{type(error).__name__}: {error}", printed.getvalue()]


result = []
for one in json.load(sys.stdin):
    if "torch" in sys.modules:
        sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)
    result.append([one, *run(one)])
json.dump(result, sys.stdout)
