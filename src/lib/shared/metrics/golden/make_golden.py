"""Writes golden.json: pairs of texts with what the reference implementations say of them.

    pip install sacrebleu==2.6.0 nltk==3.10.4 rouge-score==0.1.2   (in an environment of its own)
    python make_golden.py

The texts are this project's own: sentences put together from the lists below by a seeded generator, and awkward ones
written by hand. golden.json names the versions that made it.
"""

import json
import random
from importlib.metadata import version
from pathlib import Path

import sacrebleu
from nltk.stem.porter import PorterStemmer
from nltk.translate.bleu_score import sentence_bleu
from rouge_score import rouge_scorer

HERE = Path(__file__).parent

SIGNS = """a dull headache|shortness of breath on stairs|swelling of both ankles|a rash behind the knees|tingling fingers
night sweats|a dry cough|burning while urinating|blurred vision|pain below the ribs|a stiff neck|fever of 38.5 degrees
ringing ears|heartburn after meals|two swollen glands|a sore throat|cramps in the calf|dizziness on standing up""".replace(
    "\n", "|"
).split("|")
CAUSES = """a tension headache|heart failure|eczema|carpal tunnel syndrome|an infection|asthma|cystitis|migraine
gallstones|meningitis|influenza|tinnitus|reflux disease|mononucleosis|tonsillitis|a lack of magnesium|low blood pressure
iron deficiency|an overactive thyroid|type 2 diabetes""".replace("\n", "|").split("|")
STEPS = """having your blood pressure measured|a blood test|an X-ray of the chest|drinking 1.5-2 litres of water a day
resting for 3-4 days|a visit to your family doctor|an electrocardiogram (ECG)|keeping the leg raised|an allergy test
taking 400 mg of ibuprofen, at most 3 times daily|calling an ambulance if it gets worse|a urine culture
physiotherapy twice weekly|avoiding coffee, alcohol and nicotine|an MRI scan""".replace("\n", "|").split("|")
FRAMES = [
    "It sounds like you may have {cause}. I would recommend {step}.",
    "Your symptoms, {sign} and {sign2}, could point to {cause}; {step} would help us to be sure.",
    "{sign} is often harmless. Still, {step} is advisable, as {cause} cannot be excluded without examining you.",
    "Hello! Thanks for asking. Since you describe {sign}, I'd consider {cause} first, then {cause2}. Regards",
    "Possibly {cause}. Start by {step} and {step2}. If {sign} persists for more than 10 days, see someone in person!",
    "Treatment of {cause}: {step}, {step2}, and patience. Don't worry too much about {sign}.",
    "There isn't enough information: how long have you been noticing {sign}? Have you had {cause} before?",
]

