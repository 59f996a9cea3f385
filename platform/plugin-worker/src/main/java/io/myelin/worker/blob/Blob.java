package io.myelin.worker.blob;

import java.nio.file.Path;

/**
 * Bytes that are kept.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param file read-only; it may be taken away at any time, which ends no reading that has begun
 */
public record Blob(String sha256, long bytes, Path file) {}
