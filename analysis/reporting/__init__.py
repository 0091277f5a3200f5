"""The main job: `run` makes tables, executes the `notebooks` and has the report made, `sections` turns an
executed notebook into a part of it (with `page_tables` and `glossary`), `pdf` prints it. `analysis.report`
puts the page together; `python -m analysis` is the command.
"""
