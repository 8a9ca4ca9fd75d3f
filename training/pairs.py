"""Step 1: learn the vocabulary, then turn every source into pairs of token ids.

Reads data/train/<source>.jsonl, one object a line: {"q", "p"} is a question with its passage,
{"title", "text"} an article. Writes prep/vocab.json and prep/<source>.pkl, two lists of uint16
arrays: the short side of each pair and the passage it belongs to. What exists is not made again.

Usage: python pairs.py VOCABULARY_SIZE
"""
import collections
import glob
import json
import os
import pickle
import random
import re
import sys

import numpy as np

import wordpiece

DATA, OUT = "data/train", "prep"
QUESTION_TOKENS, PASSAGE_TOKENS = 48, 176
CHUNK_WORDS, LEAST_CHUNK_WORDS = 100, 25
BOOK_SHARE = 0.2  # of the lines of classic_books
LARGE_SOURCE_BYTES = 60e6  # of such a source, only every n-th line counts for the vocabulary

SENTENCE_END = re.compile(r'(?<=[.!?])\s+(?=[A-Z0-9"\'(])')
NUMBER = re.compile(r"\b\d[\d,.]*\b")
NAME = re.compile(
    r"(?:[A-Z][\w'-]+)(?: (?:of|the|de|al|bin|and) (?=[A-Z]))?(?:[ ][A-Z][\w'.-]+)*"
)
FUNCTION_WORDS = set(
    "the a an of to in and that it its was is were are for on with as at by from has had have be "
    "been this which or he she they his her their but not said says say also after who will would".split()
)


def sentences(text):
    return [s.strip() for s in SENTENCE_END.split(text) if len(s.strip()) > 20]


def chunks(text):
    """Runs of whole sentences of about 100 words, as lists of sentences."""
    out, current, n = [], [], 0
    for sentence in sentences(text):
        current.append(sentence)
        n += len(sentence.split())
        if n >= CHUNK_WORDS:
            out.append(current)
            current, n = [], 0
    if n > LEAST_CHUNK_WORDS:
        out.append(current)
    return out


def cloze(sentence):
    """A rough question: drop one name or number, put a question word in front, thin the rest."""
    names = [m for m in NAME.finditer(sentence) if m.start() > 0 or " " in m.group()]
    numbers = list(NUMBER.finditer(sentence))
    k = random.random()
    if numbers and k < 0.35:
        gap = random.choice(numbers)
        asks = random.choice(["how many", "when", "how much", "what year", "how long"])
    elif names:
        gap = random.choice(names)
        asks = random.choice(["who", "what", "where", "which", "who", "what"])
    else:
        gap = None
        asks = random.choice(["why", "how", "what", "when"])
    rest = (sentence[: gap.start()] + " " + sentence[gap.end() :]) if gap else sentence
    left, keep = rest.split(), random.uniform(0.3, 0.9)
    left = [
        w
        for w in left
        if random.random() < keep
        and (w.lower() not in FUNCTION_WORDS or random.random() < 0.35)
    ]
    verb = random.choice(["did ", "was ", "is ", "does ", ""])
    return asks + " " + verb + " ".join(left[:18]) + "?"


def pairs_of_article(title, text):
    """Headline with passage; a sentence, or a cloze question made of it, with its surroundings."""
    for j, chunk in enumerate(chunks(text[:20_000])):
        body, k = " ".join(chunk), random.random()
        if title and (j == 0 or k < 0.25) and len(title) > 8:
            yield title, body
        if len(chunk) < 2:
            continue
        i = random.randrange(len(chunk))
        query = chunk[i]
        passage = body if random.random() < 0.1 else " ".join(chunk[:i] + chunk[i + 1 :])
        if random.random() < 0.5 and len(query.split()) > 6:
            query, passage = cloze(query), body
        header = (title + ". ") if title and random.random() < 0.5 else ""
        if len(passage.split()) > 15:
            yield query, header + passage


def pairs_of_source(name, lines):
    for line in lines:
        record = json.loads(line)
        if "q" in record:
            if record["q"] and record["p"]:
                yield record["q"], record["p"]
        elif name != "classic_books" or random.random() <= BOOK_SHARE:
            yield from pairs_of_article(record.get("title") or "", record["text"])


def learn_vocabulary(files, size):
    counts = collections.Counter()
    for path in files:
        every = 20 if "books" in path or "jeopardy" in path else 2
        large = os.path.getsize(path) > LARGE_SOURCE_BYTES
        for i, line in enumerate(open(path)):
            if large and i % every:
                continue
            texts = [str(v) for v in json.loads(line).values() if isinstance(v, str)]
            counts.update(wordpiece.words(" ".join(texts)[:6_000]))
    print("different words", len(counts), "in all", sum(counts.values()))
    return wordpiece.learn(counts, size)


def main():
    random.seed(0)
    os.makedirs(OUT, exist_ok=True)
    files = sorted(glob.glob(f"{DATA}/*.jsonl"))
    vocabulary_file = f"{OUT}/vocab.json"
    if not os.path.exists(vocabulary_file):
        json.dump(learn_vocabulary(files, int(sys.argv[1])), open(vocabulary_file, "w"))
    tokenize = wordpiece.Tokenizer(json.load(open(vocabulary_file)))

    def encode(text, n):
        return np.array(
            [wordpiece.CLS] + tokenize(text, n - 2) + [wordpiece.SEP], np.uint16
        )

    for path in files:
        name = os.path.basename(path)[: -len(".jsonl")]
        out = f"{OUT}/{name}.pkl"
        if os.path.exists(out) and os.path.getmtime(out) > os.path.getmtime(path):
            continue
        queries, passages = [], []
        for query, passage in pairs_of_source(name, open(path)):
            queries.append(encode(query, QUESTION_TOKENS))
            passages.append(encode(passage, PASSAGE_TOKENS))
        pickle.dump((queries, passages), open(out, "wb"))
        print(name, len(queries), flush=True)


if __name__ == "__main__":
    main()
