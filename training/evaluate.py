"""Retrieval metrics of BM25, of vectors and of their weighted sum.

A folder holds corpus.jsonl {id, title?, text}, queries.jsonl {id, text} and qrels.tsv (query id,
document id, grade).

Usage: python evaluate.py FOLDER...  (BM25 alone; train.py --eval adds the vectors)
"""
import collections
import json
import math
import sys

import numpy as np

from wordpiece import words

STOP_WORDS = set(
    "a an and are as at be but by for if in into is it no not of on or such that the their then there "
    "these they this to was will with what which who whom whose when where why how did do does has "
    "have had".split()
)
SUFFIXES = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
VECTOR_SHARES = (0.3, 0.5)


def stem(word):
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)] + ("y" if suffix in ("ies", "ied") else "")
    return word


def terms(text):
    return [stem(w) for w in words(text) if w not in STOP_WORDS and w.isalnum()]


def load(folder):
    """Documents, the queries that have a right document, and grades by query and document."""
    documents = [json.loads(line) for line in open(folder + "/corpus.jsonl")]
    queries = [json.loads(line) for line in open(folder + "/queries.jsonl")]
    grades = collections.defaultdict(dict)
    for line in open(folder + "/qrels.tsv"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) < 3 or not parts[2].lstrip("-").isdigit():
            continue
        if int(parts[2]) > 0:
            grades[parts[0]][parts[1]] = int(parts[2])
    return documents, [q for q in queries if q["id"] in grades], grades


class BM25:
    def __init__(self, texts, k1=1.2, b=0.75):
        postings = collections.defaultdict(list)
        lengths = []
        for i, text in enumerate(texts):
            counts = collections.Counter(terms(text))
            lengths.append(sum(counts.values()))
            for term, count in counts.items():
                postings[term].append((i, count))
        lengths = np.array(lengths, float)
        self.k1, self.n = k1, len(texts)
        self.norm = k1 * (1 - b + b * lengths / lengths.mean())
        self.postings = {
            term: (np.array([i for i, _ in p]), np.array([c for _, c in p], float))
            for term, p in postings.items()
        }

    def scores(self, query):
        """One score a document."""
        out = np.zeros(self.n)
        for term in set(terms(query)):
            if term in self.postings:
                i, count = self.postings[term]
                idf = math.log(1 + (self.n - len(i) + 0.5) / (len(i) + 0.5))
                out[i] += idf * count * (self.k1 + 1) / (count + self.norm[i])
        return out


def metrics(scores_of, documents, queries, grades, k=10):
    """hit@1, @5, @10, MRR@10 and nDCG@10, averaged; `scores_of(i)` scores all documents for query i."""
    ids = [d["id"] for d in documents]
    sums = collections.Counter(hit1=0.0, hit5=0.0, hit10=0.0, mrr=0.0, ndcg=0.0)
    for qi, query in enumerate(queries):
        scores = scores_of(qi)
        top = np.argpartition(-scores, min(k, len(scores) - 1))[:k]
        top = top[np.argsort(-scores[top])]
        right = grades[query["id"]]
        hits = [ids[i] in right for i in top]
        sums["hit1"] += hits[0]
        sums["hit5"] += any(hits[:5])
        sums["hit10"] += any(hits)
        sums["mrr"] += next((1 / (j + 1) for j, hit in enumerate(hits) if hit), 0)
        gain = lambda values: sum((2**g - 1) / math.log2(j + 2) for j, g in enumerate(values))
        ideal = gain(sorted(right.values(), reverse=True)[:k])
        sums["ndcg"] += gain([right.get(ids[i], 0) for i in top]) / ideal if ideal else 0
    return {name: value / len(queries) for name, value in sums.items()}


def stretched(scores):
    """To 0..1."""
    return (scores - scores.min()) / (scores.max() - scores.min() + 1e-9)


def evaluate(folder, embed, max_queries=1500):
    """Print the metrics of each way to search; `embed` gives unit vectors of texts, or is None."""
    documents, queries, grades = load(folder)
    queries = queries[:: max(1, len(queries) // max_queries)]
    texts = [(d["title"] + ". " if d.get("title") else "") + d["text"] for d in documents]
    bm25 = BM25(texts)
    by_words = [bm25.scores(q["text"]) for q in queries]
    out = {"bm25": metrics(lambda i: by_words[i], documents, queries, grades)}
    if embed:
        by_meaning = embed([q["text"] for q in queries]) @ embed(texts).T
        out["dense"] = metrics(lambda i: by_meaning[i], documents, queries, grades)
        for w in VECTOR_SHARES:
            both = lambda i: w * stretched(by_meaning[i]) + (1 - w) * stretched(by_words[i])
            out[f"sum{w}"] = metrics(both, documents, queries, grades)
    print(folder.split("/")[-1], len(documents), "documents", len(queries), "queries")
    for name, found in out.items():
        print("  %-8s" % name, " ".join(f"{key}={value:.3f}" for key, value in found.items()))
    return out


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        evaluate(folder, None)
