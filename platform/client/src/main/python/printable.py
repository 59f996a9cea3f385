"""Prints which characters Python's repr shows as they are: lengths of runs in base 36, not shown and shown in turn."""
import itertools
import sys
import textwrap

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


shown = (chr(code).isprintable() for code in range(sys.maxunicode + 1))
runs = [len(list(run)) for _, run in itertools.groupby(shown)]
print(textwrap.fill(" ".join(map(base36, runs)), 130))
