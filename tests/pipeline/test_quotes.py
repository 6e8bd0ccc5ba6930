"""Quotations of whole passages: marks that are lost or odd, paragraphs, speakers over several sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exodus_cli.facts import Article, Document, Quote
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.pipeline import people, quotes
from exodus_cli.pipeline.quotes.marks import MARKS, regions
from exodus_cli.pipeline.reading import Reading
from exodus_cli.run import Reader


def read(text: str, lang: str = "en") -> tuple[Reading, list[Quote]]:
    words = lexicon(lang)
    reading = Reading(Document(article=Article(id="x", lang=lang, sha256="0", words=1), text=text), tokenize(text, words.text), words)
    reading.people = list(people.find(reading))
    return reading, quotes.find(reading)


# ---- marks --------------------------------------------------------------------------------------
PAIRS = {
    "curly": ("“I left,” he said.", ["I left,"]),
    "straight": ('"I left," he said. "She did not."', ["I left,", "She did not."]),
    "guillemets": ("«I left», he said.", ["I left"]),
    "german": ("„I left“, he said.", ["I left"]),
    "backticks": ("``I left,'' he said.", ["I left,"]),
    "single": ("‘I have left for good,’ he said.", ["I have left for good,"]),
    "straight single": ("'I have left for good,' he said.", ["I have left for good,"]),
    "apostrophes are none": ("The workers' rights weren't the boss' concern.", []),
    "decades are none": ("In the '80s they didn't know 'em.", []),
    "one word in single marks is none": ("More than 170,000 have ‘fled’ Russia.", []),
    "nested": ("“He told me ‘go away’ and left,” she said.", ["He told me ‘go away’ and left,"]),
    "never closed": ("“I left and never came back", ["I left and never came back"]),
    "never opened": ("I left for good”, he said.", ["I left for good"]),
    "opened twice": ("“We fled “because we want to live”, he says.", ["We fled “because we want to live"]),
    "a blank inside the opening mark": ('He said," We liked the booths". Then he left.', ["We liked the booths"]),
}


@pytest.mark.parametrize("name", PAIRS)
def test_marks_pair(name: str) -> None:
    text, expected = PAIRS[name]
    tokens = tokenize(text, lexicon("en").text)
    marks = [n for n, word in enumerate(tokens.words) if word in MARKS]
    found = regions(tokens, marks, 0, len(tokens))
    assert [text[slice(*tokens.span(r.inner, r.outer))] for r in found] == expected


# ---- speakers -----------------------------------------------------------------------------------
SPEAKERS = {
    "of two side by side nobody is he": ("John Smith and Bob Jones met. He said it went well.", [None]),
    "of two side by side one is a woman": ("Mary Smith and Bob Jones met. He said it went well.", ["Bob Jones"]),
    "who was asked answers": ("Ann Lee asked Kay Ross about it. “I can't answer that,” she said.", ["Kay Ross"]),
    "who asks a question asked it": ("Ann Lee asked Kay Ross about abortion. “Will you uphold it?” she said.", ["Ann Lee"]),
    "a paper is not who spoke last": ("One executive said it was good. “We do not agree,” it read.", ["One executive", None]),
    "the asked is told of by the wife's title": (
        "Mr. Lowell's wife, Denise, said he was tired. Mr. Lowell left. “He's strong,” Mrs. Lowell said.",
        ["Denise", "Denise"],
    ),
    "a name inside a modifier is not who speaks": (
        "Hamas denied it. More than 11,000 people have been killed, according to the Hamas-controlled health ministry there.",
        ["Hamas-controlled health ministry"],
    ),
    "the pronoun is the one who spoke": (
        "Ira Lobanova runs a shelter. “We are full,” said Lobanova. She said her house was open. “Come in,” she said.",
        ["Ira Lobanova"] * 3,
    ),
    "a quotation without cue goes on": (
        "“We are full,” said Ira Lobanova. “They come every day.”\n\nThe town is small.",
        ["Ira Lobanova"],
    ),
    "an unnamed speaker stays unnamed": (
        "A nurse from Kazan said she was tired. “I sleep two hours,” she said.",
        ["nurse from Kazan", "nurse from Kazan"],
    ),
    "the owner of words that speak": ("Ira Lobanova left in May. According to Lobanova’s estimates, over 70 people left.", ["Ira Lobanova"]),
    "whoever spoke goes on, whomever he spoke of": (
        "According to Kevin Alton, a teacher, Paul Berg was a legend. He said: “Berg was the centre of it all. He is a hero.”",
        ["Kevin Alton", "Kevin Alton"],
    ),
    "somebody named since has the word": (
        "“They are against him,” Kelly Conway told host Jake Tapper. Tapper pushed back. “I don’t think that’s fair,” he said.",
        ["Kelly Conway", "Jake Tapper"],
    ),
    "a woman is no he": ("“We met Paul Berg,” said Anna Lind. He said that he was glad.", ["Anna Lind", "Paul Berg"]),
    "hours are nobody": ("Hours later Ira’s mother, who had fled, phoned him and said: “Pack your things.”", ["Ira’s mother"]),
    "somebody without a name who was introduced by the noun": (
        "Anna Lind is a lawyer. A baker in Ohio was robbed. The baker told police he was fine.",
        ["baker"],
    ),
    "the one man before, by his age and office": (
        "Mike Harlan took the stage. “I said I’d stay,” the 58-year-old senator told them.",
        ["Mike Harlan"],
    ),
    "a noun that only its ending tells": ("A spectator from Perth lost her voice. “I screamed,” the spectator said. She said it was fun.", ["spectator"] * 2),
    "they may be the women": ("The Guardian met ten women from Perm. It is hard to flee, they say.", [None]),
    "an office in capitals is nobody's name": (
        "Paul Berg is a miner. The Interior Minister has promised to come. Asked about it, he answered that it was “too early to speculate”.",
        ["Interior Minister", "Interior Minister"],
    ),
    "the one named in the paragraph of a pronoun": (
        "The camera was off, Wayne Cutler said.\n\nThat did not satisfy Rick Lind. “How convenient,” he said.",
        ["Wayne Cutler", "Rick Lind"],
    ),
    "a source that is no known voice": ("The school is shut, according to the beadle.", ["the beadle"]),
    "a restrictive clause tells of somebody new": (
        "Sara Lind opened a bakery. The banker who turned down her loan told her she would be back.",
        ["banker who turned down her loan"],
    ),
    "one without a name goes on": (
        "Hillary Clinton was in Ohio. “It is fixed,” said one, who asked not to be named. She said she had been ignored.",
        ["one", "one"],
    ),
    "who acted in the sentence before has the word": (
        "Newt Lind said nobody was safe. Paul Grassley disagreed. “We can’t just stonewall,” he said.",
        ["Newt Lind", "Paul Grassley"],
    ),
    "a verb is nobody": ("Phoned him and said: “Pack your things.”", [None]),
    "an apposition with a compound participle": (
        "One man, the son of a well-paid banker due to come home to work for the firm, said he would stay. “I am fine,” he said.",
        ["One man, the son of a well-paid banker", "One man, the son of a well-paid banker"],
    ),
    "whose wife it is": (
        "Thomas Berg runs the farm. “We are staying,” he said. His wife said she was afraid. “I cannot sleep,” she said.",
        ["Thomas Berg", "Thomas Berg's wife", "Thomas Berg's wife"],
    ),
    "a new name ends an unnamed speaker's turn": (
        "One woman said she was leaving. “I am tired,” she said.\n\nSergei, a 34-year-old engineer, crossed on foot. “I left my car,” he said.",
        ["One woman", "One woman", "Sergei"],
    ),
    "the same official": (
        "One official who was in the room said the talks had failed. “It is over,” the official said.",
        ["One official who was in the room", "One official who was in the room"],
    ),
    "a family name stands first": (
        "President Yoon Dae-jung spoke in Seoul. Yoon said that he was ready. Kim Jong Un said he was not. Kim said that war was near.",
        ["Yoon Dae-jung", "Kim Jong Un", "Kim Jong Un"],
    ),
    "a title tells more than a given name": (
        "Sen. Lindsay Harker said he respected Gen. Martin Aldous. “I see no point,” he said.",
        ["Lindsay Harker", "Lindsay Harker"],
    ),
    "whom an adviser advises does not speak": (
        "James Doyle, the governor of Ohio, was late. Advisers to the governor say the poll is wrong.",
        ["Advisers to the governor"],
    ),
    "a party and a state behind the name": (
        "Rep. Gwen Park (D-Calif.) met Rep. Dale Munson, R-Texas. “No,” the California Democrat said. “Yes,” the Republican replied.",
        ["Gwen Park", "Dale Munson"],
    ),
    "the group is the body just spoken of": (
        "Greenpeace said the plant leaked. The group said it had photographs.",
        ["Greenpeace", "Greenpeace"],
    ),
    "an office whose holder is named later": (
        "Ana Ruiz said schools came first. According to the state auditor, the jail is full. The auditor, Joyce Kim, took no side.",
        ["Ana Ruiz", "Joyce Kim"],
    ),
    "nobody speaks of himself by name": (
        "For Kevin Allton, Warhol was a legend. He said, “Warhol changed everything.”",
        ["Kevin Allton"],
    ),
    "first person in the answers of an interview": (
        "Wikinews spoke with Helena Strand, a biologist, about corals.\n\nHow do you work at that depth?\n\n"
        "We use a robot. I always say that it is like picking flowers.\n\nAnd your critics, what do they say?\n\n"
        "I told them that they were wrong. My father would tell us that the bottom was dead.",
        ["Helena Strand", "Helena Strand", "Helena Strand's father"],
    ),
    "question and answer": (
        "A talk with Marcus Bell\n\nMarcus Bell, 24, spoke to the Gazette.\n\nQ: You won. How?\n\nA: I was calm.\n\nQ: Were you lucky?\n\nA: Yes.",
        [None, "Marcus Bell", None, "Marcus Bell"],
    ),
    "names in capitals, with office and state": (
        "WOLF HARDER, CNN HOST: Senator, should he resign?\nSEN. JOHN PERRY (D-MA), COMMITTEE CHAIRMAN: I think so.\n"
        "HARDER: Now?\nPERRY (via telephone): We need a plan.\nUNIDENTIFIED MALE: No way.\nVICE PRES. CHASE: I disagree.",
        ["Wolf Harder", "John Perry", "Wolf Harder", "John Perry", None, "Chase"],
    ),
    "two of one surname, the one the article is about": (
        "Helen Carver spoke in Iowa. “We will win,” Carver said.\n\nHer husband, Bill Carver, was away. Carver said the race was close.",
        ["Helen Carver", "Helen Carver"],
    ),
    "a headline that tells who says it": (
        "Carver: Kessler is unfit to serve\n\nHelen Carver spoke on Monday. Donald Kessler was away.",
        ["Helen Carver"],
    ),
    "a headline of a paper": ("Poll: Carver leads Kessler by six points\n\nHelen Carver smiled.", ["Poll"]),
    "headlines that tell nobody's words": ("Live updates: Carver speaks in Ohio\n\nHelen Carver speaks.", []),
    "initials before the turns": (
        "Wikinews met Helena Strand in Bergen.\n\nWN: How are you?\n\nHS: I am fine.\n\nWN: And the corals?\n\nHS: They are dying.",
        [None, "Helena Strand", None, "Helena Strand"],
    ),
    "a dropped subject that a description told": (
        "“I am tired,” said Ann Cole.\n\nThe president was less restrained. “Witch hunt!” he wrote.",
        ["Ann Cole", "president"],
    ),
    "a description between a speech and a possessor": (
        "Thomas Berg and Anna were at home. Minutes after Berg’s speech Anna’s brother, who had mocked her, rang and said: “Go now.”",
        ["Anna’s brother"],
    ),
    "an acronym with stops, then the group": (
        "The N.R.A. was not amused. In a statement, the group said the senator had lied.",
        ["N.R.A."],
    ),
    "a bare surname tells a full name": (
        "HARLAN, Ky. — Bill Dutton has voted since 1968.\n\n“I’ve never seen two worse ones,” Dutton, 71, said outside the store.",
        ["Bill Dutton"],
    ),
    "the first of two surnames": (
        "Her minister, Zulema Tomás Gonzáles, said hospitals had been damaged. Dr. Tomás said help was on the way.",
        ["Zulema Tomás Gonzáles", "Zulema Tomás Gonzáles"],
    ),
    "a body by the word before its name": (
        "The developer, Chicago-based Prairie Gale, said it was grateful. The company said work would begin. German carmaker Volkswagen said it would close.",
        ["Prairie Gale", "Prairie Gale", "Volkswagen"],
    ),
    "a wife by her title, then her husband by name": (
        "Mrs. Clifton said the remarks were wrong. Her husband, former President Will Clifton, said he agreed. “I do,” Mrs. Clifton said.",
        ["Clifton", "Will Clifton", "Clifton"],
    ),
    "nobody is better than somebody wrong": ("The tests say the water is clean.", [None]),
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_speakers(name: str) -> None:
    text, expected = SPEAKERS[name]
    reading, found = read(text)
    assert [q.speaker for q in found] == expected
    known = {p.id: p for p in reading.people}
    for quote in found:
        if quote.speaker_id is not None:
            assert quote.id in known[quote.speaker_id].quotes


def test_a_heading_in_marks_belongs_to_whoever_says_it_below() -> None:
    text = "'I was terrified of being sent away'\n\nThomas Berg is a teacher.\n\n\"I was terrified of being sent away to kill,\" Berg says."
    _, found = read(text)
    assert [q.speaker for q in found] == ["Thomas Berg", "Thomas Berg"]


def test_a_heading_in_marks_that_nobody_says_is_no_quotation() -> None:
    _, found = read("“The first man on the ice”\n\nThe museum opens on Monday.")
    assert found == []


def test_several_who_speak_as_one_are_each_one_s_and_nobody_s_alone() -> None:
    reading, (quote,) = read("Anna Lind and Paul Berg said the war was over.")
    assert (quote.speaker, quote.speaker_id, quote.speaker_kind) == ("Anna Lind and Paul Berg", None, "person")
    assert [(p.name, p.quotes) for p in reading.people] == [("Anna Lind", (quote.id,)), ("Paul Berg", (quote.id,))]


# ---- public bodies ------------------------------------------------------------------------------
BODIES = {
    "guards of one border": (
        "Border guards in Finland said the queue grew. Finnish border guards said it was long.",
        ["Finnish border guards"] * 2,
    ),
    "one body called in three ways": (
        "British military chiefs said the front had moved. They said more would follow. The Ministry of Defence in London said: “It is over.”",
        ["Ministry of Defence"] * 3,
    ),
    "one that is never named in full": (
        "Russia's defence ministry said 40 men had died. The ministry said it would answer.",
        ["Russian Ministry of Defence"] * 2,
    ),
    "two countries, two bodies": (
        "Russia's defence ministry said the bridge stood. The Defence Ministry of Ukraine said it had fallen.",
        ["Russian Ministry of Defence", "Defence Ministry of Ukraine"],
    ),
    "a country has many police forces": ("London police said two men were held.", ["London police"]),
    "somebody of the body is not the body": ("A defence ministry spokesman said all was well.", ["defence ministry spokesman"]),
}


@pytest.mark.parametrize("name", BODIES)
def test_public_bodies(name: str) -> None:
    text, expected = BODIES[name]
    reading = Reader().read(Document(article=Article(id="x", lang="en", sha256="0", words=1), text=text))
    assert [q.speaker for q in reading.quotes] == expected


# ---- any text -----------------------------------------------------------------------------------
PIECES = ["“", "”", '"', "'", "«", "»", "’", ",", ".", ":", "—", "-", "(", ")", "\n", " ", "said", "he", "Anna Berg", "that", "ha detto", "che", "di",
          "secondo", "according to", "the", "il", "ministro", "adding", "who", "told", "is", "è", "lo", "per", "1,000", "è stato", "a dire", "as", "come"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), st.sampled_from(LANGUAGES))
def test_offsets_hold_for_any_row_of_words(text: str, lang: str) -> None:
    _, found = read(text, lang)
    assert len({q.id for q in found}) == len(found)
    for quote in found:
        assert quote.text == text[quote.start : quote.end]
        assert quote.content
        for start, end in quote.content:
            assert quote.start <= start < end <= quote.end
        for where in (quote.cue, quote.speaker_mention):
            assert where is None or 0 <= where[0] < where[1] <= len(text)


def test_a_crowd_is_nobody_to_look_up() -> None:
    """A group of any of its kind keeps its words in the quotation, and has no record of its own until it speaks again."""
    reading, found = read("Critics say the bridge is unsafe. Two officials said the bridge would be closed.")
    assert [(q.speaker, q.speaker_id is None) for q in found] == [("Critics", True), ("Two officials", False)]
    assert [p.name for p in reading.people] == ["Two officials"]
