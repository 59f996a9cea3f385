package io.myelin.ledger;

import io.myelin.primitives.trie.StateTrie;

/** The newest block and the state it left: they change together. */
record Newest(Head head, StateTrie state) {}
