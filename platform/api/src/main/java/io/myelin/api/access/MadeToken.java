package io.myelin.api.access;

/** A token and its secret, which is shown this once. */
public record MadeToken(Token token, Secret secret) {}
