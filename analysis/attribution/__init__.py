"""How a quotation is given to its speaker, step by step, each step a module of this package.

1. `frames`: the reporter's own sentence, with each quoted stretch folded into one token and what each token
   can be (`grammar`; marks: `analysis.text.marks`);
2. `clause_cues`: the verbs and nouns of saying in it and their subjects (`phrases`: noun phrases by form);
3. `ties`: which cue governs which stretch; `speech`: which stretches are no speech, and what is reported
   without marks (`content`: from where to where); `transcripts`: label lines;
4. `name_runs`, `names`, `introductions`: the people and organisations of the article, all forms of a name
   under one entity (`entities`);
5. `discourse`: who is talked about at each place; `resolve.mentions`: whom a source means, with a module of
   `resolve` for some kinds: `pronouns` ("she"), `descriptions` ("the senator"), `organisations` ("the
   company", "the letter").

`finding` runs steps 1 to 3 over an article and lists their rules by name (`STAGES`), `speakers` adds 4 and 5;
`voices`: what the article says of each speaker. docs/attribution.md follows one example.
"""