AWKWARD = [
    ("", "something"),
    ("something", ""),
    ("", ""),
    ("   \n\t ", "only spaces"),
    ("...", "!!!"),
    ("Same words.", "Same words."),
    ("same words", "Same Words"),
    ("the the the the the the the", "the cat is on the mat"),
    ("1,000 mg; 3.5 ml, 5-10 days -- and 1.", "1000 mg, 3.5ml for 5 - 10 days and 1 ."),
    ("2,5 or .5 or 5. or ,5", "2.5 , 0.5 ; 5"),
    ("Tom &amp; Jerry &lt;3 &quot;cheese&quot;", 'Tom & Jerry <3 "cheese"'),
    ("&amp;lt; twice escaped", "&lt; twice escaped"),
    ("a <skipped> gap", "a gap"),
    ("hyphen-\nated line\nbreaks", "hyphenated line breaks"),
    ("naïve café, Müller's größte Straße", "naive cafe, Muller's grosste Strasse"),
    ("Fièvre à 39,5 °C depuis 2 jours", "fièvre à 39,5 °C depuis deux jours"),
    ("発熱と頭痛があります。", "発熱があります。"),
    ("боль в груди, одышка", "боль в груди и одышка"),
    ("صداع وحمى", "صداع شديد وحمى"),
    ("🙂. good🙂, luck 👩🏽‍⚕️!", "🙂 good luck 👩🏽‍⚕️"),
    ("e\u0301te\u0301 and \u00e9t\u00e9", "\u00e9t\u00e9 and e\u0301te\u0301"),
    ("no\u00a0break\u2003em\u3000ideographic", "no break em ideographic"),
    ("unit\x1fseparator next\x85line", "unit separator next line"),
    ("zero\u200bwidth joined\ufeff mark", "zero width joined mark"),
    ("KELVIN \u212a and \u0130stanbul", "kelvin k and istanbul"),
    ("don't can't won't it's O'Neill's", "do not cannot will not it is O'Neills"),
    ("(a) [b] {c} <d> a/b a\\b a_b a^b a~b a`b a|b", "a b c d a / b a \\ b a _ b"),
    ("https://example.org/a?b=c&d=e#f", "see https://example.org/ a b c d e f"),
    ("mail me: dr.who@example.org!!!", "mail me dr who example org"),
    ("ALL CAPS ANSWER. SEEK HELP", "all caps answer seek help"),
    ("one", "one two three four five six seven eight nine ten"),
    ("one two three four five six seven eight nine ten", "one"),
    ("ten nine eight seven six five four three two one", "one two three four five six seven eight nine ten"),
    ("dying skies flies tied agreed plastered hopping", "die sky fly tie agree plaster hop"),
    ("geology theology generically radically fully", "geolog theolog generic radical ful"),
    ("x" * 300, "x" * 299 + " x"),
    ("pain " * 200, "pain and " * 100),
    ("- item one\n- item two\n\n1. first\n2. second", "item one, item two, first, second"),
    ("**bold** _it_ `code` # head", "bold it code head"),
    ("$5 %10 @home #tag *star +plus =eq :colon ;semi ?", "5 10 home tag star plus eq colon semi"),
    ("3-4-5 a-1 1-a -1 --1", "3 - 4 - 5 a - 1 1 - a - 1"),
    ("\ttabs\tand\r\nreturns\x0bfeeds\x0c", "tabs and returns feeds"),
    ("ﬁne ligature ﬃ", "fine ligature ffi"),
    ("１２３ fullwidth", "123 fullwidth"),
    ("x² + y³ = ½", "x2 + y3 = 1/2"),
    ("a line that ends in a hyphen-\n", "a line that ends in a hyphen"),
    ("and once more behind digits 3-\n \x85", "and once more behind digits 3 -"),
    ("-\n", "-"),
    ("\ufeffpain at both ends\ufeff", "pain at both ends"),
    ("\x1c\x85pain between\x1f", "pain between"),
    ("𠮷野家 痛𪜊丽痛", "𠮷 野 家 痛 痛"),
]

ROOTS = """adjust agree allow appl archae argu bak bl bowl car cau cens cern chang circul comm conf conn consid cry deal deci
defin depend diagnos diffic digit dis dy effect electr engag enjoy entr equi examin excit exist fall feel feud fil flu
form fre gener geo hap hes hop hyper ident improv infect inflam irrit judg just lie log man marr matt measur medic mix
motor nation need obes observ oper organ oscill pain philo phys plast play pregn prob radi rat react rely replac revers
roll sens sky speci stat str stress swell sympt syn tab tan teas tens toler tri troubl urin val vari viet vis wheez
yell y""".split()
ENDINGS = ["", *"""a able abli al alism aliti alize alli ally ance anci ant ate ated ates ating ation ational ations ator bl bli
ble cate e ed eed eli ement ence enci ent entli er ers es ful fulli fulness ful i ible ic ical icate iciti ied ies ily ing
ings ion ism iteness iti ive iveness iviti iz ize ized izer izing l less lli log logi ly ment ness nesses ous ousli
ousness s sed ses ss sses sting t ted tion tional tting ugh ul w x y ying zed zz zzes""".split()]


