"""WordPiece: the normaliser, the vocabulary learned from text, and the tokeniser.

The result must agree with BertTokenizer of transformers.js, which reads `tokenizer_json()`.
"""
import collections
import heapq
import re
import unicodedata

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP, MASK = range(5)

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")

# Rules of the vocabulary.
MAX_ALPHABET = 3_000  # single letters, first or continuing, that start the vocabulary
MIN_LETTER_COUNT = 20
MIN_PAIR_COUNT = 10
MAX_WORD_LENGTH = 40
MAX_PIECE_LENGTH = 30
CACHED_WORDS = 3_000_000


def normalise(text):
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def words(text):
    """Runs of letters and digits, and every other sign by itself."""
    return WORD.findall(normalise(text))


def learn(counts, size, min_count=2):
    """Learn a vocabulary of at most `size` pieces from word counts, by merging the most frequent
    neighbours again and again (byte-pair encoding); a continuing piece begins with "##".

    A heap holds the pairs by count. Its entries go stale when a count changes, so an entry counts
    only if it still agrees with `pair_counts`.
    """
    kept = [(w, c) for w, c in counts.items() if c >= min_count and len(w) < MAX_WORD_LENGTH]
    pieces_of = [[w[0]] + ["##" + letter for letter in w[1:]] for w, _ in kept]
    count_of = [c for _, c in kept]

    letters = collections.Counter()
    for pieces, count in zip(pieces_of, count_of):
        for piece in pieces:
            letters[piece] += count
    vocabulary = [p for p, c in letters.most_common() if c >= MIN_LETTER_COUNT][:MAX_ALPHABET]
    known = set(vocabulary)

    pair_counts = collections.Counter()
    words_with = collections.defaultdict(set)
    for i, (pieces, count) in enumerate(zip(pieces_of, count_of)):
        for pair in zip(pieces, pieces[1:]):
            pair_counts[pair] += count
            words_with[pair].add(i)
    heap = [(-count, pair) for pair, count in pair_counts.items()]
    heapq.heapify(heap)

    while len(vocabulary) < size - len(SPECIAL) and heap:
        negative_count, pair = heapq.heappop(heap)
        if pair_counts[pair] != -negative_count:
            if pair_counts[pair] > 0:
                heapq.heappush(heap, (-pair_counts[pair], pair))
            continue
        if -negative_count < MIN_PAIR_COUNT:
            break
        merged = pair[0] + pair[1][2:]
        if merged not in known:
            vocabulary.append(merged)
            known.add(merged)

        changed = set()
        for i in list(words_with[pair]):
            before, count = pieces_of[i], count_of[i]
            after = _merge(before, pair, merged)
            for old in zip(before, before[1:]):
                pair_counts[old] -= count
                changed.add(old)
                words_with[old].discard(i)
            for new in zip(after, after[1:]):
                pair_counts[new] += count
                changed.add(new)
                words_with[new].add(i)
            pieces_of[i] = after
        for p in changed:
            if pair_counts[p] > 0:
                heapq.heappush(heap, (-pair_counts[p], p))
    return SPECIAL + vocabulary


def _merge(pieces, pair, merged):
    out, i = [], 0
    while i < len(pieces):
        if tuple(pieces[i : i + 2]) == pair:
            out.append(merged)
            i += 2
        else:
            out.append(pieces[i])
            i += 1
    return out


class Tokenizer:
    """Text to piece ids, without the opening and closing token. Remembers words it has cut."""

    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.cache = {}

    def __call__(self, text, max_len=10**9):
        out = []
        for word in words(text):
            out += self.cut(word)
            if len(out) >= max_len:
                return out[:max_len]
        return out

    def cut(self, word):
        """Longest known piece first; a word with a part that has none is unknown as a whole."""
        ids = self.cache.get(word)
        if ids is not None:
            return ids
        ids, start = [], 0
        while start < len(word):
            for end in range(min(len(word), start + MAX_PIECE_LENGTH), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.ids:
                    ids.append(self.ids[piece])
                    break
            else:
                ids = [UNK]
                break
            start = end
        if len(self.cache) < CACHED_WORDS:
            self.cache[word] = ids
        return ids


def tokenizer_json(vocabulary):
    """The same tokeniser as a `tokenizer.json` of the Hugging Face libraries."""
    special = lambda name: {"SpecialToken": {"id": name, "type_id": 0}}
    sequence = lambda name, type_id: {"Sequence": {"id": name, "type_id": type_id}}
    second_sep = {"SpecialToken": {"id": "[SEP]", "type_id": 1}}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": i,
                "content": name,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for i, name in enumerate(SPECIAL)
        ],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [special("[CLS]"), sequence("A", 0), special("[SEP]")],
            "pair": [
                special("[CLS]"),
                sequence("A", 0),
                special("[SEP]"),
                sequence("B", 1),
                second_sep,
            ],
            "special_tokens": {
                name: {"id": name, "ids": [SPECIAL.index(name)], "tokens": [name]}
                for name in ("[CLS]", "[SEP]")
            },
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: i for i, piece in enumerate(vocabulary)},
        },
    }
