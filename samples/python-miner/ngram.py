"""A byte model that learns from what it is asked: counts of what followed the last 0 to 4 bytes."""
import random
from collections import defaultdict

ORDERS = 5
LISTED = 64
WHOLE = 65535


class Model:
    def __init__(self):
        self.after = [defaultdict(lambda: defaultdict(int)) for _ in range(ORDERS)]
        self.seen = set()

    def learn(self, text: bytes):
        """Takes a text in once, however often it comes."""
        if text in self.seen:
            return
        self.seen.add(text)
        for i in range(len(text)):
            for order in range(min(ORDERS, i + 1)):
                self.after[order][text[i - order : i]][text[i]] += 1

    def chances(self, before: bytes):
        """How likely each byte is next: longer contexts weigh as they were seen (Witten and Bell)."""
        mixed = [1 / 256] * 256
        for order in range(min(ORDERS, len(before) + 1)):
            counts = self.after[order].get(before[len(before) - order :])
            if not counts:
                break
            total, kinds = sum(counts.values()), len(counts)
            mixed = [chance * kinds / (total + kinds) for chance in mixed]
            for byte, count in counts.items():
                mixed[byte] += count / (total + kinds)
        return mixed

    def distribution(self, before: bytes):
        """The likeliest bytes with their parts of 65535."""
        chances = self.chances(before)
        best = sorted(range(256), key=lambda byte: -chances[byte])[:LISTED]
        pairs = [[byte, int(chances[byte] * WHOLE)] for byte in best]
        return [pair for pair in pairs if pair[1] > 0]

    def complete(self, before: bytes, length: int, seed: int) -> bytes:
        """The same seed gives the same text, as long as nothing new was learnt."""
        draw, text = random.Random(seed), bytearray(before)
        for _ in range(length):
            text += bytes(draw.choices(range(256), self.chances(bytes(text[-ORDERS:]))))
        return bytes(text[len(before) :])
