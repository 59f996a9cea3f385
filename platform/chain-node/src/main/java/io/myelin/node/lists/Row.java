package io.myelin.node.lists;

/** A row with its place in the list; no two rows of a list have the same. */
public record Row<T>(Place place, T value) {}
