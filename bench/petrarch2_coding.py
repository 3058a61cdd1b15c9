"""Time the coding stage of PETRARCH2 on parsed sentences; a program for Python 2.7, which PETRARCH2 needs.

    python2.7 petrarch2_coding.py FOLDER FILE.xml ROUNDS

FOLDER is a copy of PETRARCH2 (github.com/openeventdata/petrarch2), FILE.xml sentences with their parse in its format.
Prints JSON: the sentences, the processor seconds of each round, how many events it found, how many sentences broke it.
"""

# ruff: noqa: E402, PTH118 - Python 2 has no pathlib, and what is imported lies in the folder that is given

import json
import os
import sys
import time

folder, xml, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
sys.path.insert(0, os.path.join(folder, "petrarch2"))
screen, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: PTH123, SIM115

import petrarch2
import PETRglobals
import PETRreader
import PETRtree
import utilities

os.chdir(os.path.join(folder, "petrarch2"))
utilities.init_logger("PETRARCH.log")
start = time.time()
PETRreader.parse_Config(os.path.join("data", "config", "PETR_config.ini"))
PETRglobals.NullVerbs = PETRglobals.NullActors = False
petrarch2.read_dictionaries()
loaded = time.time() - start

sentences = [
    (one["parsed"], one["content"], PETRreader.dstr_to_ordate(story["meta"]["date"]))
    for _, story in sorted(PETRreader.read_xml_input([xml], True).items())
    for _, one in sorted(story["sents"].items())
    if one["content"].strip()
]
seconds, events, broken = [], 0, 0
for number in range(rounds):
    start = time.clock()
    for tree, text, date in sentences:
        try:
            found, _ = PETRtree.Sentence(tree, text, date).get_events()
        except Exception:  # noqa: BLE001 - it is to be timed, not mended
            broken += number == 0
            continue
        events += len(found) if number == 0 else 0
    seconds.append(time.clock() - start)
told = {
    "sentences": [text for _, text, _ in sentences],
    "dictionaries": loaded,
    "seconds": seconds,
    "events": events,
    "broken": broken,
}
json.dump(told, screen)
