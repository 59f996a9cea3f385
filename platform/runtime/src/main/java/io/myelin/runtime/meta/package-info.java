/**
 * Metadata V14 and V15 (rpc.md 6), built from what the pallets declare. Start with {@link
 * io.myelin.runtime.meta.MetadataBuilder}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.meta;
