package io.myelin.api;

/** What is sent with a request; servers read these and nothing else. */
public interface RequestBody {}
