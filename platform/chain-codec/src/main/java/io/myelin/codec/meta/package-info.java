/**
 * What a chain says of itself, read from its metadata and written back to the same bytes (rpc.md
 * 6). Start with {@link io.myelin.codec.meta.ChainMetadata}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.codec.meta;
