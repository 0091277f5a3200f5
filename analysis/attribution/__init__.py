"""How a quotation is given to its speaker, step by step, each step a module of this package.

1. `frames`: the reporter's own sentence, with each quoted stretch folded into one token (marks:
   `analysis.text.marks`);
2. `clause_cues`: the verbs and nouns of saying in it (`cues`: which words can be one; `verb_forms`: which
   form is a verb here) and their subjects (`phrases`, `phrase_starts`: noun phrases by form; `subjects`:
   those that stand elsewhere; `grammar`: closed word classes);
3. `ties`, `ties_after`: which cue governs which stretch; `speech`: which stretches are no speech;
   `indirect`: what is reported without marks (`content_starts`, `content_beside`, `content_ends`, `levels`:
   from where to where); `transcripts`: label lines;
4. `name_runs`, `names`, `sexes`, `introductions`: the people and organisations of the article, all forms of
   a name under one entity (`entities`);
5. `discourse`: who is talked about at each place (`openers`: descriptions that open a sentence);
   `resolve.mentions`: whom a source means, with a module of `resolve` for each kind: `pronouns` ("she"),
   `groups` ("they", "it"), `pairs` ("the two"), `descriptions` ("the senator"), `organisations` ("the
   company"), `documents` ("the letter").

`finding` runs steps 1 to 3 over an article, `speakers` adds 4 and 5.
"""