def sentence(draw: random.Random) -> str:
    sign, sign2 = draw.sample(SIGNS, 2)
    cause, cause2 = draw.sample(CAUSES, 2)
    step, step2 = draw.sample(STEPS, 2)
    text = draw.choice(FRAMES).format(sign=sign, sign2=sign2, cause=cause, cause2=cause2, step=step, step2=step2)
    return text[0].upper() + text[1:]


def changed(text: str, draw: random.Random) -> str:
    """The same answer with words left out, doubled, moved, in another case or with another ending."""
    words = []
    for word in text.split(" "):
        fate = draw.random()
        if fate < 0.12:
            continue
        if 0.15 <= fate < 0.3 and word.isalpha():
            word = word[:-1] if word.endswith("s") else word + "ing" * (fate < 0.2) + "s" * (fate > 0.2)
        words.append(word.upper() if fate > 0.97 else word)
        if 0.12 <= fate < 0.15:
            words.append(word)
    if len(words) > 3 and draw.random() < 0.5:
        at = draw.randrange(len(words))
        words = words[at:] + words[:at]
    return " ".join(words)


def pairs() -> list[tuple[str, str]]:
    draw = random.Random(20240611)
    made = list(AWKWARD)
    for index in range(200):
        reference = sentence(draw) if index % 3 else f"{sentence(draw)} {sentence(draw)}"
        if index % 4 == 0:
            candidate = sentence(draw)
        elif index % 4 == 1:
            candidate = f"{changed(reference, draw)} {sentence(draw)}"
        else:
            candidate = changed(reference, draw)
        made.append((candidate, reference))
    return made


def words() -> list[str]:
    known = {root + ending for root in ROOTS for ending in ENDINGS}
    draw = random.Random(7)
    irregular = "sky skies dying lying tying news innings inning outings outing cannings canning howe proceed exceed succeed"
    return sorted({*draw.sample(sorted(known), 2400), *irregular.split()})


def main() -> None:
    made = pairs()
    candidates, references = [candidate for candidate, _ in made], [reference for _, reference in made]
    bleu = sacrebleu.BLEU(max_ngram_order=1, tokenize="13a")
    tokenizer = bleu.tokenizer
    scorers = [rouge_scorer.RougeScorer(["rougeL"], use_stemmer=stem) for stem in (False, True)]
    rows = []
    for candidate, reference in made:
        rows.append(
            {
                "candidate": candidate,
                "reference": reference,
                # As sacrebleu itself calls its tokenizer.
                "words13a": tokenizer(candidate.rstrip()).split(),
                "sacrebleu": bleu.corpus_score([candidate], [[reference]]).score / 100,
                "nltk": float(sentence_bleu([reference.split()], candidate.split(), weights=(1,))),
                "rougeL": scorers[0].score(reference, candidate)["rougeL"].fmeasure,
                "rougeLStemmed": scorers[1].score(reference, candidate)["rougeL"].fmeasure,
            }
        )
    mean = lambda name: sum(row[name] for row in rows) / len(rows)
    stemmer = PorterStemmer()
    golden = {
        "versions": {name: version(name) for name in ("sacrebleu", "nltk", "rouge-score")},
        "corpus": {
            "sacrebleu": bleu.corpus_score(candidates, [references]).score / 100,
            "nltk": mean("nltk"),
            "rougeL": mean("rougeL"),
            "rougeLStemmed": mean("rougeLStemmed"),
        },
        "pairs": rows,
        "stems": {word: stemmer.stem(word) for word in words()},
    }
    lines = json.dumps(golden, ensure_ascii=True, indent=0, separators=(",", ":"))
    (HERE / "golden.json").write_text(lines + "\n", encoding="utf8")
    print(f"{len(rows)} pairs, {len(golden['stems'])} words")


if __name__ == "__main__":
    main()
